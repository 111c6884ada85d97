"""The order of the text: where each item stands in it."""

from meeting_readout.document.view import View

Place = tuple[int, int, int]
"""A block by its number, where words begin in it, and where they end, the later before the earlier."""

ORDERED = ("reports", "statements", "decisions", "directives", "commitments")
"""The lists that stand in the order of the text: what was received, said, settled or asked."""


def find_places(view: View) -> dict[int, Place]:
    """Return the place of each item in the text by its `id()`: that of its first anchor, the longer one first."""
    first: dict[int, Place] = {}
    for passage in view.anchors.found:
        place, owner = (passage.block, passage.start, -passage.end), id(passage.owner)
        first[owner] = min(place, first.get(owner, place))
    return first
