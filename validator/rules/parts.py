"""A part takes from its whole what it does not say itself, so it does not say it again (spec 3.5)."""

from collections.abc import Iterator

from meeting_readout.validator.problem import Problem
from meeting_readout.validator.view import Node, View

INHERITED = ("by", "in", "addressees", "deadlines", "effective")
"""What a part takes from its whole unless it has its own."""


def check(view: View) -> Iterator[Problem]:
    """Yield every part that repeats its whole, and every part that is, by a circle, a part of itself."""
    for node, key, _targets, _owner in view.references:
        if key != "partOf":
            continue
        if node in list(wholes(view, node)):
            yield Problem("M112", node, key, words={"id": node[key]})
            continue
        for name in INHERITED:
            if name in node and node[name] == inherited(view, node, name):
                yield Problem("M110", node, name, "key", words={"name": name, "whole": node[key]})


def wholes(view: View, node: Node) -> Iterator[Node]:
    """Yield the whole of a part, its whole, and so on; a circle ends where it began."""
    seen: set[int] = set()
    while node.get("partOf") in view.ids and id(node) not in seen:
        seen.add(id(node))
        node = view.ids[node["partOf"]].node
        yield node


def inherited(view: View, node: Node, name: str) -> object:
    """Give what a part takes from the nearest whole that says it, None where none does."""
    return next((whole[name] for whole in wholes(view, node) if name in whole), None)


def effective(view: View, node: Node, name: str) -> object:
    """Give what an item says itself or takes from its whole, None where neither says it."""
    return node.get(name) or inherited(view, node, name)
