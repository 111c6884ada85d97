"""S004, S008, M103: the nearest word of the vocabulary, type or id is written. Which one is meant is a guess."""

from collections.abc import Iterator, Sequence

from meeting_readout.validator.fixes.editor import Changes, Page
from meeting_readout.validator.locate import Mistake


def fix(page: Page, mistakes: Sequence[Mistake]) -> Iterator[tuple[Mistake, Changes]]:
    """Write the word that the message proposes."""
    for mistake in mistakes:
        if mistake.variant == "near":
            yield mistake, page.write.replace(page, mistake.path, mistake.words["near"])
