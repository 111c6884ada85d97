"""The README says what is so: its examples are valid and the same, its code runs, its commands are lines to paste."""

import contextlib
import io
import os
import re
import shutil
from pathlib import Path

import pytest
from command import run

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


def test_every_verb_is_named() -> None:
    """The README names every verb of the command."""
    from meeting_readout.cli.main import ALIASES, VERBS

    for verb in VERBS.keys() - set(ALIASES):
        assert f"`readout {verb}" in README, verb
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
