"""The canonical layout by the protocol."""

from pathlib import Path

import pytest
from command import EXAMPLES
from editor import Editor
from lsprotocol import types

pytestmark = pytest.mark.asyncio(loop_scope="module")
OPTIONS = types.FormattingOptions(tab_size=2, insert_spaces=True)
SPOILT = {
    "json": lambda text: text.replace('"id":', '"id"  :', 3),
    "xml": lambda text: text.replace("<blocks>", "<blocks  >", 1).replace("\n", "\n\n", 4),
    "yaml": lambda text: text.replace("id:", "id:  ", 3),
}


async def layout(editor: Editor, uri: str) -> str:
    """Format a text, and return what it is then."""
    params = types.DocumentFormattingParams(types.TextDocumentIdentifier(uri), OPTIONS)
    return editor.apply(uri, await editor.client.text_document_formatting_async(params) or ())


@pytest.mark.parametrize("form", SPOILT)
async def test_the_canonical_layout_is_made(editor: Editor, tmp_path: Path, form: str) -> None:
    """A file becomes what `readout fmt` makes of it; one in the layout is not edited."""
    text = (EXAMPLES / "reference" / f"sme-leading-group-7.readout.{form}").read_text(encoding="utf-8")
    spoilt = SPOILT[form](text)
    assert spoilt != text
    uri = editor.open(tmp_path / f"a.readout.{form}", spoilt)
    assert await layout(editor, uri) == text
    editor.change(uri, text)
    params = types.DocumentFormattingParams(types.TextDocumentIdentifier(uri), OPTIONS)
    assert await editor.client.text_document_formatting_async(params) == ()


@pytest.mark.parametrize("form", SPOILT)
async def test_what_cannot_be_read_stays(editor: Editor, tmp_path: Path, form: str) -> None:
    """A file with errors of form or schema is not edited, and the log says why."""
    uri = editor.open(tmp_path / f"a.readout.{form}", {"xml": "<readout"}.get(form, "{"))
    assert await layout(editor, uri) == editor.texts[uri]
    assert "cannot be formatted. W003" in editor.client.log_messages[-1].message


async def test_little_is_edited(editor: Editor, tmp_path: Path) -> None:
    """What is in the layout before and behind a change is not edited, so that the cursor stays."""
    text = (EXAMPLES / "minimal" / "minimal.readout.yaml").read_text(encoding="utf-8")
    uri = editor.open(tmp_path / "a.readout.yaml", text.replace("  title:", "  title:   "))
    params = types.DocumentFormattingParams(types.TextDocumentIdentifier(uri), OPTIONS)
    (edit,) = await editor.client.text_document_formatting_async(params) or ()
    assert edit.range.start.line == edit.range.end.line == 4
    assert editor.apply(uri, [edit]) == text
