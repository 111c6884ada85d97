"""The writer of the JSON form, compiled once from the schema: its order, and the canonical layout.

A value stands on one line where it fits in 120 columns, its key and comma included; else each of its members stands on
a line of its own, two spaces deeper (spec 6.1).
"""

from collections.abc import Callable
from functools import cache
from json.encoder import encode_basestring
from typing import Any

from meeting_readout.converters.layout import COLUMNS, Writing, compiled, plain
from meeting_readout.model.member_cache import MemberCache
from meeting_readout.model.model import ObjectType, Property

Write = Callable[[Any, str, int], str]
"""Writes a value: the value, the indentation of its line, the columns left for it; without the final comma."""
Shape = list[tuple[str, str, int, Write | None]]
"""Of each member its name, its key as written, the length of that, what writes it (None for a string)."""


def write(readout: Any) -> bytes:
    """Write a valid readout in the canonical layout: schema order, 120 columns, UTF-8, LF, one final newline."""
    return (writer()(readout) + "\n").encode()


@cache
def writer() -> Callable[[dict[str, Any]], str]:
    """Give the function that writes a whole readout, without the final line feed."""
    root = compiled(Writing(_shape, _object, _list, _union, _scalar))
    return lambda readout: root(readout, "", COLUMNS)


def _shape(members: list[tuple[Property, Write]]) -> Shape:
    shape: Shape = []
    for prop, write in members:
        key = f'"{prop.name}": '
        shape.append((prop.name, key, len(key), None if write is _string else write))
    if shape:  # no comma follows the last one, so it has one column more
        name, key, length, last = shape[-1]
        shape[-1] = (name, key, length - 1, last)
    return shape


def _object(_type: ObjectType, shapes: MemberCache[Shape]) -> Write:
    def write(value: Any, pad: str, room: int) -> str:
        inner = pad + "  "
        left = COLUMNS - len(inner) - 1
        parts: list[str] = []
        for name, key, length, write_member in shapes[tuple(value)]:
            member = value[name]
            parts.append(
                key + (write_member(member, inner, left - length) if write_member else encode_basestring(member))
            )
        return _laid(parts, "{", "}", pad, room)

    return write


def _list(_prop: Property, item: Write) -> Write:
    if item is _string:
        return lambda value, pad, room: _laid(list(map(encode_basestring, value)), "[", "]", pad, room)

    def write(value: Any, pad: str, room: int) -> str:
        inner = pad + "  "
        left, last = COLUMNS - len(inner), len(value) - 1
        parts = [item(member, inner, left - (index < last)) for index, member in enumerate(value)]
        return _laid(parts, "[", "]", pad, room)

    return write


def _union(_prop: Property, branches: dict[str, Write]) -> Write:
    return lambda value, pad, room: branches[value["type"]](value, pad, room)


def _scalar(prop: Property) -> Write:
    return _plain if prop.shape in ("integer", "flag", "boolean") else _string


def _string(value: Any, _pad: str, _room: int) -> str:
    return encode_basestring(value)


def _plain(value: Any, _pad: str, _room: int) -> str:
    return plain(value)


def _laid(parts: list[str], opening: str, closing: str, pad: str, room: int) -> str:
    if sum(map(len, parts)) + 2 * len(parts) <= room:
        flat = f"{opening}{', '.join(parts)}{closing}"
        if "\n" not in flat:
            return flat
    inner = f"\n{pad}  "
    return f"{opening}{inner}{f',{inner}'.join(parts)}\n{pad}{closing}"
