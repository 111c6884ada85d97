"""Q104: an anchor gets its block, where only one block holds its words."""

from collections.abc import Iterator, Sequence

from meeting_readout.validator.fixes.editor import Changes, Page
from meeting_readout.validator.locate import Mistake

SEARCHED = 200_000_000
"""How many characters of text are searched for one document."""


def fix(page: Page, mistakes: Sequence[Mistake]) -> Iterator[tuple[Mistake, Changes]]:
    """Look the words up in all blocks; where one of them is faulty, nobody knows what it holds."""
    blocks = page.view.anchors.blocks if page.view else []
    if not page.view or not blocks or not page.view.is_intact(page.view.data["blocks"]):
        return
    searched, size = 0, sum(len(block["content"]) for block in blocks)
    for mistake in mistakes:
        exact = page.value((*mistake.path, "exact"))
        searched += size
        if isinstance(exact, str) and searched <= SEARCHED:
            holding = [block["id"] for block in blocks if exact in block["content"]]
            if len(holding) == 1:
                yield mistake, page.add(mistake.path, "block", holding[0])
