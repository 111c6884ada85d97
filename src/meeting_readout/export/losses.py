"""What of a readout does not arrive: `arrives.json` says it for each property, and here it is counted."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from meeting_readout.model.model import ROOT, ObjectType, model

OBJECTS = ("object", "objects", "union")
UNCOUNTED = ("tag",)
"""The shape that is no value: the type of a member says which type it is."""


class Losses(NamedTuple):
    """How many values a readout has, how many arrive, and those that do not or only in part, by type and property.

    `embedded` are those of the lost ones that are in the document all the same, as it has the readout in it.
    """

    values: int
    arrive: int
    lost: dict[str, int]
    partly: dict[str, int]
    embedded: int


def count_losses(readout: Any, target: str, *, embed: bool = True) -> Losses:
    """Count the strings, integers, flags and lists of strings of a readout by what becomes of them in a target."""
    said = load_arrivals()[target]
    counts = Counter(_list_values(readout, model().objects[ROOT]))
    total = counts.total()
    if said["arrives"] == "all":
        return Losses(total, total, {}, {}, 0)
    partly = {name: count for name, count in counts.items() if name in said["partly"]}
    lost = {name: count for name, count in counts.items() if name not in said["arrives"] and name not in partly}
    if embed and said.get("embeds"):
        return Losses(total, total, {}, {}, sum((*lost.values(), *partly.values())))
    ranked = {name: lost[name] for name in sorted(lost, key=lambda name: (-lost[name], name))}
    return Losses(total, total - sum((*lost.values(), *partly.values())), ranked, partly, 0)


@cache
def load_arrivals() -> dict[str, Any]:
    """Return `arrives.json`: by target, the properties that arrive, and those that do in part, with the part."""
    return dict(json.loads((Path(__file__).parent / "arrives.json").read_bytes()))


def list_leaves() -> Iterator[tuple[str, str]]:
    """Yield each property of the schema that holds a value, with its type."""
    for type_ in model().objects.values():
        for prop in type_.properties.values():
            if _is_counted(prop.name, prop.shape) and prop.shape not in OBJECTS:
                yield type_.name, prop.name


def _list_values(node: Any, type_: ObjectType) -> Iterator[str]:
    for name, value in node.items():
        prop = type_.properties[name]
        if prop.shape not in OBJECTS:
            if _is_counted(name, prop.shape):
                yield f"{type_.name}.{name}"
            continue
        for member in [value] if prop.shape == "object" else value:
            inner = model().find_type(prop, member)
            if inner:
                yield from _list_values(member, inner)


def _is_counted(name: str, shape: str) -> bool:
    return shape not in UNCOUNTED and not name.startswith("$")
