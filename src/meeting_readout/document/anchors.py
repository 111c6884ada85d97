"""Where the words of anchors and omissions stand in the text: half-open offsets in code points, never stored.

As in the W3C Web Annotation model, a range counts from 0 within the content of its block.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from meeting_readout.document.view import View

Node = dict[str, Any]


class Quote(NamedTuple):
    """An anchor or omission found in the text: its node, its item at the root, the number of the block, the range."""

    node: Node
    owner: Node
    block: int
    start: int
    end: int


class Lost(NamedTuple):
    """An anchor or omission that stands nowhere, or not in one place: why, its block, how often its words occur."""

    node: Node
    owner: Node
    why: str
    block: Node | None
    times: int


class Anchors:
    """All anchors and omissions of a readout, found or lost."""

    def __init__(self, view: "View") -> None:
        """Look each of them up in its block."""
        self.blocks: list[Node] = [block for block in view.data.get("blocks", ()) if "content" in block]
        self.found: list[Quote] = []
        self.omitted: list[Quote] = []
        self.lost: list[Lost] = []
        self._positions: dict[tuple[int, str], list[int]] = {}
        number = {block.get("id"): index for index, block in enumerate(self.blocks)}
        for node, owner in view.nodes["anchor"]:
            if "block" not in node:
                self.lost.append(Lost(node, owner, "block", None, 0))
            elif node["block"] in number:
                self._look(node, owner, number[node["block"]], self.found)
        for index, block in enumerate(self.blocks):
            for node in block.get("omitted", ()):
                self._look(node, block, index, self.omitted)

    @cached_property
    def of(self) -> dict[int, list[Quote]]:
        """The anchors that were found, by the `id()` of their item."""
        of: dict[int, list[Quote]] = {}
        for quote in self.found:
            of.setdefault(id(quote.owner), []).append(quote)
        return of

    @cached_property
    def text(self) -> str:
        """The contents of all blocks, with a carriage return between two: no words hold one."""
        return "\r".join(block["content"] for block in self.blocks)

    def _look(self, node: Node, owner: Node, index: int, into: list[Quote]) -> None:
        content: str = self.blocks[index]["content"]
        exact = node.get("exact")
        if exact is None:
            into.append(Quote(node, owner, index, 0, len(content)))
            return
        start = content.find(exact)
        wanted = node.get("occurrence")
        if start < 0:
            self.lost.append(Lost(node, owner, "absent", self.blocks[index], 0))
        elif wanted is None and content.find(exact, start + 1) < 0:
            into.append(Quote(node, owner, index, start, start + len(exact)))
        else:
            if (index, exact) not in self._positions:
                self._positions[index, exact] = positions(content, exact)
            starts = self._positions[index, exact]
            if wanted is None:
                self.lost.append(Lost(node, owner, "ambiguous", self.blocks[index], len(starts)))
            elif wanted > len(starts):
                self.lost.append(Lost(node, owner, "occurrence", self.blocks[index], len(starts)))
            else:
                into.append(Quote(node, owner, index, starts[wanted - 1], starts[wanted - 1] + len(exact)))


def positions(content: str, exact: str) -> list[int]:
    """Give every offset at which the words stand, also inside a word and overlapping (spec 5.3)."""
    found, at = [], content.find(exact)
    while at >= 0:
        found.append(at)
        at = content.find(exact, at + 1)
    return found
