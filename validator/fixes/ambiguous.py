"""Q102: the occurrence of ambiguous words is counted, as far as the text and the other anchors settle it.

Lists stand in the order of the text (spec 3.1). So where as many anchors of a list leave the occurrence of the same
words out as there are places for which none of its anchors asks, these places are theirs, in their order.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from meeting_readout.validator.fixes.editor import Changes, Page
from meeting_readout.validator.locate import Mistake

Words = tuple[str | int, str, str]
"""A list of the root, a block, words quoted from it."""


def fix(page: Page, mistakes: Sequence[Mistake]) -> Iterator[tuple[Mistake, Changes]]:
    """Give the places that are left to the anchors that are left, where there are as many."""
    for alike, free in _places(page, mistakes):
        if len(alike) == len(free):
            for mistake, occurrence in zip(alike, free, strict=True):
                yield mistake, page.add(mistake.path[:-1], "occurrence", occurrence)


def first(page: Page, mistakes: Sequence[Mistake]) -> Iterator[tuple[Mistake, Changes]]:
    """Take the first place, of those that no anchor of the list has if there is one."""
    for alike, free in _places(page, mistakes):
        for mistake in alike:
            yield mistake, page.add(mistake.path[:-1], "occurrence", min(free, default=1))


def _places(page: Page, mistakes: Sequence[Mistake]) -> Iterator[tuple[list[Mistake], list[int]]]:
    """The mistakes about the same words, with the occurrences that no anchor of their list asks for."""
    taken = _taken(page)
    groups: defaultdict[Words, list[Mistake]] = defaultdict(list)
    for mistake in mistakes:
        anchor = page.unresolved.get(mistake.path[:-1])
        if anchor and anchor.block:
            groups[mistake.path[0], anchor.block.get("id", ""), anchor.node["exact"]].append(mistake)
    for words, alike in groups.items():
        times = int(alike[0].words["count"])
        yield alike, [number for number in range(1, times + 1) if number not in taken[words]]


def _taken(page: Page) -> defaultdict[Words, set[int]]:
    """The occurrences that anchors and omissions ask for."""
    taken: defaultdict[Words, set[int]] = defaultdict(set)
    if page.view:
        quotes = page.view.anchors
        for quote in (*quotes.found, *quotes.omitted):
            if {"exact", "occurrence"} <= quote.node.keys():
                block = quotes.blocks[quote.block].get("id", "")
                taken[page.path_of(quote.node)[0], block, quote.node["exact"]].add(quote.node["occurrence"])
    return taken
