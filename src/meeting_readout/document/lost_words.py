"""Which words of the text something would cover that another problem keeps from it: they are no second problem.

What was taken out of the data, and an anchor whose block or words are wrong, would cover words once it is put right.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from meeting_readout.converters.tracing import NodePath
from meeting_readout.document.coverage import Gap, Ranges
from meeting_readout.document.index import Node
from meeting_readout.document.loose_items import find_loose_items
from meeting_readout.document.view import View
from meeting_readout.model.model import ROOT, model

LEAST = 6
"""A string that was taken out may be a quotation if it has so many characters."""
SHORTEST = 4
"""What an item says stands in a gap if it has so many characters."""
COMPARED = 200_000
"""How many characters of quotations and blocks are compared for one document to find the closest words."""
PAIRS = 1_000_000
"""How many pairs of items and gaps are compared."""
QUOTATIONS = ("anchor", "omission")
IDS = ("id", "type", "ref", "partOf")
SEARCHED = 50_000_000
"""How many characters of text are searched for one document; beyond that, nothing is known of the words."""


def find_lost_ranges(view: View) -> Ranges | None:
    """Return the ranges that are covered but for another problem; None where it may be any words of the text."""
    blocks = view.anchors.blocks
    lost, searched = _Lost(view), 0
    size = sum(len(block["content"]) for block in blocks)
    for path, value in view.removed:
        if value in (None, {}, []) and _is_unread(path):
            return None
        in_block = view.data["blocks"][path[1]] if path[:1] == ("blocks",) and len(path) > 2 else None
        for block, exact in _find_quotations(value):
            searched += size if exact else 0
            if searched > SEARCHED:
                return None
            lost.add(block, exact, in_block)
    for anchor in view.anchors.unresolved:
        searched += size
        if searched > SEARCHED or not (anchor.block or "exact" in anchor.node):
            return None
        lost.add_unresolved(anchor.node.get("exact", ""), anchor.block)
    for node, _owner in view.nodes["anchor"]:
        if "block" in node and node["block"] not in lost.number:
            searched += size
            if searched > SEARCHED or "exact" not in node:
                return None
            lost.add("", node["exact"], None)
    return lost.ranges


def _is_unread(path: NodePath) -> bool:
    """Return whether something may be quoted in what was taken out: in XML, what has an unknown name is not read."""
    objects = model().objects
    types = {ROOT}
    for token in path[:-1]:
        if isinstance(token, str):
            found = [objects[type_].properties[token] for type_ in types if token in objects[type_].properties]
            types = {target for prop in found for target in (prop.tags.values() or (prop.target,)) if target in objects}
    is_known = isinstance(path[-1], int) or any(path[-1] in objects[type_].properties for type_ in types)
    return not is_known and not types.isdisjoint(_list_quoting_types())


@cache
def _list_quoting_types() -> frozenset[str]:
    """Return the types of objects that have anchors or omissions in them, at whatever depth."""
    quoting, before = set[str](QUOTATIONS), 0
    while len(quoting) > before:
        before = len(quoting)
        for name, type_ in model().objects.items():
            targets = {target for p in type_.properties.values() for target in (*p.tags.values(), p.target)}
            if targets & quoting:
                quoting.add(name)
    return frozenset(quoting)


class _Lost:
    """Collects the ranges of quotations."""

    def __init__(self, view: View) -> None:
        self.contents = [block["content"] for block in view.anchors.blocks]
        self.number = {block.get("id"): index for index, block in enumerate(view.anchors.blocks)}
        self.index = {id(block): index for index, block in enumerate(view.anchors.blocks)}
        self.compared = 0
        self.ranges: dict[int, list[tuple[int, int]]] = {}

    def add(self, block: str, exact: str, in_block: Node | None) -> None:
        """Add a quotation, in its block, or in every block that has the words; without words the whole block."""
        index = self.index.get(id(in_block)) if in_block is not None else self.number.get(block)
        if not exact:
            if index is not None:
                self.cover(index, 0, len(self.contents[index]))
            return
        near = [index] if index is not None and exact in self.contents[index] else range(len(self.contents))
        for each in near:
            start = self.contents[each].find(exact)
            while start >= 0:
                self.cover(each, start, start + len(exact))
                start = self.contents[each].find(exact, start + len(exact))

    def add_unresolved(self, exact: str, block: Node | None) -> None:
        """Add the words of an anchor that is wrong: where they stand, else the closest ones, else its whole block."""
        index = self.index.get(id(block))
        if index is not None and not any(exact in content for content in self.contents):
            self.cover(index, *self.find_closest(exact, self.contents[index]))
        else:
            self.add(str(block.get("id", "")) if block else "", exact, None)

    def find_closest(self, exact: str, content: str) -> tuple[int, int]:
        """Return the range of the closest words, the whole content where there are none, or too much is compared."""
        self.compared += len(exact) + len(content)
        if self.compared > COMPARED:
            return 0, len(content)
        from meeting_readout.document.near_quotes import find_closest_range

        return find_closest_range(exact, content) or (0, len(content))

    def cover(self, index: int, start: int, end: int) -> None:
        self.ranges.setdefault(index, []).append((start, end))


def _find_quotations(value: Any) -> Iterator[tuple[str, str]]:
    """Yield what may be an anchor or an omission in a value that was taken out: its block, its words."""
    left = [value]
    while left:
        inner = left.pop()
        if isinstance(inner, str) and len(inner) >= LEAST:
            yield "", inner
        elif isinstance(inner, list):
            left += inner
        elif isinstance(inner, dict):
            block, exact = inner.get("block"), inner.get("exact")
            if isinstance(block, str) and isinstance(exact, str | None):
                yield block, exact or ""
            elif isinstance(exact, str):
                yield "", exact
            else:
                left += inner.values()


def drop_loose_gaps(view: View, gaps: list[Gap]) -> list[Gap]:
    """Return the gaps without those that items cover as soon as they have the anchor that they lack.

    These are the gaps with words that such an item quotes. If there are at least as many other such items as other
    gaps, these are theirs.
    """
    left, loose = list(gaps), find_loose_items(view) if gaps else []
    others = 0
    if len(left) * len(loose) > PAIRS:
        return left if len(loose) < len(left) else []
    for item, _name, _missing in loose:
        words = set(_list_words(item))
        kept = [gap for gap in left if not any(word in gap.words for word in words)]
        others += len(kept) == len(left)
        left = kept
    return left if others < len(left) else []


def _list_words(item: Node) -> Iterator[str]:
    """Yield the strings of an item that are no ids and long enough to say something."""
    left: list[Any] = [item]
    while left:
        inner = left.pop()
        if isinstance(inner, str) and len(inner) >= SHORTEST:
            yield inner
        elif isinstance(inner, list):
            left += inner
        elif isinstance(inner, dict):
            left += (value for name, value in inner.items() if name not in IDS)
