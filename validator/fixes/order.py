"""W012: elements are moved to where the schema has them, with the comments that stand right above them."""

from collections.abc import Iterator, Sequence

from meeting_readout.validator.fixes.editor import Changes, Page, in_order
from meeting_readout.validator.locate import Mistake


def fix(page: Page, mistakes: Sequence[Mistake]) -> Iterator[tuple[Mistake, Changes]]:
    """Move all elements of an object that stand too late; the first of them was found."""
    for mistake in mistakes:
        parent = page.paths.get(mistake.span, ())[:-1]
        spot, type_ = page.spot(parent), page.type(parent)
        if spot and type_:
            ranks = {name: rank for rank, name in enumerate(type_.properties)}
            elements = [
                (ranks[str(name)], (*parent, name))
                for name, child in spot.children.items()
                if name in ranks and child.key and type_.properties[str(name)].node == "element"
            ]
            yield mistake, [change for _path, changes in in_order(page, elements) for change in changes]
