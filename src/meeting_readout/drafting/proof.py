"""Keep of a readout what holds: it is checked at `anchored`, and what has an error is taken out."""

import json
from collections.abc import Collection
from typing import NamedTuple

from meeting_readout.document.index import Node
from meeting_readout.validator.engine import check
from meeting_readout.validator.finding import Finding

LEVEL = "anchored"
LISTS = ("participants", "entities", "reports", "statements", "decisions", "directives", "commitments", "notes")
"""The lists of items, of which single ones can be taken out."""
ROUNDS = 20
"""What is taken out may leave a reference without its item: so often it is checked again."""


class Kept(NamedTuple):
    """A readout that is valid at `anchored`, and the ids or properties that were taken out, with the message."""

    readout: Node
    dropped: dict[str, str]


def list_errors(readout: Node) -> list[Finding]:
    """Return the errors of a readout at `anchored`."""
    data = json.dumps(readout).encode()
    return [finding for finding in check(data, "json", level=LEVEL).findings if finding.severity == "error"]


def keep_valid(readout: Node, fixed: Collection[str]) -> Kept:
    """Return a readout without what has errors; properties of the root that are `fixed` are never taken out.

    Raise `ValueError` if these have errors themselves.
    """
    kept, dropped = dict(readout), dict[str, str]()
    for _ in range(ROUNDS):
        errors = list_errors(kept)
        if not errors:
            return Kept(kept, dropped)
        places = {tuple(finding.pointer.split("/")[1:3]): finding for finding in errors}
        if not _take_out(kept, places, fixed, dropped):
            first = errors[0]
            raise ValueError(f"{first.code}: {first.message}")
    bare = {name: value for name, value in kept.items() if name in fixed}
    return Kept(bare, dropped)


def _take_out(
    readout: Node, places: dict[tuple[str, ...], Finding], fixed: Collection[str], dropped: dict[str, str]
) -> bool:
    """Take out the items, or else the properties, in which errors lie; return whether anything was."""
    indexes: dict[str, set[int]] = {}
    for place, finding in places.items():
        name = place[0] if place else ""
        if name not in readout or name in fixed:
            continue
        if name in LISTS and len(place) > 1 and place[1].isdecimal() and isinstance(readout[name], list):
            index = int(place[1])
            indexes.setdefault(name, set()).add(index)
            item = readout[name][index] if index < len(readout[name]) else None
            label = item.get("id") if isinstance(item, dict) else None
            dropped[label if isinstance(label, str) else f"{name}/{index}"] = f"{finding.code}: {finding.message}"
        else:
            dropped[name] = f"{finding.code}: {finding.message}"
            indexes[name] = set()
    for name, numbers in indexes.items():
        left = [item for at, item in enumerate(readout[name]) if at not in numbers] if numbers else []
        if left:
            readout[name] = left
        else:
            del readout[name]
    return bool(indexes)
