"""The outline and the folds by the protocol."""

from pathlib import Path

import pytest
from editor import Editor
from lsp_samples import FORMS, fill
from lsprotocol import types

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize("form", FORMS)
async def test_the_outline_has_the_items_with_their_words(editor: Editor, tmp_path: Path, form: str) -> None:
    """The parts of a readout come in the order of the file, and in each its items with their first words."""
    uri = editor.open(tmp_path / f"a.readout.{form}", fill(form))
    params = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
    found = await editor.client.text_document_document_symbol_async(params) or ()
    assert [one.name for one in found] == ["Release", "Blocks", "Participants", "Directives"]
    blocks, participants = found[1], found[2]
    assert isinstance(blocks, types.DocumentSymbol)
    assert isinstance(participants, types.DocumentSymbol)
    assert [(one.name, one.detail) for one in participants.children or ()] == [("mayor", "Ann Ferry")]
    (block,) = blocks.children or ()
    assert (block.detail or "").startswith("The council met. It asked the mayor")
    assert "All \U0001f600 agreed" in editor.cut(uri, block.range).replace("\\ud83d\\ude00", "\U0001f600")


@pytest.mark.parametrize("form", FORMS)
async def test_a_broken_file_has_an_outline(editor: Editor, tmp_path: Path, form: str) -> None:
    """What stands before and behind a fault is in the outline."""
    broken = {"json": "{", "xml": "<a", "yaml": '\n    a: "'}[form]
    uri = editor.open(tmp_path / f"a.readout.{form}", fill(form, broken))
    params = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
    found = await editor.client.text_document_document_symbol_async(params) or ()
    assert [one.name for one in found] == ["Release", "Blocks", "Participants", "Directives"]


@pytest.mark.parametrize("form", FORMS)
async def test_what_takes_several_lines_can_be_folded(editor: Editor, tmp_path: Path, form: str) -> None:
    """The folds begin with the lines of names and tags; what closes them stays on the screen."""
    uri = editor.open(tmp_path / f"a.readout.{form}", fill(form))
    params = types.FoldingRangeParams(types.TextDocumentIdentifier(uri))
    found = await editor.client.text_document_folding_range_async(params) or ()
    text = editor.texts[uri].split("\n")
    starts = {text[one.start_line].strip().split(":")[0].strip('"') for one in found}
    assert {"json": "directives", "xml": "<directives>", "yaml": "directives"}[form] in starts
    assert {"json": "blocks", "xml": "<blocks>", "yaml": "blocks"}[form] in starts
    assert len({one.start_line for one in found}) == len(found)
    if form != "yaml":
        assert all(text[one.end_line + 1].strip()[:1] in "}]<" for one in found)
