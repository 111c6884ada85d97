"""How much of the text the anchors cover: the letters and digits of every block, heading included (spec 7.3)."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from meeting_readout.converters.gc_pause import pause_gc
from meeting_readout.document.view import View

WORD = re.compile(r"[^\W_]+")
"""Letters and digits: the Unicode categories L and N."""


Ranges = Mapping[int, list[tuple[int, int]]]
"""By the number of a block, ranges of its content in code points."""


class Gap(NamedTuple):
    """Words that nothing covers: the number of the block, the range in code points, the words."""

    block: int
    start: int
    end: int
    words: str


class Coverage(NamedTuple):
    """Letters and digits of the text: all, those in anchors, those omitted with a reason only; and the gaps."""

    total: int
    anchored: int
    omitted: int
    gaps: list[Gap]

    @property
    def share(self) -> float:
        """The share of letters and digits that are anchored or omitted, from 0 to 1."""
        return (self.anchored + self.omitted) / self.total if self.total else 1.0


@pause_gc
def measure_coverage(view: View, also: Ranges = MappingProxyType({})) -> Coverage:
    """Measure the text of a readout that has blocks; ranges that `also` are left out count as omitted."""
    anchors: dict[int, list[tuple[int, int]]] = {}
    both: dict[int, list[tuple[int, int]]] = {}
    notes = {id(note) for note, _owner in view.nodes["note"]}
    for passage in view.anchors.found:
        if id(passage.owner) in notes:  # a remark about words does not say what they say
            continue
        anchors.setdefault(passage.block, []).append((passage.start, passage.end))
        both.setdefault(passage.block, []).append((passage.start, passage.end))
    for passage in view.anchors.omitted:
        both.setdefault(passage.block, []).append((passage.start, passage.end))
    for index, ranges in also.items():
        both.setdefault(index, []).extend(ranges)
    total = anchored = covered = 0
    gaps: list[Gap] = []
    for index, block in enumerate(view.anchors.blocks):
        content: str = block["content"]
        letters = _count_letters(content, 0, len(content))
        free = list(_find_free(anchors.get(index, []), len(content)))
        left = list(_find_free(both.get(index, []), len(content)))
        total += letters
        anchored += letters - sum(_count_letters(content, start, end) for start, end in free)
        covered += letters - sum(_count_letters(content, start, end) for start, end in left)
        gaps += (gap for start, end in left for gap in _trim_gap(index, content, start, end))
    return Coverage(total, anchored, covered - anchored, gaps)


def _count_letters(content: str, start: int, end: int) -> int:
    return sum(word.end() - word.start() for word in WORD.finditer(content, start, end))


def _find_free(ranges: list[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges between ranges; where two of these touch, one in which nothing is."""
    at = 0
    for start, end in sorted(ranges):
        yield at, start
        at = max(at, end)
    yield at, length


def _trim_gap(index: int, content: str, start: int, end: int) -> Iterator[Gap]:
    """Yield the words in a free range, from its first letter to its last."""
    words = list(WORD.finditer(content, start, end))
    if words:
        first, last = words[0].start(), words[-1].end()
        yield Gap(index, first, last, content[first:last])
