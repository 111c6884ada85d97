"""Completion by the protocol, in a file that is half typed: names, values, ids, and words of the text."""

import sys
from pathlib import Path

import pytest
from editor import CURSOR, Editor, make_client
from lsp_samples import FORMS, fill
from lsprotocol import types

pytestmark = pytest.mark.asyncio(loop_scope="module")
C = CURSOR


async def complete(editor: Editor, path: Path, text: str) -> list[types.CompletionItem]:
    """Give what is offered at the mark of a text."""
    uri = editor.open(path, text)
    at = editor.at(uri)
    found = await editor.client.text_document_completion_async(types.CompletionParams(at.text_document, at.position))
    assert isinstance(found, types.CompletionList)
    return sorted(found.items, key=lambda item: item.sort_text or "")


def labels(items: list[types.CompletionItem]) -> list[str]:
    """Give the names of what is offered."""
    return [item.label for item in items]


def take(editor: Editor, item: types.CompletionItem) -> str:
    """Give the text when an item was taken."""
    assert isinstance(item.text_edit, types.TextEdit)
    return editor.apply(list(editor.texts)[-1], [item.text_edit])


NAMES = {
    "json": (f',\n      "{C}', "refrain"),
    "xml": (f"<{C}", "label"),
    "yaml": (f"\n    {C}", "refrain"),
}


@pytest.mark.parametrize("form", FORMS)
async def test_names_that_may_still_stand_are_offered(editor: Editor, tmp_path: Path, form: str) -> None:
    """Names come in the order of the schema, each with its meaning; those that are there are left out."""
    typed, first = NAMES[form]
    items = await complete(editor, tmp_path / f"a.readout.{form}", fill(form, typed))
    assert labels(items)[0] == first
    assert "anchors" in labels(items)
    assert not {"id", "force", "by", "addressees"} & set(labels(items))
    assert all(item.documentation for item in items)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("json", f'{{"id": "a", "{C}'),
        ("xml", f'<readout xmlns="https://w3id.org/meeting-readout/1" id="a" {C}'),
        ("yaml", f"id: a\n{C}"),
    ],
)
async def test_required_names_come_first(editor: Editor, tmp_path: Path, form: str, text: str) -> None:
    """What a readout cannot do without is offered first, and says so."""
    items = await complete(editor, tmp_path / f"a.readout.{form}", text)
    assert (items[0].label, items[0].detail) == ("specVersion", "required")
    assert "id" not in labels(items)


async def test_attributes_and_elements_are_offered_where_they_belong(editor: Editor, tmp_path: Path) -> None:
    """In a start tag of XML there are attributes, in an element there are elements."""
    path = tmp_path / "a.readout.xml"
    in_tag = await complete(editor, path, fill("xml", "", ('force="request"', f'force="request" {C}')))
    assert "refrain" in labels(in_tag)
    assert "anchors" not in labels(in_tag)
    in_content = await complete(editor, path, fill("xml", C))
    assert "anchors" in labels(in_content)
    assert "refrain" not in labels(in_content)
    in_list = await complete(editor, path, fill("xml", f"<anchors><{C}"))
    assert labels(in_list) == ["anchor"]


VALUES = {"json": ('"request"', f'"{C}"'), "xml": ('"request"', f'"{C}"'), "yaml": ("request", f"u{C}")}


@pytest.mark.parametrize("form", FORMS)
async def test_values_have_their_meaning(editor: Editor, tmp_path: Path, form: str) -> None:
    """The values of a vocabulary are offered with what each means, and take the place of what is typed."""
    before, after = VALUES[form]
    items = await complete(editor, tmp_path / f"a.readout.{form}", fill(form, "", (before, after)))
    assert labels(items)[:4] == ["order", "require", "request", "urge"]
    assert all(item.documentation for item in items)
    assert take(editor, items[2]) == fill(form)


IDS = {
    "json": ('"ref": "mayor"', f'"ref": "{C}"'),
    "xml": ('ref="mayor"', f'ref="{C}"'),
    "yaml": ("ref: mayor", f"ref: {C}"),
}


@pytest.mark.parametrize("form", FORMS)
async def test_ids_that_make_sense_are_offered_with_their_label(editor: Editor, tmp_path: Path, form: str) -> None:
    """Whom a directive is addressed to is a participant or a reserved id, and never a block or a directive."""
    items = await complete(editor, tmp_path / f"a.readout.{form}", fill(form, "", IDS[form]))
    assert "mayor" in labels(items)
    assert not {"p1", "d1"} & set(labels(items))
    (mayor,) = (item for item in items if item.label == "mayor")
    assert mayor.documentation == "Ann Ferry"
    assert take(editor, mayor) == fill(form)


BLOCKS = {
    "json": f',\n "anchors": [{{"block": "{C}',
    "xml": f'<anchors><anchor block="{C}',
    "yaml": f"\n    anchors:\n      - {{block: {C}",
}


@pytest.mark.parametrize("form", FORMS)
async def test_blocks_are_offered(editor: Editor, tmp_path: Path, form: str) -> None:
    """The block of an anchor is the id of a block, with the beginning of its text."""
    items = await complete(editor, tmp_path / f"a.readout.{form}", fill(form, BLOCKS[form]))
    assert labels(items) == ["p1"]
    assert str(items[0].documentation).startswith("The council met. It asked")


WORDS = {
    "json": (f',\n "anchors": [{{"block": "p1", "exact": "{C}"}}]', '"to act & report."'),
    "xml": (f'<anchors><anchor block="p1">{C}</anchor></anchors>', "to act &amp; report."),
    "yaml": (f"\n    anchors:\n      - {{block: p1, exact: {C}}}", "to act & report."),
}


@pytest.mark.parametrize("form", FORMS)
async def test_words_that_nothing_covers_are_offered(editor: Editor, tmp_path: Path, form: str) -> None:
    """The words of the block come sentence by sentence, without those that another item has."""
    typed, written = WORDS[form]
    items = await complete(editor, tmp_path / f"a.readout.{form}", fill(form, typed))
    assert labels(items) == ["The council met.", "It asked", "to act & report.", "All \U0001f600 agreed"]
    before, _, after = typed.partition(C)
    quoted = form == "json"  # what is offered has the quotation marks around the place
    assert take(editor, items[2]) == fill(form, before[: len(before) - quoted] + written + after[quoted:])


@pytest.mark.parametrize(
    ("form", "text", "plain", "snippet"),
    [
        ("json", f"{{{C}", '"id": ""', '"id": "$0"'),
        ("xml", f'<readout xmlns="https://w3id.org/meeting-readout/1" {C}', 'id=""', 'id="$0"'),
        ("yaml", C, "id: ", "id: $0"),
    ],
)
async def test_the_cursor_goes_where_the_value_is(
    editor: Editor, tmp_path: Path, form: str, text: str, plain: str, snippet: str
) -> None:
    """A name comes with what belongs around its value; where the editor knows snippets, the cursor goes there."""
    snippets = types.ClientCompletionItemOptions(snippet_support=True)
    known = types.TextDocumentClientCapabilities(
        completion=types.CompletionClientCapabilities(completion_item=snippets)
    )
    client = make_client()
    await client.start_io(sys.executable, "-m", "meeting_readout", "lsp")
    await client.initialize_session(types.InitializeParams(types.ClientCapabilities(text_document=known)))
    for one, written in ((editor, plain), (Editor(client), snippet)):
        items = await complete(one, tmp_path / f"a.readout.{form}", text)
        (item,) = (item for item in items if item.label == "id")
        assert isinstance(item.text_edit, types.TextEdit)
        assert item.text_edit.new_text == written
    await client.shutdown_session()
    await client.stop()


TYPES = {"json": ('"type": "person"', f'"type": "{C}"'), "yaml": ("type: person", f"type: {C}")}


@pytest.mark.parametrize("form", TYPES)
async def test_types_of_participants_are_offered(editor: Editor, tmp_path: Path, form: str) -> None:
    """The type of a member of a list of several types is one of these."""
    items = await complete(editor, tmp_path / f"a.readout.{form}", fill(form, "", TYPES[form]))
    assert labels(items) == ["person", "organization", "group", "party"]


async def test_types_are_elements_in_xml(editor: Editor, tmp_path: Path) -> None:
    """In XML the type of a member is the name of its element."""
    items = await complete(editor, tmp_path / "a.readout.xml", fill("xml", "", ("<person ", f"<{C} ")))
    assert labels(items) == ["person", "organization", "group", "party"]


async def test_a_new_item_of_a_list_begins_with_a_dash(editor: Editor, tmp_path: Path) -> None:
    """Below the name of a list in YAML an item begins with a dash."""
    items = await complete(editor, tmp_path / "a.readout.yaml", fill("yaml", f"\n    deadlines:\n      {C}"))
    assert all(label.startswith("- ") for label in labels(items))


@pytest.mark.parametrize("form", FORMS)
async def test_nothing_is_offered_in_a_title(editor: Editor, tmp_path: Path, form: str) -> None:
    """Where anybody can write anything, there is nothing to offer."""
    text = fill(form, "", ("The harbour council met", f"The harbour {C}"))
    assert await complete(editor, tmp_path / f"a.readout.{form}", text) == []
