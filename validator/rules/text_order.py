"""Q303: items stand in the order of the text, the outer item first (spec 7.3)."""

from collections.abc import Iterator

from meeting_readout.document.text_order import ORDERED, find_places
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every item whose first anchor lies before that of the item above it."""
    first = find_places(view)
    for name in ORDERED:
        last, above = (-1, 0, 0), None
        for item in view.items(name):
            place = first.get(id(item), last)
            if place < last and above is not None:
                words = {"id": str(item.get("id", "")), "above": str(above.get("id", ""))}
                yield Problem("Q303", item, "id", words=words, related=(("above", above, "id"),))
            else:
                last, above = place, item
