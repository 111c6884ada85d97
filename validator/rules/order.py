"""At `complete`, each list stands in the order of the text, the outer item first (spec 7.3)."""

from collections.abc import Iterator

from meeting_readout.validator.problem import Problem
from meeting_readout.validator.view import View

ORDERED = ("reports", "statements", "decisions", "directives", "commitments")


def check(view: View) -> Iterator[Problem]:
    """Yield every item whose first anchor lies before that of the item above it."""
    first: dict[int, tuple[int, int, int]] = {}
    for quote in view.quotes.found:
        place = (quote.block, quote.start, -quote.end)
        first[id(quote.owner)] = min(place, first.get(id(quote.owner), place))
    for name in ORDERED:
        last, above = (-1, 0, 0), None
        for item in view.items(name):
            place = first.get(id(item), last)
            if place < last and above is not None:
                words = {"id": str(item.get("id", "")), "above": str(above.get("id", ""))}
                yield Problem("Q303", item, "id", words=words, related=(("above", above, "id"),))
            else:
                last, above = place, item
