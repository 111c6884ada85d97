"""A long session: whatever is typed, the diagnostics at its end are those of `readout validate`, and nothing fails."""

import json
import os
import random
from pathlib import Path

import pytest
from command import EXAMPLES, run
from editor import Editor, place

LONG = "READOUT_LONG" in os.environ
EDITS, EVERY = (2000, 20) if LONG else (60, 10)
"""How many edits there are, and after how many of them the editor asks for something."""
PATHS = sorted(EXAMPLES.rglob("*.readout.*"))
CHOSEN = PATHS if LONG else [path for path in PATHS if path.parent.name in ("press-statement", "minimal")]
PIECES = (
    *"\"{}[]<>:#|&',-",
    "\n",
    "\r\n",
    "  ",
    "- ",
    "</",
    "<!--",
    "<![CDATA[",
    "]]>",
    "\U0001f600",
    "\u2028",
    "ref",
    "x",
)


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("path", CHOSEN, ids=lambda path: path.name)
async def test_a_session_ends_with_the_findings_of_validate(editor: Editor, tmp_path: Path, path: Path) -> None:
    """After random edits the diagnostics are those of a fresh check of the final text."""
    whole, chance = path.read_text(encoding="utf-8"), random.Random(path.name)  # noqa: S311 - no secret
    uri, text = editor.open(tmp_path / path.name, whole), whole
    for number in range(1, EDITS + 1):
        text = whole if chance.random() < 0.02 else spoil(text, chance)
        editor.change(uri, text)
        if number % EVERY == 0:
            before = text[: chance.randrange(len(text) + 1)]
            await editor.ask_all(uri, place(before.replace("\r\n", "\n").replace("\r", "\n")))
    for final in (text, spoil(whole, chance)):
        editor.change(uri, final)
        assert await diagnose(editor, uri) == validate(tmp_path / path.name, final)
    editor.close(uri)


def spoil(text: str, chance: random.Random) -> str:
    """Give a text after an edit: something typed, deleted, or put elsewhere."""
    at, kind = chance.randrange(len(text) + 1), chance.random()
    end = at + chance.choice((1, 1, 2, 9, 80))
    if kind < 0.5:
        return text[:at] + chance.choice(PIECES) + text[at:]
    if kind < 0.9:
        return text[:at] + text[end:]
    return text[:at] + text[end:] + text[at:end]


async def diagnose(editor: Editor, uri: str) -> list[tuple[str, int, int, str]]:
    """Give the code, the line, the column in code points and the first sentence of each diagnostic."""
    lines = editor.texts[uri].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = []
    for one in await editor.diagnose(uri):
        line, units = lines[one.range.start.line], 2 * one.range.start.character
        column = len(line.encode("utf-16-le")[:units].decode("utf-16-le")) + 1
        found.append((str(one.code), one.range.start.line + 1, column, one.message.split("\n")[0]))
    return found


def validate(path: Path, text: str) -> list[tuple[str, int, int, str]]:
    """Give the same of what the command reports for a file."""
    path.write_text(text, encoding="utf-8", newline="")
    found = json.loads(run("validate", path, "--format", "json").out)["findings"]
    return [(one["code"], one["line"], one["column"], one["message"]) for one in found]
