"""Where the items of two readouts stand in their texts, and how far two items stand on the same words."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from meeting_readout.comparison.text_difference import Run, align_texts, measure_likeness
from meeting_readout.document.anchors import Anchors, Passage
from meeting_readout.document.index import Node

LIKE = 0.5
"""How alike the words of two blocks must be, if nothing else says that they are the same block."""
SAME = 2.0
"""How alike the same words are: more than any others."""
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
    pairing = _BlockPairing(old, new)
    pairing.take(pairing.list_same_ids(SAME))
    pairing.take(pairing.list_same_words())
    pairing.take(pairing.list_same_ids(LIKE))
    pairing.take(pairing.list_alike())
    pairing.take(pairing.list_same_ids(0))
    return pairing.pairs


class _BlockPairing:
    def __init__(self, old: list[Node], new: list[Node]) -> None:
        self.old, self.new = [block["content"] for block in old], [block["content"] for block in new]
        numbers = {block.get("id"): other for other, block in reversed(list(enumerate(new)))}
        self.same_ids = [(one, numbers[block["id"]]) for one, block in enumerate(old) if block.get("id") in numbers]
        self.pairs: dict[int, int] = {}
        self.left = dict.fromkeys(range(len(new)))

    def take(self, candidates: Iterable[tuple[int, int]]) -> None:
        """Make pairs of those candidates that are both left over."""
        for one, other in candidates:
            if one not in self.pairs and other in self.left:
                self.pairs[one] = other
                del self.left[other]

    def list_same_ids(self, least: float) -> Iterator[tuple[int, int]]:
        """Yield the blocks with the same id whose words are so alike."""
        for one, other in self.same_ids:
            if one not in self.pairs and other in self.left and self._measure(one, other) >= least:
                yield one, other

    def list_same_words(self) -> list[tuple[int, int]]:
        """Return the blocks left over that have the same words."""
        waiting: dict[str, list[int]] = {}
        for other in reversed(self.left):
            waiting.setdefault(self.new[other], []).append(other)
        ones = [one for one, words in enumerate(self.old) if one not in self.pairs and words in waiting]
        return [(one, waiting[self.old[one]].pop()) for one in ones if waiting[self.old[one]]]

    def list_alike(self) -> list[tuple[int, int]]:
        """Return the blocks left over whose words are alike, the most alike first; none of very many."""
        ones = [one for one in range(len(self.old)) if one not in self.pairs]
        if len(ones) * len(self.left) > COMPARISONS:
            return []
        found = [(self._measure(one, other), one, other) for one in ones for other in self.left]
        found = [candidate for candidate in found if candidate[0] >= LIKE]
        return [(one, other) for _like, one, other in sorted(found, key=lambda c: (-c[0], abs(c[1] - c[2]), c[1:]))]

    def _measure(self, one: int, other: int) -> float:
        return SAME if self.old[one] == self.new[other] else measure_likeness(self.old[one], self.new[other])
