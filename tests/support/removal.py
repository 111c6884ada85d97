"""Take a value out of readouts wherever it stands: what a target makes of them changes, if the value arrives there."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from exported import add_date, special_readouts
from generate import documents
from tabled import distinct_readouts, hostile_readout

from meeting_readout.export import Unexportable, make, write
from meeting_readout.export.losses import list_leaves
from meeting_readout.model.model import ROOT, ObjectType, Property, model

Node = dict[str, Any]
LARGE, SMALL = 6, 2
"""So many of the largest and the smallest readouts with a value are tried, of those by hand and of the others."""
GENERATED, SPECIAL = 60, 3
POINTING = ("ref", "name")
"""Of these, a mention has one: it is replaced, since a mention without it is none."""


def find_arriving(target: str) -> set[str]:
    """Give the properties, with their types, of which the output of a target depends."""
    return {f"{type_}.{name}" for type_, name in list_leaves() if is_arriving(type_, name, target)}


def is_arriving(type_: str, name: str, target: str) -> bool:
    """Whether the output changes when a value is taken out of a readout that has it, or put into one that lacks it."""
    having = _list_having(f"{type_}.{name}")
    if any(run(take_out(_list_readouts()[at], type_, name), target) != _run_whole(at, target) for at in having):
        return True
    lacking = [at for at in _list_having(type_) if at not in having]
    return any(run(put_in(_list_readouts()[at], type_, name), target) != _run_whole(at, target) for at in lacking)


@cache
def _list_having(leaf: str) -> list[int]:
    """Give the numbers of the readouts to try that have a type, or a property of it: large and small ones."""
    found = [at for at, leaves in enumerate(_list_found()) if leaf in leaves]
    special = [at for at in found if at < SPECIAL]
    parts = [[at for at in found[len(special) :] if _is_made(at) == is_made] for is_made in (False, True)]
    return special + [at for part in parts for at in part[:LARGE] + part[LARGE:][-SMALL:]]


def _is_made(at: int) -> bool:
    return at >= len(_list_readouts()) - GENERATED


@cache
def _list_readouts() -> list[Node]:
    """Give the readouts that are tried, large ones first; the generated ones have what is rare. All have a date."""
    by_hand = [*(readout for _, readout in distinct_readouts()), hostile_readout()]
    made = list(documents(18, GENERATED, nodes=120, core=True))
    ordered = [sorted(part, key=lambda readout: -len(json.dumps(readout))) for part in (by_hand, made)]
    return [*special_readouts(), *(add_date(readout) for part in ordered for readout in part)]


@cache
def _list_found() -> list[set[str]]:
    return [
        {leaf for type_, name, _node in _walk(readout, model().objects[ROOT]) for leaf in (type_, f"{type_}.{name}")}
        for readout in _list_readouts()
    ]


@cache
def _run_whole(at: int, target: str) -> bytes:
    return run(_list_readouts()[at], target)


def put_in(readout: Node, type_: str, name: str) -> Node:
    """Give a copy with a value wherever a type lacks it."""
    copy: Node = json.loads(json.dumps(readout))
    prop = model().objects[type_].properties[name]
    nodes = {id(node): node for other, _name, node in _walk(copy, model().objects[ROOT]) if other == type_}
    for node in nodes.values():
        node.setdefault(name, invent(prop, copy))
    return copy


def invent(prop: Property, readout: Node) -> Any:
    """Give a value for a property."""
    if prop.shape == "strings":
        return ["name"]
    if prop.shape in ("flag", "boolean"):
        return True
    if prop.shape == "integer":
        return 1
    if prop.name == "id":
        return "made-up"
    if prop.target == "itemId":
        items = [*readout.get("participants", ()), *readout.get("entities", ()), {"id": "meeting"}]
        return items[0]["id"]
    return (*model().vocabulary(prop), SAMPLES.get(prop.target, "words"))[0]


SAMPLES = {
    "dateValue": "2031-05-05",
    "timestamp": "2031-05-05",
    "clockTime": "09:30",
    "uri": "https://gov.example/other",
    "language": "fr",
    "duration": "P3D",
    "country": "CL",
    "currency": "CLP",
    "decimal": "7",
    "sha256": "0" * 64,
    "licence": "CC0-1.0",
}


def take_out(readout: Node, type_: str, name: str) -> Node:
    """Give a copy without a property of a type; where it cannot be missing, with another value."""
    copy: Node = json.loads(json.dumps(readout))
    for other, property_, node in list(_walk(copy, model().objects[ROOT])):
        if (other, property_) == (type_, name):
            prop = model().objects[type_].properties[name]
            if prop.required or name in POINTING:
                node[name] = change(prop, node[name])
            else:
                del node[name]
    return copy


def change(prop: Property, value: Any) -> Any:
    """Give another value that the schema allows there."""
    words = model().vocabulary(prop)
    if words:
        return words[(words.index(value) + 1) % len(words)]
    if prop.target == "dateValue":
        return "2032-06-06"
    return value + 1 if prop.shape == "integer" else f"{value}x"


def run(readout: Node, target: str) -> bytes:
    """Give what a target makes; where it refuses, the reason."""
    try:
        return write(target, [make(readout, target, base="https://gov.example/{id}", embed=False)])
    except Unexportable as error:
        return str(error).encode()


def _walk(node: Node, type_: ObjectType) -> Iterator[tuple[str, str, Node]]:
    for name, value in node.items():
        prop = type_.properties[name]
        yield type_.name, name, node
        for member in value if isinstance(value, list) else [value]:
            inner = model().find_type(prop, member)
            if inner:
                yield from _walk(member, inner)
