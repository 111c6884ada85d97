"""References that do not do: their id is given to nothing, or to something that makes no sense where they stand."""

from typing import NamedTuple

from meeting_readout.document.index import Identified, Node
from meeting_readout.document.view import RESERVED, View


class BrokenReference(NamedTuple):
    """The node, the property that points, the kinds allowed there, and what has the id (None: nothing)."""

    node: Node
    key: str
    targets: tuple[str, ...]
    found: Identified | None


def find_broken(view: View) -> list[BrokenReference]:
    """Return the references that resolve to nothing, or to the wrong kind of thing."""
    return view.compute_once(_find_broken)


def _find_broken(view: View) -> list[BrokenReference]:
    broken = []
    for node, key, targets, _owner in view.references:
        id_ = node[key]
        found = view.ids.get(id_)
        if found and found.kind in targets and id_ not in RESERVED:
            continue
        if id_ not in RESERVED or id_ not in targets:
            broken.append(BrokenReference(node, key, targets, found))
    return broken
