"""Hover by the protocol: properties, ids, the words of anchors, and values."""

from pathlib import Path

import pytest
from editor import CURSOR, Editor
from lsp_samples import FORMS, fill
from lsprotocol import types

pytestmark = pytest.mark.asyncio(loop_scope="module")
C = CURSOR


async def hover(editor: Editor, path: Path, text: str) -> tuple[str, str]:
    """Give what is shown at the mark of a text, and the words for which it is shown."""
    uri = editor.open(path, text)
    at = editor.at(uri)
    found = await editor.client.text_document_hover_async(types.HoverParams(at.text_document, at.position))
    if found is None:
        return "", ""
    assert isinstance(found.contents, types.MarkupContent)
    assert found.range
    return found.contents.value, editor.cut(uri, found.range).strip('"')


@pytest.mark.parametrize("form", FORMS)
async def test_a_property_has_its_meaning(editor: Editor, tmp_path: Path, form: str) -> None:
    """The name of a property shows its meaning, both forms, and the vocabulary."""
    shown, words = await hover(editor, tmp_path / f"a.readout.{form}", fill(form, "", ("force", f"fo{C}rce")))
    assert words == "force"
    assert shown.startswith("**directive.force**\n\nHow strongly the verb binds.")
    assert "- JSON: string, directiveForce" in shown
    assert "- XML: attribute `force`" in shown
    assert "| `request` |" in shown


@pytest.mark.parametrize("form", FORMS)
async def test_an_id_shows_what_it_leads_to(editor: Editor, tmp_path: Path, form: str) -> None:
    """A reference shows the kind and the name of what has the id, and its words in the text."""
    mark = {"json": '"ref": "ma', "xml": 'ref="ma', "yaml": "ref: ma"}[form]
    shown, words = await hover(editor, tmp_path / f"a.readout.{form}", fill(form, "", (f"{mark}yor", f"{mark}{C}yor")))
    assert words == "mayor"
    assert shown == "**mayor** (person)\n\nAnn Ferry\n\n> the mayor"


@pytest.mark.parametrize("form", FORMS)
async def test_an_anchor_shows_its_block(editor: Editor, tmp_path: Path, form: str) -> None:
    """The words of an anchor are shown in their block."""
    text = fill(form)
    at = text.rindex("the mayor") + 3
    shown, _words = await hover(editor, tmp_path / f"a.readout.{form}", f"{text[:at]}{C}{text[at:]}")
    assert "It asked **the mayor** to act & report" in shown.replace("\\", "")


@pytest.mark.parametrize("form", FORMS)
async def test_a_value_has_its_meaning(editor: Editor, tmp_path: Path, form: str) -> None:
    """A value of a vocabulary shows what it means."""
    shown, words = await hover(editor, tmp_path / f"a.readout.{form}", fill(form, "", ("request", f"requ{C}est")))
    assert words == "request"
    assert shown.startswith("**request**: ")


@pytest.mark.parametrize("form", FORMS)
async def test_a_broken_file_has_meanings(editor: Editor, tmp_path: Path, form: str) -> None:
    """What is known does not depend on the rest of the file."""
    text = fill(form, "", ("force", f"fo{C}rce"))
    shown, words = await hover(editor, tmp_path / f"a.readout.{form}", text[: text.index("request") + 3])
    assert (words, shown[:19]) == ("force", "**directive.force**")


async def test_an_element_of_a_list_has_its_meaning(editor: Editor, tmp_path: Path) -> None:
    """The element of an item in XML shows what such an item is."""
    shown, words = await hover(editor, tmp_path / "a.readout.xml", fill("xml", "", ("<person", f"<per{C}son")))
    assert words == "person"
    assert shown.startswith("**person**")


@pytest.mark.parametrize("form", FORMS)
async def test_nothing_is_shown_for_what_has_no_meaning(editor: Editor, tmp_path: Path, form: str) -> None:
    """A name that the schema does not know shows nothing."""
    assert await hover(editor, tmp_path / f"a.readout.{form}", fill(form, "", ("force", f"fo{C}rze"))) == ("", "")
