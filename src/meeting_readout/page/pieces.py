"""The text of a release, cut wherever an anchor, an omission or a gap begins or ends.

An item knows the pieces on which it stands, by the first and the last of each anchor: if each piece named its items,
the page would grow as both together.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from meeting_readout.document.coverage import Gap
from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.model.model import model
from meeting_readout.page.titles import get_meaning, spell

ANCHOR, OMISSION, GAP = "anchor", "omission", "gap"
Mark = tuple[int, int, str, int, str]
"""Where something begins and ends in a block, what it is, the `id()` of the item, the reason of an omission."""
Range = tuple[int, int]
"""The first and the last of some pieces, by their numbers in the text: those on which no item stands have none."""


class Piece(NamedTuple):
    """Words: whether items stand on them, why they are omitted, whether nothing covers them."""

    text: str
    has_items: bool
    omitted: str = ""
    is_gap: bool = False


class Block(NamedTuple):
    """A block of the text: its id, what part of the page it is and what that means, its label, its language."""

    id: str
    kind: str
    meaning: str
    label: str
    language: str
    pieces: tuple[Piece, ...]


class Text(NamedTuple):
    """The blocks in pieces, and by the `id()` of each item the pieces on which it stands."""

    blocks: list[Block]
    ranges: dict[int, list[Range]]


def cut_text(view: View, gaps: list[Gap]) -> Text:
    """Return the text in pieces."""
    marks: defaultdict[int, list[Mark]] = defaultdict(list)
    for passage in view.anchors.found:
        marks[passage.block].append((passage.start, passage.end, ANCHOR, id(passage.owner), ""))
    for passage in view.anchors.omitted:
        marks[passage.block].append(
            (passage.start, passage.end, OMISSION, 0, spell(str(passage.node.get("reason", ""))))
        )
    for gap in gaps:
        marks[gap.block].append((gap.start, gap.end, GAP, 0, ""))
    blocks, ranges, count = list[Block](), defaultdict[int, list[Range]](list), 0
    for number, block in enumerate(view.anchors.blocks):
        starts, ends = dict[int, int](), dict[int, int]()
        pieces = []
        for start, piece in _cut(str(block["content"]), marks[number]):
            pieces.append(piece)
            if piece.has_items:
                starts[start] = ends[start + len(piece.text)] = count
                count += 1
        for start, end, what, item, _reason in marks[number]:
            if what == ANCHOR and start < end:
                ranges[item].append((starts[start], ends[end]))
        blocks.append(_describe_block(block, tuple(pieces)))
    return Text(blocks, ranges)


def _describe_block(block: Node, pieces: tuple[Piece, ...]) -> Block:
    kind = str(block.get("kind", ""))
    meaning = get_meaning(model().objects["block"].properties["kind"], kind)
    label, language = str(block.get("label", "")), str(block.get("language", ""))
    return Block(str(block.get("id", "")), kind, meaning, label, language, pieces)


def _cut(content: str, marks: list[Mark]) -> Iterator[tuple[int, Piece]]:
    """Yield the pieces from left to right, each with its place."""
    changes: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for start, end, what, _item, reason in marks:
        changes[start].append((1, what, reason))
        changes[end].append((-1, what, reason))
    counts, reasons = {ANCHOR: 0, OMISSION: 0, GAP: 0}, list[str]()
    for start, end in pairwise(sorted({0, len(content), *changes})):
        for step, what, reason in changes[start]:
            counts[what] += step
            if reason and step > 0:
                reasons.append(reason)
            elif reason:
                reasons.remove(reason)
        omitted = reasons[0] if reasons else ""
        yield start, Piece(content[start:end], bool(counts[ANCHOR]), omitted, bool(counts[GAP]))
