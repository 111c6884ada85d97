"""Definition, references, highlights and another id by the protocol."""

from pathlib import Path

import pytest
from editor import CURSOR, Editor
from lsp_samples import FORMS, fill
from lsprotocol import types
from pygls.exceptions import JsonRpcException

pytestmark = pytest.mark.asyncio(loop_scope="module")
C = CURSOR
USES = {"json": '"ref": "may', "xml": 'ref="may', "yaml": "ref: may"}
GIVEN = {"json": '"id": "may', "xml": '<person id="may', "yaml": "- id: may"}


def mark(form: str, before: str) -> str:
    """Give the readout with a mark behind some of its words."""
    return fill(form, "", (before, f"{before}{C}"))


def lines(editor: Editor, uri: str, found: list[types.Location]) -> list[str]:
    """Give the lines of places, as far as each goes."""
    text = editor.texts[uri].split("\n")
    assert all(editor.cut(uri, one.range) == "mayor" for one in found)
    return [text[one.range.start.line].strip() for one in found]


@pytest.mark.parametrize("form", FORMS)
async def test_a_reference_leads_to_the_item(editor: Editor, tmp_path: Path, form: str) -> None:
    """From the use of an id the editor goes to the item that has it."""
    uri = editor.open(tmp_path / f"a.readout.{form}", mark(form, USES[form]))
    at = editor.at(uri)
    found = await editor.client.text_document_definition_async(types.DefinitionParams(at.text_document, at.position))
    assert isinstance(found, types.Location)
    (line,) = lines(editor, uri, [found])
    assert f"{GIVEN[form]}or" in line


@pytest.mark.parametrize("form", FORMS)
async def test_an_anchor_leads_to_its_words(editor: Editor, tmp_path: Path, form: str) -> None:
    """From the words of an anchor the editor goes to these words in the block, behind what is escaped there."""
    typed = {
        "json": f', "anchors": [{{"block": "p1", "exact": "repo{C}rt. All \\ud83d\\ude00 ag"}}]',
        "xml": f'<anchors><anchor block="p1">repo{C}rt. All \U0001f600 ag</anchor></anchors>',
        "yaml": f"\n    anchors:\n      - {{block: p1, exact: repo{C}rt. All \U0001f600 ag}}",
    }
    uri = editor.open(tmp_path / f"a.readout.{form}", fill(form, typed[form]))
    at = editor.at(uri)
    found = await editor.client.text_document_definition_async(types.DefinitionParams(at.text_document, at.position))
    assert isinstance(found, types.Location)
    words = editor.cut(uri, found.range).replace("\\ud83d\\ude00", "\U0001f600")
    assert words == "report. All \U0001f600 ag"
    assert "The council met" in editor.texts[uri].split("\n")[found.range.start.line]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("start", [USES, GIVEN], ids=["from a use", "from the item"])
async def test_all_uses_are_found(editor: Editor, tmp_path: Path, form: str, start: dict[str, str]) -> None:
    """Every use of an id is found, from a use and from the item, with the item if that is asked for."""
    uri = editor.open(tmp_path / f"a.readout.{form}", mark(form, start[form]))
    at = editor.at(uri)
    for wanted, expected in ((True, [GIVEN, USES]), (False, [USES])):
        context = types.ReferenceContext(include_declaration=wanted)
        params = types.ReferenceParams(context, at.text_document, at.position)
        found = lines(editor, uri, list(await editor.client.text_document_references_async(params) or ()))
        assert len(found) == len(expected)
        assert all(f"{one[form]}or" in line for one, line in zip(expected, found, strict=True))
    params_ = types.DocumentHighlightParams(at.text_document, at.position)
    assert len(await editor.client.text_document_document_highlight_async(params_) or ()) == 2


@pytest.mark.parametrize("form", FORMS)
async def test_an_id_is_renamed_everywhere(editor: Editor, tmp_path: Path, form: str) -> None:
    """Another id takes the place of the old one wherever that stands, and nothing else changes."""
    uri = editor.open(tmp_path / f"a.readout.{form}", mark(form, USES[form]))
    at = editor.at(uri)
    range_ = await editor.client.text_document_prepare_rename_async(
        types.PrepareRenameParams(at.text_document, at.position)
    )
    assert isinstance(range_, types.Range)
    assert editor.cut(uri, range_) == "mayor"
    params = types.RenameParams(at.text_document, at.position, "harbour-master")
    found = await editor.client.text_document_rename_async(params)
    assert found
    assert found.changes
    plain = GIVEN[form] + "or", USES[form] + "or"
    expected = fill(form, "", *((words, words.replace("mayor", "harbour-master")) for words in plain))
    assert editor.apply(uri, found.changes[uri]) == expected


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("name", "said"), [("Harbour Master", "is no id"), ("d1", "is taken"), ("meeting", "is taken")]
)
async def test_what_cannot_be_an_id_is_refused(editor: Editor, tmp_path: Path, form: str, name: str, said: str) -> None:
    """An id that is none, or that something has, is refused with the reason."""
    uri = editor.open(tmp_path / f"a.readout.{form}", mark(form, USES[form]))
    at = editor.at(uri)
    with pytest.raises(JsonRpcException, match=said):
        await editor.client.text_document_rename_async(types.RenameParams(at.text_document, at.position, name))


@pytest.mark.parametrize("form", FORMS)
async def test_a_reserved_id_is_not_renamed(editor: Editor, tmp_path: Path, form: str) -> None:
    """The id of the meeting means the meeting, and has no other name."""
    uri = editor.open(tmp_path / f"a.readout.{form}", mark(form, USES[form].replace("may", "mee")))
    at = editor.at(uri)
    params = types.PrepareRenameParams(at.text_document, at.position)
    assert await editor.client.text_document_prepare_rename_async(params) is None
