"""Hover: the meaning of a property or a code, what an id leads to, the words of an anchor in their block."""

import re

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position

from meeting_readout.dictionary.markdown import sentence, titled
from meeting_readout.dictionary.sections import write_property
from meeting_readout.dictionary.terminal import LINK
from meeting_readout.language_server import ids
from meeting_readout.language_server.documents import Document
from meeting_readout.language_server.places import ANCHOR, find_meaning, find_occurrence, get_property
from meeting_readout.language_server.sketch import Cursor, get_value
from meeting_readout.model.model import Property, model
from meeting_readout.page.titles import get_meaning

MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-!|<>~])")
AROUND = 300
"""So many characters of a block are shown before and after the words of an anchor."""


def make_hover(document: Document, position: Position) -> Hover | None:
    """Return what is known of the name or value at a place."""
    cursor = document.find_cursor(position)
    if not cursor or cursor.span[0] == cursor.span[1]:
        return None
    text = _explain_name(document, cursor) if cursor.part == "name" else _explain_value(document, cursor)
    content = MarkupContent(MarkupKind.Markdown, text)
    return Hover(content, document.find_range(cursor.span)) if text else None


def escape(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return MARKUP.sub(r"\\\1", text)


def _explain_name(document: Document, cursor: Cursor) -> str:
    """Return the page of a property, or what an item of a list is."""
    name = document.cut(cursor.span).strip("\"'")
    meaning = find_meaning(document.outline.data, cursor, name)
    if not meaning:
        return ""
    if not meaning.property:
        return f"**{name}**\n\n{titled(meaning.type.name, meaning.type.schema)}"
    written = write_property(meaning.type.name, meaning.property)
    return f"**{meaning.type.name}.{meaning.property.name}**\n\n{LINK.sub(lambda match: match[1], written)}"


def _explain_value(document: Document, cursor: Cursor) -> str:
    data = document.outline.data
    prop, value = get_property(data, cursor.path), get_value(data, cursor.path)
    if not prop or not isinstance(value, str | int):
        return ""
    if prop.target == ids.TARGET:
        return _explain_id(document, str(value), prop)
    meaning = get_meaning(prop, value)
    if meaning:
        return f"**{value}**: {escape(meaning)}"
    if prop.shape == "tag":
        type_ = model().resolve_path(data, cursor.path[:-1])[0]
        return f"**{value}**: {titled(type_.name, type_.schema)}" if type_ else ""
    anchor = get_value(data, cursor.path[:-1])
    if prop.name == ANCHOR[1] and isinstance(anchor, dict):
        return _show_words(document, anchor)
    return f"**{prop.schema['title']}**: {escape(sentence(prop.schema['description']))}"


def _explain_id(document: Document, id_: str, prop: Property) -> str:
    """Return the item that an id leads to: its kind, its name, its words."""
    found = document.view.ids.get(id_) if document.view else None
    if not found:
        said = document.names.find(id_) if document.names else id_
        return f"**{id_}**: {escape(said)}" if said != id_ else escape(sentence(prop.schema["description"]))
    words = document.names.quote(found.node) if document.names and "anchors" in found.node else ""
    called = ids.describe(document, id_)
    shown = [f"**{id_}** ({found.kind})", escape(called), f"> {escape(words)}" if words and words != called else ""]
    return "\n\n".join(filter(None, shown))


def _show_words(document: Document, anchor: dict[str, object]) -> str:
    """Return the block of an anchor with the words in bold."""
    found = document.view.ids.get(str(anchor.get(ANCHOR[0]))) if document.view else None
    content, exact = str(found.node.get("content", "")) if found else "", str(anchor.get(ANCHOR[1]))
    start = find_occurrence(content, anchor) if exact.strip() else None
    if start is None:
        return ""
    end, first = start + len(exact), max(start - AROUND, 0)
    before = ("…" if first else "") + content[first:start]
    after = content[end : end + AROUND] + ("…" if end + AROUND < len(content) else "")
    lead, words = exact[: len(exact) - len(exact.lstrip())], exact.strip()
    return f"**{found.node['id']}**\n\n{escape(before + lead)}**{escape(words)}**{escape(after)}" if found else ""
