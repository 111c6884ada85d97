"""At `complete`, each list stands in the order of the text, the outer item first (spec 7.3)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

Place = tuple[int, int, int]
"""A block by its number, where words begin in it, and where they end, the later before the earlier."""

ORDERED = ("reports", "statements", "decisions", "directives", "commitments")


def check(view: View) -> Iterator[Problem]:
    """Yield every item whose first anchor lies before that of the item above it."""
    first = places(view)
    for name in ORDERED:
        last, above = (-1, 0, 0), None
        for item in view.items(name):
            place = first.get(id(item), last)
            if place < last and above is not None:
                words = {"id": str(item.get("id", "")), "above": str(above.get("id", ""))}
                yield Problem("Q303", item, "id", words=words, related=(("above", above, "id"),))
            else:
                last, above = place, item


def places(view: View) -> dict[int, Place]:
    """Give the place of each item in the text by its `id()`: that of its first anchor, the longer one first."""
    first: dict[int, Place] = {}
    for quote in view.anchors.found:
        place, owner = (quote.block, quote.start, -quote.end), id(quote.owner)
        if owner not in first or place < first[owner]:
            first[owner] = place
    return first
