"""The writer of the JSON form, compiled once from the schema: its order, and the canonical layout.

A value is on one line where it fits in 120 columns, its key and comma included. Otherwise each of its members is on a
line of its own, two spaces deeper (spec 6.1).
"""

from collections.abc import Callable
from functools import cache
from json.encoder import encode_basestring
from typing import Any

from meeting_readout.converters.layout import COLUMNS, Writing, compile_writer, format_scalar
from meeting_readout.model.member_cache import MemberCache
from meeting_readout.model.model import ObjectType, Property

Write = Callable[[Any, str, int], str]
"""A function that writes a value: takes the value, the indentation of its line, the columns left for it (no comma)."""
Members = list[tuple[str, str, int, Write | None]]
"""For each member its name, its key as written, the length of that, and its writer (None for a string)."""


def write(readout: Any) -> bytes:
    """Write a valid readout in the canonical layout: schema order, 120 columns, UTF-8, LF, one final newline."""
    return (get_writer()(readout) + "\n").encode()


@cache
def get_writer() -> Callable[[dict[str, Any]], str]:
    """Return the function that writes a whole readout, without the final line feed."""
    root = compile_writer(Writing(_make_members, _compile_object, _compile_list, _compile_union, _compile_scalar))
    return lambda readout: root(readout, "", COLUMNS)


def _make_members(members: list[tuple[Property, Write]]) -> Members:
    entries: Members = []
    for prop, write in members:
        key = f'"{prop.name}": '
        entries.append((prop.name, key, len(key), None if write is _write_string else write))
    if entries:  # no comma follows the last one, so it has one column more
        name, key, length, last = entries[-1]
        entries[-1] = (name, key, length - 1, last)
    return entries


def _compile_object(_type: ObjectType, cache: MemberCache[Members]) -> Write:
    def write(value: Any, pad: str, room: int) -> str:
        inner = pad + "  "
        left = COLUMNS - len(inner) - 1
        parts: list[str] = []
        for name, key, length, write_member in cache[tuple(value)]:
            member = value[name]
            parts.append(
                key + (write_member(member, inner, left - length) if write_member else encode_basestring(member))
            )
        return _join_parts(parts, "{", "}", pad, room)

    return write


def _compile_list(_prop: Property, item: Write) -> Write:
    if item is _write_string:
        return lambda value, pad, room: _join_parts(list(map(encode_basestring, value)), "[", "]", pad, room)

    def write(value: Any, pad: str, room: int) -> str:
        inner = pad + "  "
        left, last = COLUMNS - len(inner), len(value) - 1
        parts = [item(member, inner, left - (index < last)) for index, member in enumerate(value)]
        return _join_parts(parts, "[", "]", pad, room)

    return write


def _compile_union(_prop: Property, branches: dict[str, Write]) -> Write:
    return lambda value, pad, room: branches[value["type"]](value, pad, room)


def _compile_scalar(prop: Property) -> Write:
    return _write_scalar if prop.shape in ("integer", "flag", "boolean") else _write_string


def _write_string(value: Any, _pad: str, _room: int) -> str:
    return encode_basestring(value)


def _write_scalar(value: Any, _pad: str, _room: int) -> str:
    return format_scalar(value)


def _join_parts(parts: list[str], opening: str, closing: str, pad: str, room: int) -> str:
    if sum(map(len, parts)) + 2 * len(parts) <= room:
        flat = f"{opening}{', '.join(parts)}{closing}"
        if "\n" not in flat:
            return flat
    inner = f"\n{pad}  "
    return f"{opening}{inner}{f',{inner}'.join(parts)}\n{pad}{closing}"
