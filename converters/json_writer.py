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
            members: dict[str, tuple[int, str, Write]] = {}
            self.made[name] = _object(members)
            for rank, prop in enumerate(self.plan.objects[name].properties.values()):
                members[prop.name] = (rank, f'"{prop.name}": ', self.value(prop))
        return self.made[name]

    def value(self, prop: Property) -> Write:
        if prop.shape == "object":
            return self.object(prop.target)
        if prop.shape == "objects":
            return _list(self.object(prop.target))
        if prop.shape == "strings":
            return _list(_string)
        if prop.shape == "union":
            branches = {tag: self.object(target) for tag, target in prop.tags.items()}
            return _list(lambda item, pad, room: branches[item["type"]](item, pad, room))
        return _string if prop.shape in ("string", "tag") else _scalar


def _object(members: dict[str, tuple[int, str, Write]]) -> Write:
    def write(value: Any, pad: str, room: int) -> str:
        inner = pad + "  "
        left, last = COLUMNS - len(inner) - 1, len(value)
        parts: list[str] = []
        ranks = [members[name][0] for name in value]  # what is not in the schema is a KeyError: never dropped
        if ranks != sorted(ranks):  # before a member is written: none is ever written twice
            value = {name: value[name] for name in sorted(value, key=lambda name: members[name][0])}
        for name, member in value.items():
            _, key, write_member = members[name]
            if len(parts) + 1 == last:
                left += 1
            parts.append(key + write_member(member, inner, left - len(key)))
        return _laid(parts, "{", "}", pad, room)

    return write


def _list(item: Write) -> Write:
    def write(value: Any, pad: str, room: int) -> str:
        inner = pad + "  "
        left, last = COLUMNS - len(inner), len(value) - 1
        parts = [item(member, inner, left - (index < last)) for index, member in enumerate(value)]
        return _laid(parts, "[", "]", pad, room)

    return write


def _laid(parts: list[str], opening: str, closing: str, pad: str, room: int) -> str:
    flat = f"{opening}{', '.join(parts)}{closing}"
    if len(flat) <= room and "\n" not in flat:
        return flat
    inner = f"\n{pad}  "
    return f"{opening}{inner}{f',{inner}'.join(parts)}\n{pad}{closing}"


def _string(value: Any, _pad: str, _room: int) -> str:
    return encode_basestring(value)


def _scalar(value: Any, _pad: str, _room: int) -> str:
    return "true" if value is True else "false" if value is False else str(value)
