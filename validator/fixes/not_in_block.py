"""Q101: the words of the block are written where a quotation differs from them in nothing that counts."""

from collections.abc import Iterator, Sequence

from meeting_readout.document.near_quotes import compile_alike
from meeting_readout.validator.fixes.editor import Changes, Page
from meeting_readout.validator.locate import Mistake


def fix(page: Page, mistakes: Sequence[Mistake]) -> Iterator[tuple[Mistake, Changes]]:
    """Mend white space, line breaks and quotation marks, where the block has such words in one place."""
    return _fix(page, [mistake for mistake in mistakes if mistake.variant in ("space", "quotes")], False)


def capitals(page: Page, mistakes: Sequence[Mistake]) -> Iterator[tuple[Mistake, Changes]]:
    """Mend capital letters, which may tell one name from another."""
    return _fix(page, [mistake for mistake in mistakes if mistake.variant == "case"], True)


def _fix(page: Page, mistakes: Sequence[Mistake], any_case: bool) -> Iterator[tuple[Mistake, Changes]]:
    for mistake in mistakes:
        anchor = page.unresolved.get(mistake.path[:-1])
        if anchor and anchor.block and anchor.node.get("occurrence", 1) == 1:
            places = list(compile_alike(anchor.node["exact"], any_case).finditer(anchor.block["content"]))
            if len(places) == 1:
                yield mistake, page.write.replace(page, mistake.path, places[0].group())
