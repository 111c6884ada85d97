"""`readout validate`, `coverage` and `schema`: what they print, their options, and the exit codes."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from command import BASE, EXAMPLES, MINIMAL, REFERENCE, WRONG, XML, put, run

from meeting_readout.schemas import EDITIONS, load

WARNED = BASE | {
    "directives": [
        {"id": "d-1", "by": [{"ref": "meeting"}]},
        {"id": "d-2", "by": [{"ref": "meeting"}], "partOf": "d-1"},
    ]
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of our own, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


# ---- validate, and the exit codes


def test_0_all_was_checked(folder: Path) -> None:
    """Faultless readouts are told in one line, and the exit code is 0."""
    found = run("validate", MINIMAL, MINIMAL.with_suffix(".xml"), REFERENCE)
    assert (found.code, found.err) == (0, "")
    assert found.out == "3 documents valid. Level: core (2), complete (1).\n"


def test_1_findings(folder: Path) -> None:
    """An error makes the exit code 1."""
    put("a.readout.json", WRONG)
    assert run("validate", "a.readout.json").code == 1


def test_2_usage(folder: Path) -> None:
    """Wrong usage, and a path that names nothing, make it 2."""
    assert run("validate", "--level", "perfect", MINIMAL).code == 2
    assert run("validate", "gone").code == 2
    assert run("validat").code == 2


def test_3_what_could_not_be_checked(folder: Path) -> None:
    """A text withheld by rights cannot be compared: at anchored the run is incomplete, at core it is not."""
    rights = BASE["release"] | {"rights": "all rights reserved"}
    anchors = [{"exact": "The council met"}]
    put("a.readout.json", BASE | {"release": rights, "statements": [{"id": "s", "anchors": anchors}]})
    found = run("validate", "--level", "anchored", "a.readout.json")
    assert found.code == 3
    assert "not checked in full: the text is withheld, so its quotations were not checked." in found.out
    assert run("validate", "a.readout.json").code == 0


def test_4_a_failure_of_ours(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure of the toolkit makes it 4, whatever else there is, and a report is still written."""
    from meeting_readout.validator import engine

    def fail(*_: object) -> None:
        raise ZeroDivisionError("so it goes")

    put("a.readout.json", WRONG)
    monkeypatch.setattr(engine, "check", fail)
    found = run("validate", "gone", "a.readout.json", "--format", "json")
    assert found.code == 4
    report = json.loads(found.out)
    assert [finding["code"] for finding in report["findings"]] == ["E001", "E004"]
    assert report["findings"][1]["message"] == "the toolkit failed on this file: ZeroDivisionError: so it goes."


def test_1_goes_before_2_and_3(folder: Path) -> None:
    """Where several codes apply, findings go before wrong paths, and these before what could not be read."""
    put("a.readout.json", WRONG)
    os.mkfifo("pipe")
    assert run("validate", "gone", "a.readout.json").code == 1
    assert run("validate", "pipe", "a.readout.json").code == 1
    assert run("validate", "gone", "pipe").code == 2
    assert run("validate", MINIMAL, "pipe").code == 3


def test_help_tells_the_exit_codes(folder: Path) -> None:
    """The exit codes are in the help."""
    text = run("--help").out
    assert [line.split()[0] for line in text.partition("Exit codes:")[2].splitlines() if line.strip()] == list("01234")


@pytest.mark.parametrize(("least", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on(folder: Path, least: str, code: int) -> None:
    """--fail-on says what is grave."""
    put("a.readout.json", WARNED)
    assert run("validate", "--fail-on", least, "a.readout.json").code == code


def test_fail_on_never(folder: Path) -> None:
    """With never, errors are told, and the exit code is 0."""
    put("a.readout.json", WRONG)
    found = run("validate", "--fail-on", "never", "a.readout.json")
    assert "error S002" in found.out
    assert found.code == 0


def test_level(folder: Path) -> None:
    """--level asks for more than a file claims, never for less."""
    path = put("a.readout.json", BASE)
    assert run("validate", path).out == "1 document valid. Level: core.\n"
    found = run("validate", "--level", "complete", path)
    assert "error Q201" in found.out
    assert "Level: complete." in found.out
    path = put("a.readout.json", BASE | {"level": "anchored"})
    assert "Level: anchored." in run("validate", "--level", "core", path).out


def test_max_findings(folder: Path) -> None:
    """--max-findings cuts, and says what was cut; all are counted."""
    put("a.readout.json", BASE | {f"x{number}": 1 for number in range(10)})
    found = run("validate", "--max-findings", 3, "a.readout.json")
    assert found.out.count("error S002") == 3
    assert "7 more findings are not shown (--max-findings 3).\n10 errors, 0 warnings" in found.out
    report = json.loads(run("validate", "--max-findings", 3, "--format", "json", "a.readout.json").out)
    assert (len(report["findings"]), report["truncated"]) == (3, 7)


def test_text_is_cut_at_200(folder: Path) -> None:
    """Without the option, text is cut at 200 findings, and what programs read is not."""
    put("a.readout.json", BASE | {f"x{number}": 1 for number in range(250)})
    found = run("validate", "a.readout.json")
    assert found.out.count("error S002") == 200
    assert "50 more findings are not shown (--max-findings 200)." in found.out
    assert len(json.loads(run("validate", "--format", "json", "a.readout.json").out)["findings"]) == 250


def test_quiet(folder: Path) -> None:
    """-q drops the summary, never the findings."""
    put("a.readout.json", WRONG)
    found = run("validate", "-q", "a.readout.json", MINIMAL)
    assert found.out.startswith("a.readout.json:8:9: error S002")
    assert "Level" not in found.out
    assert run("validate", "-q", MINIMAL).out == ""


@pytest.mark.parametrize(
    ("env", "words", "colored"),
    [
        ({}, (), False),
        ({"FORCE_COLOR": "1"}, (), True),
        ({"NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, (), False),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, (), True),
        ({"NO_COLOR": "1"}, ("--color", "always"), True),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), False),
    ],
)
def test_colors(folder: Path, env: dict[str, str], words: tuple[str, ...], colored: bool) -> None:
    """--color goes before NO_COLOR, NO_COLOR before FORCE_COLOR, and that before the terminal."""
    put("a.readout.json", WRONG)
    settings = {"NO_COLOR": None, "FORCE_COLOR": None} | env
    assert ("\x1b[" in run("validate", "a.readout.json", *words, env=settings).out) is colored


def test_the_standard_input(folder: Path) -> None:
    """With -, the standard input is read, and called as --stdin-filename says."""
    found = run("validate", "-", "--stdin-filename", "b.readout.json", given=json.dumps(WRONG))
    assert found.out.startswith("b.readout.json:1:")
    assert run("validate", "-", given=XML).code == 0


def test_the_form(folder: Path) -> None:
    """The form is told by the name, else by the content, else by --form."""
    put("a.txt", XML)
    put("a.json", XML)
    assert run("validate", "a.txt").code == 0
    assert "error W003" in run("validate", "a.json").out
    assert run("validate", "--form", "xml", "a.json").code == 0


def test_check_is_validate(folder: Path) -> None:
    """`check` is another name of `validate`, which the help leaves out."""
    assert run("check", MINIMAL) == run("validate", MINIMAL)
    assert "  check " not in run("--help").out


def test_a_mistyped_verb(folder: Path) -> None:
    """A mistyped verb is told, with the one that is meant."""
    assert "There is no verb 'validat'. Did you mean 'validate'?" in run("validat", "a").err


# ---- coverage


def test_coverage_of_the_reference_example() -> None:
    """The reference example covers everything."""
    found = run("coverage", EXAMPLES / "reference")
    assert found.code == 0
    assert {line.partition(": ")[2].split(" of ")[0] for line in found.out.splitlines()} == {"100 %"}


def test_coverage_tells_the_gaps(folder: Path) -> None:
    """Words that nothing covers are told with their block and range in code points."""
    blocks = [
        {"id": "p1", "content": "On Monday 𠮷 the council met.", "omitted": [{"exact": "On", "reason": "connective"}]}
    ]
    statements = [{"id": "s1", "anchors": [{"block": "p1", "exact": "the council"}]}]
    put("a.readout.json", BASE | {"blocks": blocks, "statements": statements})
    found = run("coverage", "a.readout.json")
    assert found.code == 1
    assert found.out == (
        "a.readout.json: 54.5 % of 22 letters and digits covered: 10 in anchors, 2 omitted with a reason.\n"
        "  p1 [3:11] Monday 𠮷\n"
        "  p1 [24:27] met\n"
    )


def test_coverage_without_a_text(folder: Path) -> None:
    """Where there is no text, there is nothing to cover."""
    found = run("coverage", put("a.readout.json", BASE))
    assert (found.code, found.out) == (0, "a.readout.json: there is no text to cover.\n")


def test_coverage_of_an_invalid_readout(folder: Path) -> None:
    """An invalid readout is told with its findings."""
    found = run("coverage", put("a.readout.json", WRONG))
    assert found.code == 1
    assert "error S002" in found.out


def test_coverage_of_a_block_without_a_sound_id(folder: Path) -> None:
    """Words of a block whose id is faulty are told without it."""
    found = run("coverage", put("a.readout.json", BASE | {"blocks": [{"id": "P 1", "content": "They met."}]}))
    assert found.code == 1
    assert "   [0:8] They met\n" in found.out


HALF: dict[str, Any] = {
    "blocks": [{"id": "p1", "content": "One two."}],
    "statements": [{"id": "s1", "anchors": [{"block": "p1", "exact": "One"}]}],
}


@pytest.mark.parametrize(
    "error",
    [{"chair": "A"}, {"directives": [{"id": 5}]}, {"meeting": {"body": {"ref": "b"}}}, {"release": {}}],
)
@pytest.mark.parametrize("form", ["json", "yaml"])
def test_coverage_of_the_sound_parts(folder: Path, error: dict[str, Any], form: str) -> None:
    """While other errors stand, the share and the places are those of the rest."""
    put(f"a.readout.{form}", BASE | HALF | error)
    found = run("coverage", f"a.readout.{form}")
    assert found.code == 1
    assert "error" in found.out
    assert found.out.endswith(
        f"a.readout.{form}: 50.0 % of 6 letters and digits covered: 3 in anchors, 0 omitted with a reason.\n"
        "  p1 [4:7] two\n"
    )


def test_coverage_of_what_nobody_can_read(folder: Path) -> None:
    """A file that cannot be read is not measured, and the total says so."""
    put("a.readout.json", b"{")
    put("b.readout.json", BASE | HALF | {"specVersion": "1.7"})
    put("c.readout.json", BASE | HALF)
    found = run("coverage", "-q", ".")
    assert (found.code, found.out) == (
        1,
        "Total of 3 documents, 2 not measured: 50.0 % of 6 letters and digits covered: "
        "3 in anchors, 0 omitted with a reason.\n",
    )
    assert "W003" in found.err


@pytest.mark.parametrize("given", [None, "-"])
def test_coverage_of_a_collection(folder: Path, given: str | None) -> None:
    """Each record has its line and its share; the total is that of several paths, too."""
    records = [BASE | HALF, BASE | {"id": "b"}, BASE | HALF | {"id": "c", "chair": "A"}]
    path = put("a.readout.jsonl", "".join(json.dumps(record) + "\n" for record in records).encode())
    put("d.readout.json", BASE | HALF)
    words = ("--stdin-filename", path) if given else ()
    found = run("coverage", *words, given or path, "d.readout.json", given=path.read_bytes() if given else None)
    assert [line for line in found.out.splitlines() if line.startswith(("a.readout.jsonl:", "d.", "Total"))] == [
        "a.readout.jsonl:1: 50.0 % of 6 letters and digits covered: 3 in anchors, 0 omitted with a reason.",
        "a.readout.jsonl:2: there is no text to cover.",
        'a.readout.jsonl:3:219: error S002: a readout has no "chair".',
        "a.readout.jsonl:3: 50.0 % of 6 letters and digits covered: 3 in anchors, 0 omitted with a reason.",
        "d.readout.json: 50.0 % of 6 letters and digits covered: 3 in anchors, 0 omitted with a reason.",
        "Total of 4 documents, 1 without text: 50.0 % of 18 letters and digits covered: "
        "9 in anchors, 0 omitted with a reason.",
    ]


def test_coverage_for_programs(folder: Path) -> None:
    """--format json prints one object: a document with its gaps, and the total."""
    path = put("a.readout.jsonl", json.dumps(BASE | HALF).encode() + b"\n{\n")
    counts = {"letters": 6, "anchored": 3, "omitted": 0, "percent": 50.0}
    found = run("coverage", "--format", "json", path)
    gap = {"block": "p1", "start": 4, "end": 7, "words": "two"}
    assert json.loads(found.out) == {
        "documents": [
            {"path": "a.readout.jsonl", "line": 1, "id": "a", "errors": 0, "coverage": counts, "gaps": [gap]},
            {"path": "a.readout.jsonl", "line": 2, "id": None, "errors": 1, "coverage": None, "gaps": []},
        ],
        "total": {"documents": 2, "without_text": 0, "not_measured": 1, **counts},
    }
    Path("b").mkdir()
    assert json.loads(run("coverage", "--format", "json", "b").out)["total"]["percent"] is None


# ---- schema


@pytest.mark.parametrize("edition", EDITIONS)
def test_schema_prints_each_edition(folder: Path, edition: str) -> None:
    """Each edition is the packaged file, byte for byte, on the standard output and in a file."""
    assert run("schema", "--format", edition).raw == load(EDITIONS[edition])
    assert run("schema", "--format", edition, "-o", "out") == (0, "", "", b"")
    assert Path("out").read_bytes() == load(EDITIONS[edition])


def test_schema_is_json_unless_asked(folder: Path) -> None:
    """Without a format, the authored schema is printed."""
    assert run("schema").raw == load("readout.schema.json")
    assert run("schema", "-o", "gone/a").code == 2
