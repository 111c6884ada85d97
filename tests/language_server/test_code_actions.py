"""Code actions by the protocol: fixes, all fixes, and the confirmation of items."""

from pathlib import Path

import pytest
from editor import CURSOR, Editor
from lsp_samples import FORMS, fill
from lsprotocol import types

pytestmark = pytest.mark.asyncio(loop_scope="module")
C = CURSOR


async def act(editor: Editor, uri: str, *only: str) -> dict[str, types.CodeAction]:
    """Give the actions at the mark of a text, by their titles."""
    at = editor.at(uri)
    context = types.CodeActionContext(diagnostics=(), only=only or None)
    params = types.CodeActionParams(at.text_document, types.Range(at.position, at.position), context)
    found = await editor.client.text_document_code_action_async(params) or ()
    return {one.title: one for one in found if isinstance(one, types.CodeAction)}


def take(editor: Editor, uri: str, action: types.CodeAction) -> str:
    """Give the text after an action."""
    assert action.edit
    assert action.edit.changes
    return editor.apply(uri, action.edit.changes[uri])


WRONG = {
    "json": ("addressees", f"adr{C}essees"),
    "xml": ('force="', f'strength{C}="'),
    "yaml": ("addressees", f"adr{C}essees"),
}


@pytest.mark.parametrize("form", FORMS)
async def test_a_fix_is_offered_at_its_finding(editor: Editor, tmp_path: Path, form: str) -> None:
    """A fix that is sure is preferred, and belongs to its diagnostic; elsewhere it is not offered."""
    text = fill(form, "", WRONG[form])
    uri = editor.open(tmp_path / f"a.readout.{form}", text)
    (action,) = (one for one in (await act(editor, uri, "quickfix")).values() if one.diagnostics)
    assert action.is_preferred
    assert [one.code for one in action.diagnostics or ()] == ["S002"]
    assert take(editor, uri, action) == fill(form)
    editor.places[uri] = types.Position(0, 0)
    assert await act(editor, uri, "quickfix") == {}


GUESSED = {"json": '"requ', "xml": '"requ', "yaml": "force: requ"}


@pytest.mark.parametrize("form", FORMS)
async def test_a_guess_is_marked(editor: Editor, tmp_path: Path, form: str) -> None:
    """A fix that guesses says so, is not preferred, and is no part of "Fix all" unless that is asked for."""
    before = GUESSED[form]
    uri = editor.open(tmp_path / f"a.readout.{form}", fill(form, "", (f"{before}est", f"{before}{C}esst")))
    found = await act(editor, uri)
    (title,) = (title for title in found if title.endswith("(a guess)"))
    assert not found[title].is_preferred
    assert take(editor, uri, found[title]) == fill(form)
    assert await act(editor, uri, "source.fixAll") == {}
    (guessing,) = (await act(editor, uri, "source.fixAll.guess")).values()
    assert take(editor, uri, guessing) == fill(form)


@pytest.mark.parametrize("form", FORMS)
async def test_all_fixes_are_made_at_once(editor: Editor, tmp_path: Path, form: str) -> None:
    """`source.fixAll` makes all fixes that are sure."""
    if form == "xml":
        text = fill(form, "", ('force="', 'strength="'), ('kind="', 'style="'))
    else:
        text = fill(form, "", ("addressees", "adressees"), ("release", "publication"))
    uri = editor.open(tmp_path / f"a.readout.{form}", text)
    (action,) = (await act(editor, uri, "source.fixAll")).values()
    assert (action.title, action.kind) == ("Fix all", "source.fixAll")
    assert take(editor, uri, action) == fill(form)


def propose(form: str, first: str = "", second: str = "") -> str:
    """Give the readout with two directives that nobody has confirmed, both with words of the block, and marks."""
    other = {
        "json": '},\n    {"id": "d2", "force": "request", "unconfirmed": true, '
        '"anchors": [{"block": "p1", "exact": "report"}]',
        "xml": '<anchors><anchor block="p1">act</anchor></anchors>\n    </directive>\n'
        '    <directive id="d2" force="request" unconfirmed="true">'
        '<anchors><anchor block="p1">report</anchor></anchors>',
        "yaml": "\n    anchors:\n      - {block: p1, exact: act}\n  - id: d2\n    force: request\n"
        "    unconfirmed: true\n    anchors:\n      - {block: p1, exact: report}",
    }[form]
    if form == "json":
        other = ', "anchors": [{"block": "p1", "exact": "act"}]' + other
    flag = {
        "json": ('"force": "request", "by"', '"force": "request", "unconfirmed": true, "by"'),
        "xml": ('force="request">', 'force="request" unconfirmed="true">'),
        "yaml": ("force: request\n    by", "force: request\n    unconfirmed: true\n    by"),
    }[form]
    text = fill(form, other, flag)
    return text.replace(first, f"{first}{C}", 1) if first else text.replace(second, f"{second}{C}", 1)


FLAGS = {"json": ', "unconfirmed": true', "xml": ' unconfirmed="true"', "yaml": "\n    unconfirmed: true"}
IDS = {"json": '"id": "d1', "xml": '<directive id="d1', "yaml": "- id: d1"}
BLOCKS = {"json": '"id": "p1', "xml": '<block id="p1', "yaml": "- id: p1"}


@pytest.mark.parametrize("form", FORMS)
async def test_an_item_is_confirmed(editor: Editor, tmp_path: Path, form: str) -> None:
    """Confirming an item removes its flag, and no other."""
    uri = editor.open(tmp_path / f"a.readout.{form}", propose(form, IDS[form]))
    found = await act(editor, uri, "quickfix")
    assert take(editor, uri, found["Confirm this item"]) == editor.texts[uri].replace(FLAGS[form], "", 1)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("start", [BLOCKS, IDS], ids=["from the block", "from an item"])
async def test_all_items_of_a_block_are_confirmed(
    editor: Editor, tmp_path: Path, form: str, start: dict[str, str]
) -> None:
    """Confirming the items of a block removes the flags of all that have words in it."""
    uri = editor.open(tmp_path / f"a.readout.{form}", propose(form, start[form]))
    found = await act(editor, uri, "quickfix")
    action = found["Confirm all items of the block p1 (2)"]
    assert take(editor, uri, action) == editor.texts[uri].replace(FLAGS[form], "")
