"""The writer of the JSON form, compiled once from the schema: its order, and the canonical layout.

A value stands on one line where it fits in 120 columns, its key and comma included; else each of its members stands on
a line of its own, two spaces deeper (spec 6.1).
"""

from collections.abc import Callable
from functools import cache
from json.encoder import encode_basestring
from typing import Any

from meeting_readout.schemas.plan import ROOT, Plan, Property, plan

COLUMNS = 120

Write = Callable[[Any, str, int], str]
"""Writes a value: the value, the indentation of its line, the columns left for it; without the final comma."""
Member = tuple[str, str, int, Write | None]
"""A member of an object: its name, its key as written, the length of that, what writes it (None for a string)."""
SHAPES = 256
"""How many sets of members are remembered for each type: more than people write, and no file can fill the memory."""


@cache
def writer() -> Callable[[dict[str, Any]], str]:
    """Give the function that writes a whole readout, without the final line feed."""
    root = _Compiler(plan()).object(ROOT)
    return lambda readout: root(readout, "", COLUMNS)


class _Compiler:
    def __init__(self, plan_: Plan) -> None:
        self.plan = plan_
        self.made: dict[str, Write] = {}

    def object(self, name: str) -> Write:
        """Compile an object type; types may hold themselves, so each is looked up when it is called."""
        if name not in self.made:
            members: dict[str, tuple[int, str, Write | None]] = {}
            self.made[name] = _object(members)
            for rank, prop in enumerate(self.plan.objects[name].properties.values()):
                members[prop.name] = (rank, f'"{prop.name}": ', self.value(prop))
        return self.made[name]

    def value(self, prop: Property) -> Write | None:
        if prop.shape == "object":
            return self.object(prop.target)
        if prop.shape == "objects":
            return _list(self.object(prop.target))
        if prop.shape == "strings":
            return _list(None)
        if prop.shape == "union":
            branches = {tag: self.object(target) for tag, target in prop.tags.items()}
            return _list(lambda item, pad, room: branches[item["type"]](item, pad, room))
        return None if prop.shape in ("string", "tag") else _scalar


def _object(members: dict[str, tuple[int, str, Write | None]]) -> Write:
    shapes: dict[tuple[str, ...], list[Member]] = {}

    def write(value: Any, pad: str, room: int) -> str:
        names = tuple(value)
        shape = shapes.get(names)
        if shape is None:
            shape = _shape(members, names)
            if len(shapes) < SHAPES:
                shapes[names] = shape
        inner = pad + "  "
        left = COLUMNS - len(inner) - 1
        parts: list[str] = []
        for name, key, length, write_member in shape:
            member = value[name]
            parts.append(
                key + (write_member(member, inner, left - length) if write_member else encode_basestring(member))
            )
        return _laid(parts, "{", "}", pad, room)

    return write


def _shape(members: dict[str, tuple[int, str, Write | None]], names: tuple[str, ...]) -> list[Member]:
    """Give the members of an object in the order of the schema; one that is not in it is a KeyError: never dropped."""
    ranked = sorted((members[name][0], name) for name in names)
    shape = [(name, members[name][1], len(members[name][1]), members[name][2]) for _rank, name in ranked]
    if shape:  # no comma follows the last one, so it has one column more
        name, key, length, write = shape[-1]
        shape[-1] = (name, key, length - 1, write)
    return shape


def _list(item: Write | None) -> Write:
    def write(value: Any, pad: str, room: int) -> str:
        if item is None:
            return _laid(list(map(encode_basestring, value)), "[", "]", pad, room)
        inner = pad + "  "
        left, last = COLUMNS - len(inner), len(value) - 1
        parts = [item(member, inner, left - (index < last)) for index, member in enumerate(value)]
        return _laid(parts, "[", "]", pad, room)

    return write


def _laid(parts: list[str], opening: str, closing: str, pad: str, room: int) -> str:
    if sum(map(len, parts)) + 2 * len(parts) <= room:
        flat = f"{opening}{', '.join(parts)}{closing}"
        if "\n" not in flat:
            return flat
    inner = f"\n{pad}  "
    return f"{opening}{inner}{f',{inner}'.join(parts)}\n{pad}{closing}"


def _scalar(value: Any, _pad: str, _room: int) -> str:
    return "true" if value is True else "false" if value is False else str(value)
