"""Where the words of anchors and omissions stand in the text: half-open offsets in code points, never stored.

As in the W3C Web Annotation model, a range counts from 0 within the content of its block.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Literal, NamedTuple

from meeting_readout.document.index import Node

Why = Literal["block", "absent", "ambiguous", "occurrence"]
"""What keeps an anchor from its words: it names no block, they are not there, are there often, or not so often."""


class Passage(NamedTuple):
    """The words of an anchor or omission in the text: its node, its item, the block by number, the range."""

    node: Node
    owner: Node
    block: int
    start: int
    end: int


class Unresolved(NamedTuple):
    """An anchor or omission that stands nowhere, or not in one place: why, its block, how often its words occur."""

    node: Node
    owner: Node
    why: Why
    block: Node | None
    times: int


class Anchors:
    """All anchors and omissions of a readout, each with its passage or without one."""

    def __init__(self, blocks: Iterable[Node], anchors: Iterable[tuple[Node, Node]]) -> None:
        """Look the words up, of each anchor (with its item) and of each omission, in their block."""
        self.blocks: list[Node] = [block for block in blocks if "content" in block]
        self.found: list[Passage] = []
        self.omitted: list[Passage] = []
        self.unresolved: list[Unresolved] = []
        self._positions: dict[tuple[int, str], list[int]] = {}
        number = {block.get("id"): index for index, block in enumerate(self.blocks)}
        for node, owner in anchors:
            if "block" not in node:
                self.unresolved.append(Unresolved(node, owner, "block", None, 0))
            elif node["block"] in number:
                self._look(node, owner, number[node["block"]], self.found)
        for index, block in enumerate(self.blocks):
            for node in block.get("omitted", ()):
                self._look(node, block, index, self.omitted)

    @cached_property
    def by_item(self) -> dict[int, list[Passage]]:
        """The passages of anchors, by the `id()` of their item."""
        by_item: dict[int, list[Passage]] = {}
        for passage in self.found:
            by_item.setdefault(id(passage.owner), []).append(passage)
        return by_item

    def _look(self, node: Node, owner: Node, index: int, into: list[Passage]) -> None:
        content: str = self.blocks[index]["content"]
        exact = node.get("exact")
        if exact is None:
            into.append(Passage(node, owner, index, 0, len(content)))
            return
        start = content.find(exact)
        wanted = node.get("occurrence")
        if start < 0:
            self.unresolved.append(Unresolved(node, owner, "absent", self.blocks[index], 0))
        elif wanted is None and content.find(exact, start + 1) < 0:
            into.append(Passage(node, owner, index, start, start + len(exact)))
        else:
            if (index, exact) not in self._positions:
                self._positions[index, exact] = find_positions(content, exact)
            starts = self._positions[index, exact]
            if wanted is None:
                self.unresolved.append(Unresolved(node, owner, "ambiguous", self.blocks[index], len(starts)))
            elif wanted > len(starts):
                self.unresolved.append(Unresolved(node, owner, "occurrence", self.blocks[index], len(starts)))
            else:
                into.append(Passage(node, owner, index, starts[wanted - 1], starts[wanted - 1] + len(exact)))


def find_positions(content: str, exact: str) -> list[int]:
    """Return every offset at which the words stand, also inside a word and overlapping (spec 5.3)."""
    found, at = [], content.find(exact)
    while at >= 0:
        found.append(at)
        at = content.find(exact, at + 1)
    return found
