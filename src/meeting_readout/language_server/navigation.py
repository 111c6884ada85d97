"""From an id to what has it and to all that uses it, from an anchor to its words, and another id in every place."""

import re

from lsprotocol.types import DocumentHighlight, Location, Position, Range, TextEdit, WorkspaceEdit
from pygls.exceptions import JsonRpcInvalidParams

from meeting_readout.converters.text_map import map_text
from meeting_readout.converters.tracing import NodePath, Span, find_spot
from meeting_readout.document.view import RESERVED
from meeting_readout.language_server.documents import Document
from meeting_readout.language_server.ids import TARGET, Use, find_id, list_uses
from meeting_readout.language_server.places import ANCHOR, find_occurrence, get_property
from meeting_readout.language_server.sketch import get_value
from meeting_readout.model.model import model


def find_definition(document: Document, position: Position) -> Location | None:
    """Return where an id is given, or for the words of an anchor, where they stand in the block."""
    cursor = document.find_cursor(position)
    use = find_id(document, cursor)
    if use:
        given = next((one for one in list_uses(document.content[0]) if one.id == use.id and one.is_given), None)
        return _locate(document, document.find_value(given.path)) if given else None
    prop = get_property(document.content[0], cursor.path) if cursor else None
    if cursor and prop and cursor.part == "value" and prop.name == ANCHOR[1]:
        return _locate(document, _find_words(document, cursor.path[:-1]))
    return None


def find_references(document: Document, position: Position, with_definition: bool) -> list[Location]:
    """Return every place where the id at a place is used."""
    uses = [use for use in _list_same(document, position) if with_definition or not use.is_given]
    found = (_locate(document, document.find_value(use.path)) for use in uses)
    return [one for one in found if one]


def highlight(document: Document, position: Position) -> list[DocumentHighlight]:
    """Return every place of the id at a place, for the text that is on the screen."""
    return [DocumentHighlight(one.range) for one in find_references(document, position, True)]


def find_renamed(document: Document, position: Position) -> Range | None:
    """Return the range of the id that can be renamed at a place; reserved ones mean what they mean."""
    use = find_id(document, document.find_cursor(position))
    span = document.find_value(use.path) if use and use.id not in RESERVED else None
    return document.find_range(span) if span else None


def rename(document: Document, position: Position, name: str) -> WorkspaceEdit | None:
    """Return the edits that give another id; raise an error of the protocol for one that cannot be given."""
    if not find_renamed(document, position):
        return None
    scalar = model().scalars[TARGET]
    if not re.search(scalar["pattern"], name):
        raise JsonRpcInvalidParams(f"{name!r} is no id: {scalar['x-readout-message']}.")
    if name in RESERVED or any(use.id == name for use in list_uses(document.content[0])):
        raise JsonRpcInvalidParams(f"The id {name!r} is taken.")
    spans = [document.find_value(use.path) for use in _list_same(document, position)]
    return WorkspaceEdit({document.uri: [TextEdit(document.find_range(span), name) for span in spans if span]})


def _list_same(document: Document, position: Position) -> list[Use]:
    """Return all uses of the id at a place."""
    use = find_id(document, document.find_cursor(position))
    return [one for one in list_uses(document.content[0]) if one.id == use.id] if use else []


def _find_words(document: Document, path: NodePath) -> Span | None:
    """Return where the words of an anchor stand in the text of their block; without a map, that text."""
    data, root = document.content
    anchor = get_value(data, path)
    block, exact = (anchor.get(name) for name in ANCHOR) if isinstance(anchor, dict) else (None, None)
    blocks = data.get("blocks")
    numbered = enumerate(blocks) if isinstance(blocks, list) else ()
    number = next((n for n, one in numbered if isinstance(one, dict) and one.get("id") == block), -1)
    spot, is_found = find_spot(root, ("blocks", number, "content"))
    content = get_value(data, ("blocks", number, "content"))
    if number < 0 or not is_found or not isinstance(content, str) or not isinstance(exact, str):
        return None
    start, mapped = find_occurrence(content, anchor), map_text(document.source, document.form, spot.value, content)
    if not mapped or start is None:
        return spot.value
    return mapped.find_range(start, start + len(exact)) or spot.value


def _locate(document: Document, span: Span | None) -> Location | None:
    return Location(document.uri, document.find_range(span)) if span else None
