"""Hostile text in documents and in names of files: no format lets it act on a terminal, a log or a page."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from meeting_readout.validator.report import FORMATS
from meeting_readout.validator.report.escape import escape, escape_json, escape_path

RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
EVIL = "\x1b[31m::set-output name=a::b\n::error::x\r\n##[add-mask]y ##vso[task.z]|<script>]]>`\u202e\u2028\x85@admin"
NAME = os.fsdecode(b"::error::\x1b[2J\n|<script>]] >`%0A," + "\u202e@admin ##[x]".encode() + b"\x80.readout.json")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a hostile document under a hostile name, and its twin that cannot be read."""
    folder = tmp_path_factory.mktemp("hostile")
    allowed = EVIL.replace("\x1b", "").replace("\r", "")
    document = {
        "specVersion": "1.0",
        "id": "x",
        "level": "anchored",
        "release": {"title": allowed, "language": allowed, "genre": allowed, allowed: 1},
        "blocks": [{"id": "p1", "content": allowed}],
        "statements": [
            {"id": "s1", "anchors": [{"block": "p1", "exact": allowed + "!"}]},
            {"id": "s2", "by": [{"ref": allowed}], EVIL: EVIL, "anchors": [{"block": "p1", "exact": "[x](y) b\n::e"}]},
            {"id": "s3", "when": [{"type": allowed}], "text": EVIL},
        ],
    }
    (folder / NAME).write_text(json.dumps(document, ensure_ascii=False, indent=0), encoding="utf-8")
    (folder / NAME.replace(".readout", "2.readout")).write_bytes(b'{"id": "\x9b31m::x')
    return folder


@pytest.fixture(scope="module", params=FORMATS)
def printed(request: pytest.FixtureRequest, folder: Path) -> tuple[str, bytes]:
    """What a format prints of the folder."""
    command = [sys.executable, "-m", "meeting_readout", "validate", "--format", request.param, "."]
    return request.param, subprocess.run(command, cwd=folder, capture_output=True, check=False).stdout  # noqa: S603 - words of our own


def test_no_control_is_printed(printed: tuple[str, bytes]) -> None:
    """The output is UTF-8 without a raw control, a change of direction, a separator of lines or half a character."""
    text = printed[1].decode("utf-8")
    assert "readout" in text
    assert not RAW.findall(text)


def test_no_line_is_a_command(printed: tuple[str, bytes]) -> None:
    """No line begins with `::` but the commands of the format for GitHub; no old-style command stands anywhere."""
    text = printed[1].decode("utf-8")
    commands = [line for line in text.splitlines() if line.lstrip().startswith("::")]
    ours = re.compile(r"::(error|warning|notice) file=[^:,]*,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=\w+::")
    if printed[0] == "github":
        assert all(ours.match(line) for line in commands if not line.startswith("::notice"))
        assert len(commands) > 5
    else:
        assert not commands
    assert not re.search(r"##(vso)?\[", text)


def test_documents_of_formats_can_be_read(printed: tuple[str, bytes]) -> None:
    """JSON and XML are well-formed for strict readers."""
    format_, output = printed
    if format_ in ("json", "sarif", "gitlab"):
        json.loads(output)
        assert not re.search(rb"(?<!\\)\\ud[89ab]", output)  # lone surrogates, which many readers refuse
    if format_ == "junit":
        etree.fromstring(output)
        assert b"]]>" not in output


def test_markdown_is_only_text(folder: Path) -> None:
    """In Markdown there is no HTML, no cell, no code, no mention and no link that the report did not mean."""
    command = [sys.executable, "-m", "meeting_readout", "validate", "--format", "markdown", "."]
    text = subprocess.run(command, cwd=folder, capture_output=True, check=False).stdout.decode()  # noqa: S603 - words of our own
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert {row.count("|") for row in rows} == {5}
    assert set(re.findall(r"<[^>]*>?", text)) == {"<br>"}
    assert not re.search(r"`|@\w|\]\(", text)


def test_safe_writes_what_is_invisible() -> None:
    """Controls, what turns the direction, and lone surrogates are written as escapes; everything else stays."""
    assert escape("a\x1b\n\x9b\u202e\u2069\udc80\uffff b\t漓湖 é 🛳") == (
        "a\\u001b\\u000a\\u009b\\u202e\\u2069\\udc80\\uffff b\t漓湖 é 🛳"
    )


def test_safe_takes_commands_apart() -> None:
    """The marks of commands to CI systems lose a character; the same characters elsewhere keep it."""
    assert escape("::x  ::y a::b") == "\\u003a:x  \\u003a:y a::b"
    assert escape("##[x] ##vso[y] ##teamcity[z] ## #[") == "#\\u0023[x] #\\u0023vso[y] #\\u0023teamcity[z] ## #["


def test_a_safe_path_still_names_its_file() -> None:
    """A name that would begin a command is given with the folder it is in."""
    assert escape_path("::a.json") == "./::a.json"


def test_safe_json_keeps_the_text() -> None:
    """Readers of JSON get the text as it was; only half a character reaches them as an escape."""
    text = EVIL + "漓湖"
    assert json.loads(escape_json({"text": text})) == {"text": text}
    assert json.loads(escape_json("\udc80")) == "\\udc80"
