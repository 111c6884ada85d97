"""The confirmation of items that a program proposed: of one, or of all that have words of a block."""

from collections.abc import Iterable, Iterator

from lsprotocol.types import CodeAction, CodeActionKind, Position, TextEdit, WorkspaceEdit

from meeting_readout.converters.tracing import NodePath
from meeting_readout.language_server.documents import Document
from meeting_readout.language_server.sketch import get_value
from meeting_readout.validator.fixes.editor import Changes, Editor

UNCONFIRMED = "unconfirmed"


def list_confirmations(document: Document, position: Position) -> Iterator[CodeAction]:
    """Yield what confirms the item at a place, and all items that have words of the same block."""
    cursor = document.find_cursor(position)
    path = cursor.path if cursor else ()
    data = document.content[0]
    holders = [path[:length] for length in range(len(path), 0, -1)]
    item = next((one for one in holders if _is_unconfirmed(get_value(data, one))), None)
    if item:
        yield from _confirm(document, "Confirm this item", [item])
    for id_ in _list_blocks(get_value(data, path[:2])):
        items = [one for one in _list_unconfirmed(data) if id_ in _list_blocks(get_value(data, one))]
        if items:
            yield from _confirm(document, f"Confirm all items of the block {id_} ({len(items)})", items)


def _list_blocks(item: object) -> list[str]:
    """Return the ids of the blocks in which an item has words, or of the block that it is."""
    if not isinstance(item, dict):
        return []
    if "content" in item:
        return [str(item.get("id", ""))]
    anchors = item.get("anchors")
    named = [one.get("block") for one in anchors if isinstance(one, dict)] if isinstance(anchors, list) else []
    return list(dict.fromkeys(str(one) for one in named if one))


def _is_unconfirmed(value: object) -> bool:
    return isinstance(value, dict) and UNCONFIRMED in value


def _list_unconfirmed(data: dict[str, object]) -> list[NodePath]:
    return [
        (name, index)
        for name, items in data.items()
        if isinstance(items, list)
        for index, item in enumerate(items)
        if _is_unconfirmed(item)
    ]


def _confirm(document: Document, title: str, items: Iterable[NodePath]) -> Iterator[CodeAction]:
    """Yield the action that removes the flag from items; the form must be readable."""
    editor = Editor(document.trace, document.form, None, None)
    changes: Changes = []
    for path in items:
        for _names, found in editor.remove_all(path, [UNCONFIRMED]) if editor.spot(path) else ():
            changes += found
    edits = [TextEdit(document.find_range((change.start, change.end)), change.text) for change in changes]
    if edits:
        yield CodeAction(title, CodeActionKind.QuickFix, edit=WorkspaceEdit({document.uri: edits}))
