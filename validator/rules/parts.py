"""A part takes from its whole what it does not say itself, so it does not say it again (spec 3.5)."""

from collections.abc import Iterator

from meeting_readout.document.view import Node, View
from meeting_readout.validator.problem import Problem

INHERITED = ("by", "in", "addressees", "deadlines", "effective")
"""What a part takes from its whole unless it has its own."""


def check(view: View) -> Iterator[Problem]:
    """Yield every part that repeats its whole, and the first part of every circle by which one is a part of itself."""
    said, told, key = _said(view), set[int](), "partOf"
    for node, _owner in view.having[key]:
        if id(node) not in said:
            if id(node) not in told:
                told.update(_circle(view, node))
                yield Problem("M112", node, key, words={"id": node[key]})
            continue
        above = said[id(node)]
        for name in INHERITED:
            if name in node and node[name] == above.get(name):
                yield Problem("M110", node, name, "key", words={"name": name, "whole": node[key]})


def inherited(view: View, node: Node, name: str) -> object:
    """Give what a part takes from the nearest whole that says it, None where none does."""
    return _said(view).get(id(node), {}).get(name)


def effective(view: View, node: Node, name: str) -> object:
    """Give what an item says itself or takes from its whole, None where neither says it."""
    return node.get(name) or inherited(view, node, name)


def _circle(view: View, node: Node) -> Iterator[int]:
    """Yield the `id()` of each part of a circle, beginning with one of them."""
    inner = node
    while True:
        yield id(inner)
        inner = view.ids[inner["partOf"]].node
        if inner is node:
            return


def _said(view: View) -> dict[int, Node]:
    """Give by the `id()` of each part what its wholes say, the nearest first; not of a part of itself.

    Each whole is looked at once, however long the chain. Wholes on a circle above a part give it what they say.
    """
    if view.wholes is None:
        view.wholes = {}
        circling: set[int] = set()
        for part, _owner in view.having["partOf"]:
            _climb(view, part, view.wholes, circling)
        for id_ in circling:
            del view.wholes[id_]
    return view.wholes


def _climb(view: View, part: Node, said: dict[int, Node], circling: set[int]) -> None:
    """Go up from a part to what is known already, and come down again with what is said on the way."""
    way: dict[int, Node] = {}
    node: Node | None = part
    while node is not None and id(node) not in said and id(node) not in way:
        way[id(node)] = node
        above = view.ids.get(node.get("partOf", ""))
        node = above.node if above else None
    if node is not None and id(node) in way:
        ids = list(way)
        circling.update(ids[ids.index(id(node)) :])
    for id_, inner in reversed(way.items()):
        above = view.ids.get(inner.get("partOf", ""))
        if above is None:
            said[id_] = {}
            continue
        own = {name: above.node[name] for name in INHERITED if name in above.node}
        said[id_] = said.get(id(above.node), {}) | own
