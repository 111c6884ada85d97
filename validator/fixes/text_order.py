"""Q303: items are moved to where the text has them, with the comments that stand right above them."""

from collections.abc import Iterator, Sequence

from meeting_readout.document.text_order import ORDERED, find_places
from meeting_readout.validator.fixes.editor import Changes, Page, in_order
from meeting_readout.validator.locate import Mistake


def fix(page: Page, mistakes: Sequence[Mistake]) -> Iterator[tuple[Mistake, Changes]]:
    """Move each item that stands too late."""
    if page.view is None:
        return
    late = {mistake.path[:-1]: mistake for mistake in mistakes}
    first = find_places(page.view)
    for name in ORDERED:
        placed, last = [], (-1, 0, 0)
        for item in page.view.items(name):
            place = first.get(id(item), last)
            last = max(last, place)
            placed.append((place, page.path_of(item)))
        for path, changes in in_order(page, placed):
            if path in late:
                yield late[path], changes
