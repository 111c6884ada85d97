"""The writer of the XML form, compiled once from the schema: its order, and the canonical layout.

An element stands on one line where it fits in 120 columns; else each of its children stands on a line of its own, two
spaces deeper (spec 6.1). Text is never broken, and never moved.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from meeting_readout.schemas.plan import ROOT, ObjectType, Plan, Property, plan

COLUMNS = 120
FRAGILE = re.compile(r"\A[ \t\n]|[ \t\n]\Z|[\t\n]|  ")
"""White space that the reflow of an XML editor would change."""

Write = Callable[[Any, str, str], str]
"""Writes an element: the value, the name of the element, the indentation of its line."""
Shape = tuple[list[tuple[str, str, Callable[[Any], str]]], list[tuple[str, str, Write]]]
"""The attributes of an object, how they begin and what writes them; its elements with their names and writers."""
SHAPES = 256
"""How many sets of members are remembered for each type: more than people write, and no file can fill the memory."""


@cache
def writer() -> Callable[[dict[str, Any]], str]:
    """Give the function that writes a whole readout as its root element, without the XML declaration."""
    plan_ = plan()
    root, name = _Compiler(plan_).object(ROOT), plan_.objects[ROOT].xml_name
    return lambda readout: root(readout, name, "")


class _Compiler:
    def __init__(self, plan_: Plan) -> None:
        self.plan = plan_
        self.made: dict[str, Write] = {}

    def object(self, name: str) -> Write:
        """Compile an object type; types may hold themselves, so each is looked up when it is called."""
        if name not in self.made:
            type_ = self.plan.objects[name]
            attributes: dict[str, tuple[int, str, Callable[[Any], str]]] = {}
            elements: dict[str, tuple[int, str, Write]] = {}
            silent = {prop.name for prop in type_.properties.values() if prop.node == "none"}
            namespace = f' xmlns="{self.plan.namespace}"' if name == ROOT else ""
            written = _text(type_, attributes) if type_.text else _object(attributes, elements, silent, namespace)
            self.made[name] = written
            for rank, prop in enumerate(type_.properties.values()):
                if prop.node == "attribute":
                    attributes[prop.name] = (rank, f' {prop.xml_name}="', _attribute(prop))
                elif prop.node == "element":
                    elements[prop.name] = (rank, prop.xml_name, self.element(prop))
        return self.made[name]

    def element(self, prop: Property) -> Write:
        if prop.shape == "object":
            return self.object(prop.target)
        if prop.shape == "objects":
            return _list(self.object(prop.target), prop.item)
        if prop.shape == "strings":
            return _list(_words, prop.item)
        if prop.shape == "union":
            objects = self.plan.objects
            return _union({t: (self.object(o), objects[o].xml_name) for t, o in prop.tags.items()})
        return _kept if self.plan.keeps_space(prop) else _words


def _object(
    attributes: dict[str, tuple[int, str, Callable[[Any], str]]],
    elements: dict[str, tuple[int, str, Write]],
    silent: set[str],
    namespace: str,
) -> Write:
    shapes: dict[tuple[str, ...], Shape] = {}

    def write(value: Any, name: str, pad: str) -> str:
        names = tuple(value)
        shape = shapes.get(names)
        if shape is None:
            shape = _shape(attributes, elements, silent, names)
            if len(shapes) < SHAPES:
                shapes[names] = shape
        start = f"<{name}{namespace}"
        attributes_, elements_ = shape
        for key, opening, written in attributes_:
            start += f'{opening}{written(value[key])}"'
        if not elements_:
            return start + "/>"
        inner = pad + "  "
        return _laid(start, [write_child(value[key], tag, inner) for key, tag, write_child in elements_], name, pad)

    return write


def _shape(
    attributes: dict[str, tuple[int, str, Callable[[Any], str]]],
    elements: dict[str, tuple[int, str, Write]],
    silent: set[str],
    names: tuple[str, ...],
) -> Shape:
    """Give the attributes and elements of an object in the order of the schema."""
    unknown = next(
        (name for name in names if name not in attributes and name not in elements and name not in silent), None
    )
    if unknown is not None:
        raise KeyError(unknown)  # what is not in the schema is never dropped
    starts = sorted((attributes[name][0], name) for name in names if name in attributes)
    children = sorted((elements[name][0], name) for name in names if name in elements)
    return (
        [(name, *attributes[name][1:]) for _rank, name in starts],
        [(name, *elements[name][1:]) for _rank, name in children],
    )


def _text(type_: ObjectType, attributes: dict[str, tuple[int, str, Callable[[Any], str]]]) -> Write:
    text = type_.text.name if type_.text else ""

    def write(value: Any, name: str, pad: str) -> str:
        starts: list[tuple[int, str]] = []
        for key, member in value.items():
            if key != text:
                rank, opening, written = attributes[key]  # what is not in the schema is a KeyError: never dropped
                starts.append((rank, f'{opening}{written(member)}"'))
        starts.sort()
        start = f"<{name}{''.join([written for _, written in starts])}"
        return start + (_content(value[text], name) if text in value else "/>")

    return write


def _list(item: Write, item_name: str) -> Write:
    def write(value: Any, name: str, pad: str) -> str:
        inner = pad + "  "
        return _laid("<" + name, [item(member, item_name, inner) for member in value], name, pad)

    return write


def _union(branches: dict[str, tuple[Write, str]]) -> Write:
    def write(value: Any, name: str, pad: str) -> str:
        inner = pad + "  "
        parts = []
        for member in value:
            item, item_name = branches[member["type"]]
            parts.append(item(member, item_name, inner))
        return _laid("<" + name, parts, name, pad)

    return write


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
    space = ' xml:space="preserve"' if FRAGILE.search(value) else ""
    return f"{space}>{_escaped(value)}</{name}>"


def _escaped(value: str) -> str:
    if "&" in value or "<" in value or ">" in value:
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return value


def _attribute(prop: Property) -> Callable[[Any], str]:
    if prop.shape == "flag":
        return lambda _value: "true"
    if prop.shape == "boolean":
        return lambda value: "true" if value else "false"
    if prop.shape == "integer":
        return str
    return _quoted


def _quoted(value: str) -> str:
    if '"' in value or "&" in value or "<" in value or ">" in value:
        return _escaped(value).replace('"', "&quot;")
    return value
