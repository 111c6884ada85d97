"""Q102: the occurrence of ambiguous words is counted, as far as the text and the other anchors settle it.

Lists are in the order of the text (spec 3.1). So where as many anchors of a list leave out the occurrence of the same
words as there are places that none of its anchors asks for, these places are theirs, in their order. This needs all
anchors of the list to be known, and the items that have these anchors to be in order.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from meeting_readout.document.text_order import find_places
from meeting_readout.validator.fixes.editor import Changes, Editor
from meeting_readout.validator.locate import Located

Words = tuple[str | int, str, str]
"""A list of the root, a block, words quoted from it."""


def fix(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Assign the free places to the anchors without one, where there are as many."""
    for alike, free in _group_by_words(editor, located):
        if len(alike) == len(free) and _is_in_order(editor, alike):
            for one, occurrence in zip(alike, free, strict=True):
                yield one, editor.add(one.path[:-1], "occurrence", occurrence)


def take_first(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Take the first place, if possible one that no anchor of the list has."""
    for alike, free in _group_by_words(editor, located):
        for one in alike:
            yield one, editor.add(one.path[:-1], "occurrence", min(free, default=1))


def _group_by_words(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[list[Located], list[int]]]:
    """Yield the findings about the same words, with the occurrences that no anchor of their list asks for."""
    taken = _find_taken(editor)
    groups: defaultdict[Words, list[Located]] = defaultdict(list)
    for one in located:
        anchor = editor.unresolved.get(one.path[:-1])
        if anchor and anchor.block:
            groups[one.path[0], anchor.block.get("id", ""), anchor.node["exact"]].append(one)
    for words, alike in groups.items():
        times = int(alike[0].words["count"])
        yield alike, [number for number in range(1, times + 1) if number not in taken[words]]


def _is_in_order(editor: Editor, alike: Sequence[Located]) -> bool:
    """Return whether all anchors of the list are known, and the items of some of them stand as the text has them."""
    name = alike[0].path[0]
    if not editor.view or any(path[0] == name for path in editor.blurred):
        return False
    first = editor.view.compute_once(find_places)
    owners = dict.fromkeys(id(editor.unresolved[one.path[:-1]].owner) for one in alike)
    places = [first[owner] for owner in owners if owner in first]
    return places == sorted(places)


def _find_taken(editor: Editor) -> defaultdict[Words, set[int]]:
    """Return the occurrences that anchors and omissions ask for."""
    taken: defaultdict[Words, set[int]] = defaultdict(set)
    if editor.view:
        quotes = editor.view.anchors
        for quote in (*quotes.found, *quotes.omitted):
            if {"exact", "occurrence"} <= quote.node.keys():
                block = quotes.blocks[quote.block].get("id", "")
                taken[editor.path_of(quote.node)[0], block, quote.node["exact"]].add(quote.node["occurrence"])
    return taken
