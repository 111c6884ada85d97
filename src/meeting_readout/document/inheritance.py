"""What a part takes from its whole: each property that it does not say itself, from the nearest whole that does."""

from meeting_readout.document.index import Node
from meeting_readout.document.view import View

INHERITED = ("by", "in", "addressees", "deadlines", "effective")
"""What a part takes from its whole unless it has its own (spec 3.5)."""


def find_effective(view: View, node: Node, name: str) -> object:
    """Return what an item says itself or takes from its whole, None where neither says it."""
    return node.get(name) or find_inherited(view, node, name)


def find_inherited(view: View, node: Node, name: str) -> object:
    """Return what a part takes from the nearest whole that says it, None where none does."""
    return collect_inherited(view).get(id(node), {}).get(name)


def collect_inherited(view: View) -> dict[int, Node]:
    """Return by the `id()` of each part what its wholes say, the nearest first; nothing of a part of itself."""
    return view.compute_once(_collect)


def _collect(view: View) -> dict[int, Node]:
    """Look at each whole once, however long the chain. Wholes on a circle above a part give it what they say."""
    said: dict[int, Node] = {}
    circling: set[int] = set()
    for part, _owner in view.having["partOf"]:
        _climb(view, part, said, circling)
    for id_ in circling:
        del said[id_]
    return said


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
