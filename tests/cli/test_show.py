"""`readout show` in a terminal: a summary that fits the screen, everything, several, and errors first."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from command import BASE, EXAMPLES, MINIMAL, REFERENCE, put, run
from pytest_regressions.file_regression import FileRegressionFixture

from meeting_readout.validator.report.excerpt import get_cells

GOLDEN = Path(__file__).parents[1] / "golden" / "show"
SHOWN = {
    "reference": REFERENCE,
    "chinese": EXAMPLES / "written-instruction/written-instruction.readout.json",
    "parish": EXAMPLES / "parish-minutes/parish-minutes.readout.json",
    "city": EXAMPLES / "city-council-minutes/city-council-minutes.readout.json",
}
COLOR = re.compile(r"\x1b\[\d*m")
COUNCIL: dict[str, Any] = BASE | {
    "blocks": [{"id": "p1", "content": "The council told the clerk to write to the bank by Friday."}],
    "meeting": {"body": {"name": "Council"}},
    "directives": [
        {
            "id": "d1",
            "unconfirmed": True,
            "addressees": [{"name": "clerk"}],
            "deadlines": [{"type": "within", "duration": "P3M"}],
            "anchors": [{"block": "p1", "exact": "told the clerk to write"}],
        },
        {"id": "d2", "partOf": "d1", "anchors": [{"block": "p1", "exact": "to the bank"}]},
    ],
}


@pytest.fixture(autouse=True)
def _screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "40")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("color", ["always", "never"])
@pytest.mark.parametrize("columns", [80, 160])
@pytest.mark.parametrize("name", SHOWN)
def test_a_summary_is_what_it_was(name: str, columns: int, color: str, file_regression: FileRegressionFixture) -> None:
    """The summary of an example, at two widths, with colours and without."""
    shown = run("show", SHOWN[name], "--width", columns, "--color", color).out
    file = GOLDEN / f"{name}.{columns}.{'color' if color == 'always' else 'plain'}.txt"
    file_regression.check(shown, fullpath=file, encoding="utf-8", newline="")


@pytest.mark.parametrize("columns", [80, 160])
def test_everything_is_what_it_was(columns: int, file_regression: FileRegressionFixture) -> None:
    """All properties of an example, at two widths."""
    shown = run("show", SHOWN["parish"], "--full", "--width", columns).out
    file_regression.check(shown, fullpath=GOLDEN / f"parish.full.{columns}.txt", encoding="utf-8", newline="")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/*.readout.json")), ids=lambda path: path.stem)
@pytest.mark.parametrize("columns", [40, 80, 160])
def test_no_line_is_too_long(columns: int, path: Path) -> None:
    """A line has no more cells than the screen, and a summary no more lines; colours change no word."""
    for more in ([], ["--full"]):
        plain = run("show", path, "--width", columns, *more).out
        assert max(sum(map(get_cells, line)) for line in plain.splitlines()) <= columns
        assert more or columns < 80 or len(plain.splitlines()) <= 40
        assert COLOR.sub("", run("show", path, "--width", columns, "--color", "always", *more).out) == plain


@pytest.mark.parametrize("form", ["xml", "yaml"])
def test_the_form_makes_no_difference(form: str) -> None:
    """A readout looks the same in every form."""
    assert run("show", REFERENCE.with_suffix(f".{form}")).out == run("show", REFERENCE).out


def test_what_a_part_takes_from_its_whole_is_marked() -> None:
    """An addressee and a deadline that a part inherits are shown as such, and an item that nobody confirmed as that."""
    lines = run("show", put("a.readout.json", COUNCIL), "--width", 100).out.splitlines()
    assert "  d1  clerk · told the clerk to write · within 3 months · unconfirmed" in lines
    assert "  d2  clerk (inherited) · to the bank · within 3 months (inherited)" in lines
    full = run("show", "a.readout.json", "--full").out
    assert "Addressees (inherited): clerk" in full


def test_a_meeting_and_its_chair_that_nobody_confirmed_are_marked() -> None:
    """As participants and items are: a draft must not look as if it were read."""
    chair = {"id": "ada", "type": "person", "name": "Ada", "roles": [{"role": "chair"}], "unconfirmed": True}
    draft = COUNCIL | {"meeting": COUNCIL["meeting"] | {"unconfirmed": True}, "participants": [chair]}
    lines = run("show", put("a.readout.json", draft), "--width", 100).out.splitlines()
    assert "Meeting       Council · unconfirmed" in lines
    assert "Chair         Ada (unconfirmed)" in lines


def test_several_are_a_line_each() -> None:
    """Date, body, title, decisions and directives of each; a collection is several."""
    put("a.readout.json", COUNCIL)
    lines = run("show", "a.readout.json", SHOWN["parish"], "--width", 100).out.splitlines()
    assert [line.split()[-1] for line in lines] == ["Directives", "2", "2"]
    assert lines[2].startswith("2031-09-09 Nether Quill Parish…  Minutes of the meeting")
    record = json.dumps(COUNCIL)
    put("b.readout.jsonl", f"{record}\n{record.replace('council', 'Board')}\n".encode())
    assert len(run("show", "b.readout.jsonl").out.splitlines()) == 3


def test_errors_come_first() -> None:
    """A document with errors is shown as far as it was read, its findings at the top; the exit code is 1."""
    data = COUNCIL | {"chair": "A", "directives": [*COUNCIL["directives"], {"id": "d3", "force": "reqire"}]}
    shown = run("show", put("a.readout.json", data), "--width", 100)
    assert shown.code == 1
    assert shown.out.index("S004") < shown.out.index("S002") < shown.out.index("\nThe council met\n")
    assert "Directives (3)" in shown.out
    assert "has errors: The council met" in run("show", "a.readout.json", MINIMAL).out


def test_what_cannot_be_read_is_refused() -> None:
    """A document that is none is reported beside the output, as by every verb."""
    shown = run("show", put("a.readout.json", b'{"release": '))
    assert (shown.code, shown.out) == (1, "")
    assert shown.err.startswith("a.readout.json:1:13: error W003:")
    assert run("show", "nowhere.readout.json").code == 2
    both = run("show", "a.readout.json", MINIMAL)
    assert (both.code, len(both.out.splitlines())) == (1, 2)


def test_the_standard_input_is_shown() -> None:
    """`-` is the standard input, whose form is detected or named."""
    yaml = b"{specVersion: '1.0', id: a, release: {title: We met, language: en}}"
    assert run("show", "-", "--form", "yaml", given=yaml).out.startswith("We met\nen · a\n")


def test_a_terminal_is_not_acted_upon() -> None:
    """What a document says cannot move the cursor, nor turn the direction of the line."""
    nasty = json.loads(json.dumps(COUNCIL).replace("The council met", "The \u202ecouncil\\n\u2028met"))
    shown = run("show", put("a.readout.json", nasty)).out
    assert "The \\u202ecouncil met" in shown
    assert not set("\u202e\u2028\x1b") & set(shown)


def test_a_very_long_word_is_cut() -> None:
    """A hundred thousand characters without a blank keep to the screen, and take no time."""
    nasty = json.loads(json.dumps(COUNCIL).replace("Council", "x" * 100_000))
    lines = run("show", put("a.readout.json", nasty), "--width", 80).out.splitlines()
    assert max(map(len, lines)) == 80
    assert len(lines) < 30


def test_a_person_whose_posts_are_all_faulty() -> None:
    """What is left of a person without a name and without a sound post is shown by the id."""
    person = {"id": "chair", "type": "person", "posts": ["mayor"], "roles": [{"role": "chair"}]}
    found = run("show", put("a.readout.json", COUNCIL | {"participants": [person]}))
    assert found.code == 1
    assert "chair" in found.out.rpartition("S003")[2]
