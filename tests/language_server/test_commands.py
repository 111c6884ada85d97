"""The commands by the protocol."""

from pathlib import Path
from typing import Any

import pytest
from editor import Editor
from lsp_samples import FORMS, fill
from lsprotocol import types

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def run(editor: Editor, command: str, uri: str) -> Any:
    """Run a command on an open text."""
    return await editor.client.workspace_execute_command_async(types.ExecuteCommandParams(command, [uri]))


@pytest.mark.parametrize("form", FORMS)
async def test_coverage_is_measured(editor: Editor, tmp_path: Path, form: str) -> None:
    """The command returns how much of the text is covered, and the words that are not."""
    uri = editor.open(tmp_path / f"a.readout.{form}", fill(form))
    found = await run(editor, "readout.coverage", uri)
    assert (found["letters"], found["anchored"], found["omitted"]) == (48, 8, 0)
    assert [(gap["block"], gap["words"]) for gap in found["gaps"]] == [
        ("p1", "The council met. It asked"),
        ("p1", "to act & report. All \U0001f600 agreed"),
    ]


@pytest.mark.parametrize("form", FORMS)
async def test_the_page_is_made(editor: Editor, tmp_path: Path, form: str) -> None:
    """The command returns the page of the text as it is in the editor."""
    uri = editor.open(tmp_path / f"a.readout.{form}", fill(form))
    page = await run(editor, "readout.page", uri)
    assert page.startswith("<!DOCTYPE html>")
    assert "Ann Ferry" in page


async def test_a_text_that_is_not_open_gives_nothing(editor: Editor, tmp_path: Path) -> None:
    """A command on a text that is not open returns nothing."""
    assert await run(editor, "readout.coverage", (tmp_path / "b.readout.json").as_uri()) is None
