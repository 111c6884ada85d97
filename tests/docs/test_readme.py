"""The README says what is so: its examples are valid and the same, its code runs, its commands are lines to paste."""

import contextlib
import io
import os
import re
import shutil
from pathlib import Path

import pytest
from command import run
from lxml import etree

from meeting_readout import convert, validate
from meeting_readout.converters.xml.writer import DECLARATION

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCES: list[tuple[str, str]] = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def only(language: str) -> str:
    """Give the only fence in a language."""
    found = [text for name, text in FENCES if name == language]
    assert len(found) == 1
    return found[0]


def line(name: str) -> str:
    """Give the shell command between its two comments, as whoever runs it automatically finds it."""
    found = re.findall(rf"<!-- {name} command -->\n```sh\n(.*?)```\n<!-- end -->", README, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


@pytest.mark.parametrize("form", ["json", "xml"])
def test_the_examples_are_faultless(form: str) -> None:
    """Both examples are readouts without a finding, at anchored as well."""
    assert validate(only(form).encode(), form=form, level="anchored").findings == ()


def test_the_examples_are_the_same_document() -> None:
    """The XML is, but for its declaration, what the converter makes of the JSON."""
    assert convert(only("json").encode(), "xml").decode() == DECLARATION + only("xml")


def test_the_examples_are_short() -> None:
    """Ten lines of each are enough to see what it is."""
    assert only("json").count("\n") <= 12
    assert only("xml").count("\n") <= 12


def test_the_python_runs() -> None:
    """The example of the library runs as it stands, and prints the XML of the smallest readout."""
    out = io.StringIO()
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(out):
        exec(only("python"), {})  # noqa: S102 - our own code
    assert out.getvalue().rstrip("\n") == (ROOT / "examples/minimal/minimal.readout.xml").read_text("utf-8").rstrip(
        "\n"
    )


@pytest.mark.parametrize("name", ["main", "test"])
def test_a_command_is_one_line(name: str) -> None:
    """A command is one line, and begins with nothing but Python."""
    assert line(name).count("\n") == 1
    assert line(name).startswith("python3 -m venv .venv && .venv/bin/pip install ")


def test_the_main_command_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the main command runs after the installation shows that nothing changed."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    steps = line("main").strip().split(" && ")[2:]
    assert [step.split()[0] for step in steps] == [".venv/bin/readout"] * 3 + ["cmp", "echo"]
    for step in steps[:3]:
        assert run(*step.split()[1:]).code == 0
    one, other = steps[3].split()[1:]
    assert Path(one).read_bytes() == Path(other).read_bytes()
    assert steps[4] == 'echo "nothing changed"'


def test_links_lead_somewhere() -> None:
    """Every link into the repository leads to a file or folder that is there."""
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        assert (ROOT / target).exists(), target


def test_every_verb_has_its_line() -> None:
    """The table has a row for each verb, in the order and with the words of `readout --help`."""
    printed = run("--help", env={"COLUMNS": "120"}).out.partition("Commands:\n")[2].partition("\n\n")[0]
    lines = [re.split(r"\s{2,}", row.strip(), maxsplit=1) for row in printed.splitlines()]
    rows = re.findall(r"^\| `readout ([\w-]+)` \| (.+) \|$", README, re.MULTILINE)
    assert rows == [tuple(line) for line in lines]


def test_the_checks_can_be_run() -> None:
    """`.ci/run` can be executed."""
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_picture_is_there_in_light_and_dark() -> None:
    """Both pictures of the terminal are in the repository, and the words for those who cannot see them are true."""
    shown = re.findall(r'(?:srcset|src)="([^"]+)"', README)
    assert shown == ["docs/_static/terminal-dark.svg", "docs/_static/terminal.svg"]
    (alt,) = re.findall(r'alt="([^"]+)"', README)
    title = etree.fromstring((ROOT / shown[1]).read_bytes()).findtext("{*}title")
    assert title == f"A terminal: {alt}"


def test_no_quotation_is_proven_against_a_page() -> None:
    """The pages at the front claim what is so: quotations are compared with the text that the file holds."""
    for name in ("README.md", "docs/index.md", "docs/why.md"):
        text = " ".join((ROOT / name).read_text("utf-8").split())
        assert not re.search(r"quotation[^.]* against the published text", text), name
