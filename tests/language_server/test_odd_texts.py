"""Texts that nobody means as a readout, under its name: every question has an answer, and none takes long."""

from pathlib import Path

import pytest
from editor import Editor
from lsprotocol import types

pytestmark = pytest.mark.asyncio(loop_scope="module")
ODD = {
    "json": [
        "",
        "{",
        '{"a": ' * 3000,
        '{"directives": [{"by": [' * 500,
        '"' * 9000,
        "[" * 9000,
        '{"a":1,' * 3000,
        "\r\r",
    ],
    "xml": ["", "<", "<a>" * 3000, "<readout>" + "<directives><directive>" * 900, "<a b='" * 3000, "<![CDATA[" * 3000],
    "yaml": ["", "-", "- " * 3000, "{" * 5000, "a: |\n b\n" * 2000, "x: {a: 1}\n" * 3000, "? " * 3000, "\r\t-\r"],
}


@pytest.mark.parametrize(("form", "text"), [(form, text) for form, texts in ODD.items() for text in texts])
async def test_every_question_has_an_answer(editor: Editor, tmp_path: Path, form: str, text: str) -> None:
    """No question fails at the beginning, in the middle and at the end."""
    uri = editor.open(tmp_path / f"a.readout.{form}", text)
    assert await editor.diagnose(uri)
    lines = text.replace("\r", "\n").split("\n")
    for position in (types.Position(0, 0), types.Position(0, len(lines[0]) // 2), types.Position(len(lines) - 1, 9999)):
        await editor.ask_all(uri, position)
