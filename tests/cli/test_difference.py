"""`--diff` of `fmt` and `fix`: colours, and what lines do not show."""

from pathlib import Path
from typing import Any

import pytest
from command import BASE, XML, put, run

from meeting_readout import write
from meeting_readout.cli.difference import format_difference, paint_difference

CONTENT: Any = BASE | {"blocks": [{"id": f"p{number}", "content": "word " * 20 + "word"} for number in range(3)]}
CANONICAL = write(CONTENT, "json")
LINES = CANONICAL.count(b"\n")
NAME = "a.readout.json"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of our own, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_difference_is_in_colours() -> None:
    """Removed lines are red, added ones green, the head bold, the places cyan; without colours nothing else differs."""
    put(NAME, CANONICAL.replace(b'"release":', b'"release" :'))
    colored = run("fmt", "--diff", "--color", "always", NAME)
    plain = run("fmt", "--diff", "--color", "never", NAME)
    lines = colored.out.splitlines()
    assert [line[: line.index("m") + 1] for line in lines if line.startswith("\x1b")] == [
        "\x1b[1m",
        "\x1b[1m",
        "\x1b[36m",
        "\x1b[31m",
        "\x1b[32m",
    ]
    assert all(line.endswith("\x1b[0m") for line in lines if line.startswith("\x1b"))
    for code in ("1", "36", "31", "32", "0"):
        colored = colored._replace(out=colored.out.replace(f"\x1b[{code}m", ""))
    assert colored.out == plain.out
    assert colored.code == plain.code == 1


def test_a_removed_line_that_looks_like_a_head_is_red() -> None:
    """Only the first two lines are the head."""
    written = paint_difference(format_difference("a", b"-- a\n", b"++ a\n", "fixed"), "always")
    assert "\x1b[31m--- a\x1b[0m" in written
    assert "\x1b[32m+++ a\x1b[0m" in written
    assert "\x1b[1m--- a\x1b[0m" in written


@pytest.mark.parametrize("verb", ["fmt", "fix"])
def test_fix_has_colours_too(verb: str) -> None:
    """Both verbs colour what they print."""
    put(NAME, b"\xef\xbb\xbf" + CANONICAL.replace(b'"id"', b'\n"id"'))
    assert ("\x1b[" in run(verb, "--diff", "--color", "always", NAME).out) == (verb == "fmt")
    assert "a.readout.json: the byte order mark would be removed." in run("fmt", "--diff", NAME).out


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (CANONICAL.replace(b"\n", b"\r\n"), f"only line ends would change: {LINES} are CR LF."),
        (CANONICAL.replace(b"\n", b"\r\n", 1), "only line ends would change: 1 is CR LF."),
        (CANONICAL.replace(b"\n", b"\r"), f"only line ends would change: {LINES} are CR."),
        (
            CANONICAL[:-1].replace(b"\n", b"\r\n") + b"\r",
            f"only line ends would change: {LINES - 1} are CR LF and 1 is CR.",
        ),
        (b"\xef\xbb\xbf" + CANONICAL, "only the byte order mark would be removed."),
    ],
)
def test_what_lines_do_not_show_is_described(data: bytes, said: str) -> None:
    """Where only line ends or the mark differ, the difference says so in words, and is not empty."""
    put(NAME, data)
    found = run("fmt", "--diff", NAME)
    assert found.code == 1
    assert found.out.startswith(f"{NAME}: {said}")
    assert found.out.count("\n") == 1


def test_line_ends_beside_other_changes() -> None:
    """Lines that differ are shown without their line ends, which are described below."""
    put(NAME, CANONICAL.replace(b'"release":', b'"release" :').replace(b"\n", b"\r\n"))
    lines = run("fmt", "--diff", NAME).out.splitlines()
    assert sum(line.startswith(("-", "+")) for line in lines) == 4
    assert lines[-1] == f"{NAME}: line ends would change: {LINES} are CR LF."


def test_a_missing_last_line_end_shows() -> None:
    """The last line has no line end before, and one after: it is shown as in git."""
    put(NAME, CANONICAL.removesuffix(b"\n"))
    assert run("fmt", "--diff", NAME).out.splitlines()[-3:] == ["-}", "\\ No newline at end of file", "+}"]


def test_utf_16_is_compared_as_text() -> None:
    """A file in UTF-16 differs in the lines that change, not in all."""
    declared = XML.decode().replace("UTF-8", "UTF-16")
    put("a.readout.xml", declared.encode("utf-16"))
    lines = run("fmt", "--diff", "a.readout.xml").out.splitlines()
    assert sum(line.startswith(("-", "+")) for line in lines) == 4
    assert lines[3] == '-<?xml version="1.0" encoding="UTF-16"?>'
