"""The writer of the XML form, compiled once from the schema: its order, and the canonical layout.

An element is on one line where it fits in 120 columns. Otherwise each of its children is on a line of its own, two
spaces deeper (spec 6.1). Text is never broken or moved.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from meeting_readout.converters.layout import COLUMNS, Writing, compile_writer, format_scalar
from meeting_readout.model.member_cache import MemberCache
from meeting_readout.model.model import ROOT, ObjectType, Property, model

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

Write = Callable[[Any, str, str], str]
"""A function that writes an element: takes the value, the name of the element, the indentation of its line."""
Members = tuple[list[tuple[str, str, Callable[[Any], str]]], list[tuple[str, str, Write]]]
"""The attributes of an object, each with how it begins and its writer; the elements with their names and writers."""


def write(readout: Any) -> bytes:
    """Write a valid readout in the canonical layout: schema order, 120 columns, UTF-8, LF, one final newline."""
    return (DECLARATION + get_writer()(readout) + "\n").encode()


@cache
def get_writer() -> Callable[[dict[str, Any]], str]:
    """Return the function that writes a whole readout as its root element, without the XML declaration."""
    root = compile_writer(Writing(_make_members, _compile_object, _compile_list, _compile_union, _choose_writer))
    name = model().objects[ROOT].xml_name
    return lambda readout: root(readout, name, "")


def _make_members(members: list[tuple[Property, Write]]) -> Members:
    attributes = [
        (p.name, f' {p.xml_name}="', _choose_attribute_writer(p)) for p, _write in members if p.node == "attribute"
    ]
    return attributes, [(p.name, p.xml_name, write) for p, write in members if p.node == "element"]


def _compile_object(type_: ObjectType, cache: MemberCache[Members]) -> Write:
    namespace = f' xmlns="{model().namespace}"' if type_.name == ROOT else ""
    text = type_.text.name if type_.text else ""

    def write(value: Any, name: str, pad: str) -> str:
        start = f"<{name}{namespace}"
        attributes, elements = cache[tuple(value)]
        for key, opening, written in attributes:
            start += f'{opening}{written(value[key])}"'
        if not elements:
            return start + (_write_content(value[text], name) if text in value else "/>")
        inner = pad + "  "
        return _write_element(
            start, [write_child(value[key], tag, inner) for key, tag, write_child in elements], name, pad
        )

    return write


def _compile_list(prop: Property, item: Write) -> Write:
    item_name = prop.item

    def write(value: Any, name: str, pad: str) -> str:
        inner = pad + "  "
        return _write_element("<" + name, [item(member, item_name, inner) for member in value], name, pad)

    return write


def _compile_union(prop: Property, branches: dict[str, Write]) -> Write:
    named = {tag: (write, model().objects[prop.tags[tag]].xml_name) for tag, write in branches.items()}

    def write(value: Any, _name: str, pad: str) -> str:
        item, name = named[value["type"]]
        return item(value, name, pad)

    return write


def _choose_writer(prop: Property) -> Write:
    return _write_verbatim if model().is_space_kept(prop) and prop.shape != "strings" else _write_text


def _write_element(start: str, parts: list[str], name: str, pad: str) -> str:
    if not parts:
        return f"{start}/>"
    if len(pad) + len(start) + sum(map(len, parts)) + len(name) + 4 <= COLUMNS:
        flat = f"{start}>{''.join(parts)}</{name}>"
        if "\n" not in flat:
            return flat
    inner = f"\n{pad}  "
    return f"{start}>{inner}{inner.join(parts)}\n{pad}</{name}>"


def _write_text(value: Any, name: str, _pad: str) -> str:
    return f"<{name}>{escape_text(value)}</{name}>"


def _write_verbatim(value: Any, name: str, _pad: str) -> str:
    return f"<{name}" + _write_content(value, name)


def _write_content(value: str, name: str) -> str:
    space = ' xml:space="preserve"' if _has_fragile_space(value) else ""
    return f"{space}>{escape_text(value)}</{name}>"


def _has_fragile_space(value: str) -> bool:
    """Return whether an XML editor that reflows text would change white space in it."""
    return "  " in value or "\n" in value or "\t" in value or value[:1] == " " or value[-1:] == " "


def escape_text(value: str) -> str:
    """Escape the text of an element."""
    if "&" in value or "<" in value or ">" in value:
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return value


def _choose_attribute_writer(prop: Property) -> Callable[[Any], str]:
    return format_scalar if prop.shape in ("flag", "boolean", "integer") else _escape_attribute


def _escape_attribute(value: str) -> str:
    if '"' in value or "&" in value or "<" in value or ">" in value:
        return escape_text(value).replace('"', "&quot;")
    return value
