"""Completion: names that may still stand here, values of vocabularies, ids, and the words that nothing covers yet."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from lsprotocol.types import (
    CompletionItem,
    CompletionItemKind,
    CompletionList,
    InsertTextFormat,
    MarkupContent,
    MarkupKind,
    Position,
    TextEdit,
)

from meeting_readout.converters.tracing import NodePath
from meeting_readout.dictionary.markdown import sentence
from meeting_readout.document.coverage import measure_coverage
from meeting_readout.document.sentences import find_ends
from meeting_readout.language_server import writing
from meeting_readout.language_server.documents import Document
from meeting_readout.language_server.hover import ANCHOR
from meeting_readout.language_server.ids import TARGET, find_candidates
from meeting_readout.language_server.places import get_list, get_property, list_types
from meeting_readout.language_server.sketch import Cursor, get_value, sketch
from meeting_readout.model.model import ObjectType, Property, model
from meeting_readout.page.names import SHORT, shorten
from meeting_readout.page.titles import get_meaning


class Offer(NamedTuple):
    """What can be written at a place: how it is shown, what is written, and what explains it."""

    label: str
    text: str
    kind: CompletionItemKind
    detail: str = ""
    meaning: str = ""
    has_stop: bool = False


def complete(document: Document, position: Position, with_stops: bool) -> CompletionList:
    """Return what can be written at a place; `with_stops` says that the editor knows places for its cursor in texts."""
    offset = document.find_offset(position)
    found = sketch(document.source, document.form, offset)
    cursor = found.cursor
    if not cursor:
        return CompletionList(False, [])
    offers = list(_offer(document, found.data, cursor))
    range_ = document.find_range(cursor.span)
    return CompletionList(False, [_make_item(one, rank, range_, with_stops) for rank, one in enumerate(offers)])


def _make_item(offer: Offer, rank: int, range_: Any, with_stops: bool) -> CompletionItem:
    text = offer.text if with_stops or not offer.has_stop else writing.drop_stops(offer.text)
    return CompletionItem(
        label=offer.label,
        kind=offer.kind,
        detail=offer.detail or None,
        documentation=MarkupContent(MarkupKind.PlainText, offer.meaning) if offer.meaning else None,
        sort_text=f"{rank:04}",
        filter_text=writing.drop_stops(offer.text) if offer.has_stop else offer.text,
        insert_text_format=InsertTextFormat.Snippet if offer.has_stop and with_stops else InsertTextFormat.PlainText,
        text_edit=TextEdit(range_, text),
    )


def _offer(document: Document, data: Any, cursor: Cursor) -> Iterator[Offer]:
    type_ = model().resolve_path(data, cursor.path)[0]
    items = get_list(data, cursor.path)
    if cursor.part == "name" or (items and cursor.style == "block" and items.shape != "strings"):
        yield from _offer_names(document, data, cursor, type_, items)
        return
    prop = get_property(data, cursor.path) or (items if isinstance(cursor.path[-1], int) else None)
    if prop:
        yield from _offer_values(document, data, cursor, prop)


# ---- names


def _offer_names(
    document: Document, data: Any, cursor: Cursor, type_: ObjectType | None, items: Property | None
) -> Iterator[Offer]:
    """Offer names of properties, what is required first; in the list of XML the names of its items."""
    is_element = cursor.style in ("element", "content")
    if type_:
        yield from _offer_properties(document, data, cursor, type_)
    elif items and is_element:
        members = [(one.xml_name if items.tags else items.item, one.schema) for one in list_types(items)]
        for name, schema in members or [(items.item, items.schema)]:
            meaning = sentence(schema["description"])
            yield Offer(name, writing.write_element(name, cursor), CompletionItemKind.Class, "", meaning, True)
    elif items and items.shape != "strings":
        yield from _offer_first_names(data, cursor, items)
    else:
        inner = get_property(data, cursor.path)
        target = model().objects.get(inner.target) if inner and inner.shape == "object" else None
        if target:
            yield from _offer_properties(document, data, cursor, target)


def _offer_properties(document: Document, data: Any, cursor: Cursor, type_: ObjectType) -> Iterator[Offer]:
    holder = get_value(data, cursor.path)
    own = document.cut(cursor.span).strip("\"'")
    there = set(holder) if isinstance(holder, dict) else set[str]()
    left = [
        prop
        for prop in type_.properties.values()
        if (prop.name not in there or own in (prop.name, prop.xml_name)) and writing.can_stand(prop, cursor.style)
    ]
    for prop in sorted(left, key=lambda one: not one.required):
        name = prop.name if cursor.style in ("quoted", "block", "flow") else prop.xml_name
        detail = "required" if prop.required else ""
        text = writing.write_name(prop, cursor)
        yield Offer(name, text, CompletionItemKind.Property, detail, sentence(prop.schema["description"]), True)


def _offer_first_names(data: Any, cursor: Cursor, items: Property) -> Iterator[Offer]:
    """Offer what all items of a list can begin with, where no type is known yet; a dash comes first in a block."""
    types = list_types(items)
    dash = "- " if cursor.style == "block" and not isinstance(cursor.path[-1], int) else ""
    there = get_value(data, cursor.path)
    taken = set(there) if isinstance(there, dict) else set[str]()
    common = [
        name for name in types[0].properties if all(name in one.properties for one in types) and name not in taken
    ]
    for name in common:
        prop = types[0].properties[name]
        if prop.shape == "tag":
            for one in types:
                text = writing.write_pair(prop.name, one.tag, cursor)
                meaning = sentence(one.schema["description"])
                yield Offer(f"{dash}{name}: {one.tag}", dash + text, CompletionItemKind.Class, "", meaning)
        else:
            text = dash + writing.write_name(prop, cursor)
            meaning = sentence(prop.schema["description"])
            yield Offer(dash + name, text, CompletionItemKind.Property, "", meaning, True)


# ---- values


def _offer_values(document: Document, data: Any, cursor: Cursor, prop: Property) -> Iterator[Offer]:
    """Offer what a property can say."""
    path = cursor.path
    if prop.shape == "tag":
        holder = get_list(data, path[:-1])
        for one in list_types(holder) if holder else ():
            yield _write(one.tag, cursor, CompletionItemKind.EnumMember, sentence(one.schema["description"]))
    elif prop.target == TARGET:
        for id_, kind, label in find_candidates(document, data, path):
            yield _write(id_, cursor, CompletionItemKind.Reference, label, kind)
    elif prop.shape in ("flag", "boolean"):
        for word in ("true", "false")[: 1 if prop.shape == "flag" else 2]:
            yield Offer(word, word, CompletionItemKind.Value)
    elif prop.name == ANCHOR[1] and prop.schema["xml"]["nodeType"] == "text":
        for words in _list_uncovered(document, data, path[:-1]):
            yield _write(words, cursor, CompletionItemKind.Text, words)
    else:
        for value in model().vocabulary(prop):
            yield _write(value, cursor, CompletionItemKind.EnumMember, get_meaning(prop, value))


def _write(value: str, cursor: Cursor, kind: CompletionItemKind, meaning: str, detail: str = "") -> Offer:
    return Offer(shorten(value, SHORT), writing.write_value(value, cursor), kind, detail, meaning)


def _list_uncovered(document: Document, data: Any, path: NodePath) -> Iterator[str]:
    """Yield the words of the block of an anchor, sentence by sentence, that no other anchor covers."""
    block_id = (get_value(data, path) or {}).get(ANCHOR[0])
    view = document.view_without(frozenset((path,)))
    language = str(get_value(data, ("release", "language")) or "")
    for gap in measure_coverage(view).gaps if view else ():
        block = view.anchors.blocks[gap.block] if view else {}
        if block.get("id") != block_id:
            continue
        content, at = block["content"], gap.start
        for end in (*find_ends(content, gap.start, gap.end, str(block.get("language", language))), gap.end):
            words = content[at:end].strip()
            if any(char.isalnum() for char in words):
                yield words
            at = end
