"""Where the items of two readouts stand in their texts, and how far two items stand on the same words."""

from typing import NamedTuple

from meeting_readout.comparison.text_difference import Run, align_texts, measure_likeness
from meeting_readout.document.anchors import Anchors, Passage
from meeting_readout.document.index import Node

LIKE = 0.5
"""How alike the words of two blocks must be, if nothing else says that they are the same block."""
COMPARISONS = 40_000
"""How many pairs of blocks are compared by their words."""


class Stand(NamedTuple):
    """The words on which an item stands: the block by its number, and the range in it."""

    block: int
    start: int
    end: int


class Places:
    """The blocks of two readouts in pairs, and the words on which each item stands."""

    def __init__(self, old: Anchors, new: Anchors) -> None:
        self.old, self.new = old, new
        self.block_pairs = pair_blocks(old.blocks, new.blocks)
        self._passages = {id(passage.node): passage for passage in (*old.found, *new.found)}
        self._runs: dict[int, tuple[Run, ...]] = {}

    def find_stands(self, node: Node) -> list[Stand]:
        """Return the words on which an item stands."""
        found: list[Passage | None] = [self._passages.get(id(anchor)) for anchor in node.get("anchors", ())]
        return [Stand(one.block, one.start, one.end) for one in found if one]

    def measure_overlap(self, old: list[Stand], new: list[Stand]) -> float:
        """Return the share of words that both stand on among those that one of them stands on, from 0 to 1."""
        shared = sum(self._count_shared(one, other) for one in old for other in new)
        whole = sum(stand.end - stand.start for stand in (*old, *new))
        return min(shared / max(whole - shared, 1), 1.0)

    def _count_shared(self, old: Stand, new: Stand) -> int:
        if self.block_pairs.get(old.block) != new.block:
            return 0
        count = 0
        for run in self._align(old.block, new.block):
            start, end = max(old.start, run.old), min(old.end, run.old + run.size)
            shift = run.new - run.old
            count += max(0, min(end + shift, new.end) - max(start + shift, new.start))
        return count

    def _align(self, old: int, new: int) -> tuple[Run, ...]:
        if old not in self._runs:
            self._runs[old] = align_texts(self.old.blocks[old]["content"], self.new.blocks[new]["content"])
        return self._runs[old]


def pair_blocks(old: list[Node], new: list[Node]) -> dict[int, int]:
    """Return the number of the new block for that of each old one that has a partner.

    Blocks with the same id and words come first, then those with the same words, then those with the same id and
    similar words, then with similar words; what is left has its id only.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()

    def take(one: int, other: int) -> None:
        pairs[one] = other
        taken.add(other)

    numbers: dict[str, int] = {}
    by_words: dict[str, list[int]] = {}
    for other, block in enumerate(new):
        numbers.setdefault(block.get("id", ""), other)
    for one, block in enumerate(old):
        other = numbers.get(block.get("id", ""), -1)
        if other >= 0 and other not in taken and new[other]["content"] == block["content"]:
            take(one, other)
    for other, block in enumerate(new):
        if other not in taken:
            by_words.setdefault(block["content"], []).append(other)
    for one, block in enumerate(old):
        waiting = by_words.get(block["content"])
        if one not in pairs and waiting:
            take(one, waiting.pop(0))
    for least in (LIKE, -1.0):
        for one, block in enumerate(old):
            other = numbers.get(block.get("id", ""), -1)
            if one not in pairs and other >= 0 and other not in taken:
                if measure_likeness(block["content"], new[other]["content"]) >= least:
                    take(one, other)
        if least == LIKE:
            for one, other in _list_alike(old, new, pairs, taken):
                if one not in pairs and other not in taken:
                    take(one, other)
    return pairs


def _list_alike(old: list[Node], new: list[Node], pairs: dict[int, int], taken: set[int]) -> list[tuple[int, int]]:
    """Return the blocks left over whose words are alike, the most alike first."""
    ones = [one for one in range(len(old)) if one not in pairs]
    others = [other for other in range(len(new)) if other not in taken]
    if len(ones) * len(others) > COMPARISONS:
        return []
    found = [(measure_likeness(old[one]["content"], new[other]["content"]), one, other) for one in ones for other in others]
    found = [candidate for candidate in found if candidate[0] >= LIKE]
    return [(one, other) for _like, one, other in sorted(found, key=lambda c: (-c[0], abs(c[1] - c[2]), c[1:]))]
