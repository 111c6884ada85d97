"""Completion: what can be written at a place; here the names that may still stand there."""

from collections.abc import Iterator
from typing import Any

from lsprotocol.types import CompletionItemKind, CompletionList, Position

from meeting_readout.dictionary.markdown import sentence
from meeting_readout.language_server import writing
from meeting_readout.language_server.completion_values import offer_values
from meeting_readout.language_server.documents import Document
from meeting_readout.language_server.offers import Offer, make_item
from meeting_readout.language_server.places import get_list, get_property, list_types
from meeting_readout.language_server.sketch import Cursor, get_value, sketch
from meeting_readout.model.model import ObjectType, Property, model


def complete(document: Document, position: Position, with_stops: bool) -> CompletionList:
    """Return what can be written at a place; `with_stops` says that the editor knows places for its cursor in texts."""
    offset = document.find_offset(position)
    found = sketch(document.source, document.form, offset)
    cursor = found.cursor
    if not cursor:
        return CompletionList(False, [])
    offers = list(_offer(document, found.data, cursor))
    range_ = document.find_range(cursor.span)
    return CompletionList(False, [make_item(one, rank, range_, with_stops) for rank, one in enumerate(offers)])


def _offer(document: Document, data: Any, cursor: Cursor) -> Iterator[Offer]:
    type_ = model().resolve_path(data, cursor.path)[0]
    items = get_list(data, cursor.path)
    if cursor.part == "name" or (items and cursor.style == "block" and items.shape != "strings"):
        yield from _offer_names(document, data, cursor, type_, items)
        return
    prop = get_property(data, cursor.path) or (items if isinstance(cursor.path[-1], int) else None)
    if prop:
        yield from offer_values(document, data, cursor, prop)


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
