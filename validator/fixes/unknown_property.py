"""S002: a property is called by its name, where it is clear which one is meant."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from meeting_readout.validator.fixes.editor import Changes, Page
from meeting_readout.validator.locate import Mistake

CLEAR = 0.1
"""By how much a name must be more like the one that is meant than like any other."""


def fix(page: Page, mistakes: Sequence[Mistake]) -> Iterator[tuple[Mistake, Changes]]:
    """Rename what people call so, and slips of spelling, if the value has the shape that the property asks for.

    Two names in one object that would become the same are left: nobody knows which of them is right.
    """
    meant = Counter((mistake.path[:-1], mistake.words["near"]) for mistake in mistakes)
    for mistake in mistakes:
        near, parent = mistake.words["near"], page.type(mistake.path[:-1])
        prop = parent.properties.get(near) if parent else None
        if (
            parent
            and prop
            and meant[mistake.path[:-1], near] == 1
            and (mistake.variant == "called" or _clear(mistake.words["name"], near, tuple(parent.properties)))
            and page.write.fits(page, mistake.path, prop)
        ):
            yield mistake, page.write.rename(page, mistake.path, prop)


@lru_cache(1000)
def _clear(name: str, near: str, names: tuple[str, ...]) -> bool:
    ratios = {other: SequenceMatcher(None, name.lower(), other.lower()).ratio() for other in names}
    return all(ratio + CLEAR <= ratios[near] for other, ratio in ratios.items() if other != near)
