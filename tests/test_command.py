"""The command: what each verb prints and writes, its options, and the exit codes."""

import json
import os
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from command import EXAMPLES, MINIMAL, run

from meeting_readout.schemas import EDITIONS, load

REFERENCE = EXAMPLES / "reference" / "sme-leading-group-7.readout.json"
BASE: dict[str, Any] = {"specVersion": "1.0", "id": "a", "release": {"title": "The council met", "language": "en"}}
WRONG = BASE | {"chair": "A"}
WARNED = BASE | {
    "directives": [
        {"id": "d-1", "by": [{"ref": "meeting"}]},
        {"id": "d-2", "by": [{"ref": "meeting"}], "partOf": "d-1"},
    ]
}
XML = MINIMAL.with_suffix(".xml").read_bytes()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of our own, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, data: Any) -> Path:
    """Write a file: bytes as they are, data as JSON that is far from canonical."""
    path = Path(name)
    path.write_bytes(data if isinstance(data, bytes) else json.dumps(data, indent=8).encode())
    return path


# ---- validate, and the exit codes


def test_0_all_was_checked(folder: Path) -> None:
    """Faultless readouts are told in one line, and the exit code is 0."""
    found = run("validate", EXAMPLES)
    assert (found.code, found.err) == (0, "")
    assert re.fullmatch(r"[0-9]+ documents valid\. Level: core \([0-9]+\), complete \([0-9]+\)\.\n", found.out)


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


# ---- convert


def test_convert_there_and_back(folder: Path) -> None:
    """A file goes to the standard output in the other form, and comes back as the same bytes."""
    xml = run("convert", REFERENCE, "--to", "xml")
    assert (xml.code, xml.err) == (0, "")
    assert xml.raw == REFERENCE.with_suffix(".xml").read_bytes()
    assert run("convert", "-", "--to", "json", given=xml.raw).raw == REFERENCE.read_bytes()


def test_convert_to_a_file(folder: Path) -> None:
    """-o writes a file, and nothing beside it."""
    found = run("convert", REFERENCE, "--to", "xml", "-o", "a.xml")
    assert found == (0, "", "", b"")
    assert Path("a.xml").read_bytes() == REFERENCE.with_suffix(".xml").read_bytes()
    assert names() == ["a.xml"]
    assert stat.S_IMODE(Path("a.xml").stat().st_mode) == 0o666 & ~umask()


def test_convert_keeps_permissions(folder: Path) -> None:
    """A file that is written over keeps its permissions."""
    path = put("a.xml", b"old")
    path.chmod(0o640)
    assert run("convert", MINIMAL, "--to", "xml", "-o", path).code == 0
    assert (stat.S_IMODE(path.stat().st_mode), path.read_bytes()) == (0o640, XML)


def test_convert_refuses_a_symbolic_link(folder: Path) -> None:
    """A link is not written through, so that nothing outside is changed."""
    put("real.xml", b"old")
    Path("a.xml").symlink_to("real.xml")
    found = run("convert", MINIMAL, "--to", "xml", "-o", "a.xml")
    assert found.code == 2
    assert found.err == "a.xml cannot be written: it is a symbolic link; name the file itself.\n"
    assert Path("real.xml").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("target", "said"),
    [("gone/a.xml", "no such file or directory"), ("folder", "is a directory"), ("file/a.xml", "not a directory")],
)
def test_convert_cannot_write(folder: Path, target: str, said: str) -> None:
    """Where nothing can be written, that is said, and nothing is left behind."""
    put("file", b"")
    Path("folder").mkdir()
    found = run("convert", MINIMAL, "--to", "xml", "-o", target)
    assert (found.code, found.err) == (2, f"{target} cannot be written: {said}.\n")
    assert names() == ["file", "folder"]


def test_convert_leaves_the_old_file_where_the_disk_is_full(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is written whole or not at all."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    put("a.xml", b"old")
    monkeypatch.setattr(os, "fsync", full)
    found = run("convert", MINIMAL, "--to", "xml", "-o", "a.xml")
    assert (found.code, found.err) == (2, "a.xml cannot be written: no space left on device.\n")
    assert Path("a.xml").read_bytes() == b"old"
    assert names() == ["a.xml"]


def test_convert_refuses_an_invalid_readout(folder: Path) -> None:
    """An invalid readout is refused with its findings, on the standard error, and nothing is written."""
    put("a.readout.json", WRONG)
    found = run("convert", "a.readout.json", "--to", "xml", "-o", "a.xml")
    assert (found.code, found.out) == (1, "")
    assert 'error S002: a readout has no "chair".' in found.err
    assert not Path("a.xml").exists()


def test_convert_refuses_a_missing_file(folder: Path) -> None:
    """A file that is not there is told like everywhere."""
    found = run("convert", "gone.json", "--to", "xml")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("gone.json:1:1: error E001: there is no such file or folder.\n")


def test_convert_check(folder: Path) -> None:
    """--check proves the way there and back, and writes nothing."""
    found = run("convert", REFERENCE, "--to", "xml", "--check")
    assert (found.code, found.out) == (0, f"{REFERENCE}: to xml and back without change.\n")
    assert names() == []


def test_convert_says_that_comments_are_lost(folder: Path) -> None:
    """Comments are no content: that they are left behind is said once, on the standard error."""
    put("a.readout.xml", XML.replace(b"<release", b"<!-- a --><!-- b --><release"))
    found = run("convert", "a.readout.xml", "--to", "json")
    assert (found.code, found.raw) == (0, MINIMAL.read_bytes())
    assert found.err == "a.readout.xml: its comments are no content, and were not converted.\n"


# ---- fmt


def test_fmt(folder: Path) -> None:
    """A file is brought to the canonical layout, once."""
    path = put("a.readout.json", json.loads(REFERENCE.read_bytes()))
    found = run("fmt", path)
    assert (found.code, found.out, found.err) == (0, "", "changed a.readout.json\n")
    assert path.read_bytes() == REFERENCE.read_bytes()
    assert run("fmt", path) == (0, "", "", b"")


def test_fmt_check(folder: Path) -> None:
    """--check changes nothing, and the exit code says that something would change."""
    path = put("a.readout.json", BASE)
    before = path.read_bytes()
    found = run("fmt", "--check", path, MINIMAL)
    assert (found.code, found.err) == (1, "would change a.readout.json\n")
    assert path.read_bytes() == before
    assert run("fmt", "--check", EXAMPLES).code == 0


def test_fmt_diff(folder: Path) -> None:
    """--diff prints what would change."""
    path = put("a.readout.json", b'{"specVersion": "1.0",\n "id": "a", "release": {"title": "A", "language": "en"}}\n')
    before = path.read_bytes()
    found = run("fmt", "--diff", path)
    assert found.code == 1
    assert found.out == (
        "--- a.readout.json\n"
        "+++ a.readout.json (canonical)\n"
        "@@ -1,2 +1 @@\n"
        '-{"specVersion": "1.0",\n'
        '- "id": "a", "release": {"title": "A", "language": "en"}}\n'
        '+{"specVersion": "1.0", "id": "a", "release": {"title": "A", "language": "en"}}\n'
    )
    assert path.read_bytes() == before


def test_fmt_from_the_standard_input(folder: Path) -> None:
    """With -, what is read from the standard input goes to the standard output."""
    assert run("fmt", "-", given=json.dumps(json.loads(MINIMAL.read_bytes()), indent=3)).raw == MINIMAL.read_bytes()


@pytest.mark.parametrize("name", ["minimal.readout.json", "minimal.readout.xml"])
def test_fmt_takes_the_byte_order_mark_off(folder: Path, name: str) -> None:
    """A byte order mark goes."""
    data = MINIMAL.with_name(name).read_bytes()
    path = put(name, b"\xef\xbb\xbf" + data)
    assert run("fmt", path).code == 0
    assert path.read_bytes() == data


def test_fmt_turns_utf_16_into_utf_8(folder: Path) -> None:
    """XML in UTF-16 becomes UTF-8."""
    path = put("a.readout.xml", XML.decode().replace("UTF-8", "UTF-16").encode("utf-16"))
    assert run("fmt", path).code == 0
    assert path.read_bytes() == XML


def test_fmt_keeps_what_stands_around_the_root(folder: Path) -> None:
    """Comments and instructions around the root of XML are kept, and so is the hint to the schema."""
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    hint = f'{xsi} xsi:schemaLocation="https://w3id.org/meeting-readout/1 a.xsd"'
    start, _, rest = XML.decode().partition("\n")
    root, _, inner = rest.partition(">")
    canonical = (
        f'{start}\n<!-- one -->\n<?xml-model href="a.xsd"?>\n{root.replace(" specVersion", f" {hint} specVersion")}'
    )
    after = "<!-- two -->\n<?three?>\n"
    untidy = f"{canonical.replace(' xsi:', '  xsi:')}>{inner}".replace("<release", "\n\n<release") + f"\n{after}"
    path = put("a.readout.xml", untidy.encode())
    assert run("fmt", path).code == 0
    assert path.read_text(encoding="utf-8") == f"{canonical}>{inner}{after}"
    assert run("fmt", "--check", path).code == 0


@pytest.mark.parametrize("inside", [b"<!-- a -->", b"<?a?>"])
def test_fmt_refuses_comments_inside(folder: Path, inside: bytes) -> None:
    """Comments inside the root have no place in the layout: the file is left as it is."""
    data = XML.replace(b"<release", inside + b"<release")
    path = put("a.readout.xml", data)
    found = run("fmt", path)
    assert found.code == 1
    assert found.err.startswith(
        "a.readout.xml:1:1: error C002: there are comments inside the readout, which have no place in the canonical "
        "layout; the file was left as it is.\n"
    )
    assert path.read_bytes() == data


def test_fmt_leaves_an_invalid_file(folder: Path) -> None:
    """A file that is no readout by the schema is left as it is; one that breaks a rule only is laid out."""
    wrong, ruled = put("a.readout.json", WRONG), put("b.readout.json", BASE | {"meeting": {"body": {"ref": "b"}}})
    before = wrong.read_bytes()
    found = run("fmt", ".")
    assert found.code == 1
    assert "a.readout.json:8:9: error S002" in found.err
    assert "changed b.readout.json\n" in found.err
    assert wrong.read_bytes() == before
    assert run("fmt", "--check", ruled).code == 0


def test_fmt_cannot_write(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be written is told, and the exit code is 2."""
    put("real.json", BASE)
    Path("a.readout.json").symlink_to("real.json")
    found = run("fmt", "a.readout.json")
    assert found.code == 2
    assert found.err == "a.readout.json cannot be written: it is a symbolic link; name the file itself.\n"


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


def names() -> list[str]:
    """Give the names in the current folder, hidden ones included."""
    return sorted(path.name for path in Path().iterdir())


def umask() -> int:
    """Give the mask of new files."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
