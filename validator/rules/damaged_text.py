"""M145: the text of a block has no signs of damage on its way (spec 4.2)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from meeting_readout.converters.characters import describe_counts, list_items
from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

if TYPE_CHECKING:
    from meeting_readout.document.damage import Damage

PLANES = range(0x10000, 0x110000, 0x10000)

LOST = (0xAD, 0x200B, 0xFEFF, 0xFFFD, *range(0xFDD0, 0xFDF0), *(at + n for at in PLANES for n in (0xFFFE, 0xFFFF)))
BEGINNINGS = frozenset(map(chr, (ord("&"), *range(0x80, 0x85), *range(0x86, 0xA0), *range(0xC2, 0xF5), *LOST)))
"""What a damaged piece begins with. Most texts have nothing of it, and need not be searched."""


def check(view: View) -> Iterator[Problem]:
    """Yield every block with such signs, but for those in its noise and in the words that a note is about."""
    for block in view.data.get("blocks", ()):
        content = block.get("content", "")
        if "&" in content or not (content.isascii() or BEGINNINGS.isdisjoint(content)):
            from meeting_readout.document.damage import find_unexplained

            found = find_unexplained(view, block)
            if found:
                yield _make_problem(block, content, found)


def _make_problem(block: Node, content: str, found: Sequence["Damage"]) -> Problem:
    from meeting_readout.document.damage import name_piece

    counts = Counter(name_piece(content[one.start : one.end]) for one in found)
    meant = {name_piece(content[one.start : one.end]): one.meant for one in found if one.meant and one.meant.strip()}
    words = {
        "names": describe_counts(counts),
        "meant": list_items(f"{sign} for {piece}" for piece, sign in meant.items()),
    }
    variant = "meant" if meant else ""
    return Problem("M145", block, "content", "value", variant, words, within=(found[0].start, found[0].end))
