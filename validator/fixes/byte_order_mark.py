"""W004: the byte order mark is taken away."""

from collections.abc import Iterator, Sequence

from meeting_readout.converters.decode import measure_mark
from meeting_readout.validator.fixes.editor import Change, Changes, Page
from meeting_readout.validator.locate import Mistake


def fix(page: Page, mistakes: Sequence[Mistake]) -> Iterator[tuple[Mistake, Changes]]:
    """Take the mark away: one code point, or three bytes of UTF-8."""
    for mistake in mistakes:
        yield mistake, [Change(0, measure_mark(page.text), "")]
