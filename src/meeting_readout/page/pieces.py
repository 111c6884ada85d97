"""The text of a release, cut wherever an anchor, an omission or a gap begins or ends."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from meeting_readout.document.coverage import Gap
from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.model.model import model
from meeting_readout.page.titles import get_meaning, spell

GAP, OMITTED = "\0gap", "\0omitted"
"""Marks among the keys of items, which no key of an item can be."""


class Piece(NamedTuple):
    """Words: the keys of the items that stand on them, why they are omitted, whether nothing covers them."""

    text: str
    items: tuple[str, ...]
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


def cut_blocks(view: View, keys: Mapping[int, str], gaps: list[Gap]) -> list[Block]:
    """Return the blocks in pieces; `keys` are those of the items, by their `id()`, in the order of the page."""
    marks: defaultdict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for passage in view.anchors.found:
        if key := keys.get(id(passage.owner)):
            marks[passage.block].append((passage.start, passage.end, key))
    for passage in view.anchors.omitted:
        marks[passage.block].append((passage.start, passage.end, f"{OMITTED}{passage.node['reason']}"))
    for gap in gaps:
        marks[gap.block].append((gap.start, gap.end, GAP))
    order = {key: number for number, key in enumerate(keys.values())}
    return [_cut_block(block, marks[number], order) for number, block in enumerate(view.anchors.blocks)]


def _cut_block(block: Node, marks: list[tuple[int, int, str]], order: Mapping[str, int]) -> Block:
    prop = model().objects["block"].properties["kind"]
    kind = str(block.get("kind", ""))
    pieces = tuple(_cut(str(block["content"]), marks, order))
    meaning, label = get_meaning(prop, kind), str(block.get("label", ""))
    return Block(str(block.get("id", "")), kind, meaning, label, str(block.get("language", "")), pieces)


def _cut(content: str, marks: list[tuple[int, int, str]], order: Mapping[str, int]) -> Iterator[Piece]:
    """Yield the pieces from left to right, with what holds for each."""
    starts, ends = defaultdict[int, list[str]](list), defaultdict[int, list[str]](list)
    for start, end, key in marks:
        starts[start].append(key)
        ends[end].append(key)
    active = Counter[str]()
    for start, end in pairwise(sorted({0, len(content), *starts, *ends})):
        active.update(starts[start])
        active.subtract(ends[start])
        active = +active
        items = sorted((key for key in active if key[0] != "\0"), key=order.__getitem__)
        omitted = next((spell(key.removeprefix(OMITTED)) for key in active if key.startswith(OMITTED)), "")
        yield Piece(content[start:end], tuple(items), omitted, GAP in active)
