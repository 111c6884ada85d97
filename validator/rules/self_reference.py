"""M124: nothing refers to itself, and nothing is its own parent (spec 3.3)."""

from collections.abc import Iterator

from meeting_readout.document.index import Node
from meeting_readout.document.view import RESERVED, View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every reference inside an item to this item, and every circle of parents."""
    for node, key, _targets, owner in view.references:
        if node[key] == owner.get("id") and key != "partOf" and node[key] not in RESERVED:
            found = view.ids.get(node[key])
            if found and found.node is owner:
                yield Problem("M124", node, key, words={"id": node[key]})
    if view.having["parent"]:
        yield from _find_circles(view)


def _find_circles(view: View) -> Iterator[Problem]:
    done: set[int] = set()
    for entity, _owner in view.of_types("parent"):
        way: dict[int, Node] = {}
        at: Node | None = entity
        while at is not None and id(at) not in done and id(at) not in way:
            way[id(at)] = at
            at = _find_parent(view, at)
        if at is not None and id(at) in way and _find_parent(view, at) is not at:
            words = {"id": at.get("id", ""), "parent": at["parent"]["ref"]}
            yield Problem("M124", at["parent"], "ref", variant="round", words=words)
        done.update(way)


def _find_parent(view: View, node: Node) -> Node | None:
    found = view.ids.get(node.get("parent", {}).get("ref", ""))
    return found.node if found else None
