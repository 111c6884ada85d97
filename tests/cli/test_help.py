"""What `--help` shows in a terminal of 80 columns: whole sentences, and options in groups."""

import re

import pytest
from command import run

from meeting_readout.cli.main import VERBS


@pytest.fixture(autouse=True)
def _columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def test_no_summary_is_cut() -> None:
    """Each verb has a line that ends with a full stop, and not with an ellipsis."""
    shown = run("--help").out
    commands = shown.split("Commands:\n")[1].split("\n\n")[0].splitlines()
    assert len(commands) == len(VERBS) - 1, "a summary takes more than one line"
    assert all(re.fullmatch(r"  [\w-]+ +[A-Z].*[^.]\.", line) for line in commands), shown


@pytest.mark.parametrize("verb", VERBS)
def test_no_line_is_too_long(verb: str) -> None:
    """No line of the help of a verb is wider than the terminal."""
    assert max(map(len, run(verb, "--help").out.splitlines())) <= 80


def test_options_of_validate_are_in_groups() -> None:
    """What to check, which files, report, limits: each group has its options, and no option stands apart."""
    shown = run("validate", "--help").out
    groups = re.findall(r"^(\w[\w ]*):$", shown, re.MULTILINE)
    assert groups == ["What to check", "Which files", "Report", "Limits", "Options"]
    sections = dict(zip(groups, re.split(r"^\w[\w ]*:$", shown, flags=re.MULTILINE)[1:], strict=True))
    names = {group: re.findall(r"^  (?:-\w, )?(--[\w-]+)", text, re.MULTILINE) for group, text in sections.items()}
    assert names == {
        "What to check": ["--level", "--select", "--ignore", "--fail-on"],
        "Which files": ["--exclude", "--force-exclude", "--form", "--stdin-filename", "--allow-empty"],
        "Report": [
            "--format",
            "--max-findings",
            "--statistics",
            "--sarif-line-hash",
            "--color",
            "--quiet",
            "--verbose",
        ],
        "Limits": ["--jobs", "--max-bytes", "--max-depth", "--max-nodes", "--max-string", "--timeout"],
        "Options": ["--help"],
    }
