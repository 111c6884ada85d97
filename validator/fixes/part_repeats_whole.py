"""M110: what a part takes from its whole anyway is taken out of the part."""

from collections.abc import Iterator, Sequence

from meeting_readout.validator.fixes.editor import Changes, Page
from meeting_readout.validator.locate import Mistake


def fix(page: Page, mistakes: Sequence[Mistake]) -> Iterator[tuple[Mistake, Changes]]:
    """Take the property out, unless a comment stands in it."""
    for mistake in mistakes:
        yield mistake, page.write.remove(page, mistake.path)
