"""The writer of the XML form, compiled once from the schema: its order, and the canonical layout.

An element stands on one line where it fits in 120 columns; else each of its children stands on a line of its own, two
spaces deeper (spec 6.1). Text is never broken, and never moved.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from meeting_readout.converters.layout import COLUMNS, Writing, compiled, plain
from meeting_readout.model.member_cache import MemberCache
from meeting_readout.model.model import ROOT, ObjectType, Property, model

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

Write = Callable[[Any, str, str], str]
"""Writes an element: the value, the name of the element, the indentation of its line."""
Shape = tuple[list[tuple[str, str, Callable[[Any], str]]], list[tuple[str, str, Write]]]
"""The attributes of an object, how they begin and what writes them; its elements with their names and writers."""


def write(readout: Any) -> bytes:
    """Write a valid readout in the canonical layout: schema order, 120 columns, UTF-8, LF, one final newline."""
    return (DECLARATION + writer()(readout) + "\n").encode()


@cache
def writer() -> Callable[[dict[str, Any]], str]:
    """Give the function that writes a whole readout as its root element, without the XML declaration."""
    root, name = compiled(Writing(_shape, _object, _list, _union, _scalar)), model().objects[ROOT].xml_name
    return lambda readout: root(readout, name, "")


def _shape(members: list[tuple[Property, Write]]) -> Shape:
    attributes = [(p.name, f' {p.xml_name}="', _attribute(p)) for p, _write in members if p.node == "attribute"]
    return attributes, [(p.name, p.xml_name, write) for p, write in members if p.node == "element"]


def _object(type_: ObjectType, shapes: MemberCache[Shape]) -> Write:
    namespace = f' xmlns="{model().namespace}"' if type_.name == ROOT else ""
    text = type_.text.name if type_.text else ""

    def write(value: Any, name: str, pad: str) -> str:
        start = f"<{name}{namespace}"
        attributes, elements = shapes[tuple(value)]
        for key, opening, written in attributes:
            start += f'{opening}{written(value[key])}"'
        if not elements:
            return start + (_content(value[text], name) if text in value else "/>")
        inner = pad + "  "
        return _laid(start, [write_child(value[key], tag, inner) for key, tag, write_child in elements], name, pad)

    return write


def _list(prop: Property, item: Write) -> Write:
    item_name = prop.item

    def write(value: Any, name: str, pad: str) -> str:
        inner = pad + "  "
        return _laid("<" + name, [item(member, item_name, inner) for member in value], name, pad)

    return write


def _union(prop: Property, branches: dict[str, Write]) -> Write:
    named = {tag: (write, model().objects[prop.tags[tag]].xml_name) for tag, write in branches.items()}

    def write(value: Any, _name: str, pad: str) -> str:
        item, name = named[value["type"]]
        return item(value, name, pad)

    return write


def _scalar(prop: Property) -> Write:
    return _kept if model().is_space_kept(prop) and prop.shape != "strings" else _words


def _laid(start: str, parts: list[str], name: str, pad: str) -> str:
    if not parts:
        return f"{start}/>"
    if len(pad) + len(start) + sum(map(len, parts)) + len(name) + 4 <= COLUMNS:
        flat = f"{start}>{''.join(parts)}</{name}>"
        if "\n" not in flat:
            return flat
    inner = f"\n{pad}  "
    return f"{start}>{inner}{inner.join(parts)}\n{pad}</{name}>"


def _words(value: Any, name: str, _pad: str) -> str:
    return f"<{name}>{_escaped(value)}</{name}>"


def _kept(value: Any, name: str, _pad: str) -> str:
    return f"<{name}" + _content(value, name)


def _content(value: str, name: str) -> str:
    space = ' xml:space="preserve"' if _fragile(value) else ""
    return f"{space}>{_escaped(value)}</{name}>"


def _fragile(value: str) -> bool:
    """Whether the reflow of an XML editor would change white space in a text."""
    return "  " in value or "\n" in value or "\t" in value or value[:1] == " " or value[-1:] == " "


def _escaped(value: str) -> str:
    if "&" in value or "<" in value or ">" in value:
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return value


def _attribute(prop: Property) -> Callable[[Any], str]:
    return plain if prop.shape in ("flag", "boolean", "integer") else _quoted


def _quoted(value: str) -> str:
    if '"' in value or "&" in value or "<" in value or ">" in value:
        return _escaped(value).replace('"', "&quot;")
    return value
