"""M140: the label of an item is printed at one of the blocks in which it is anchored (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.block_labels import find_block_labels, has_label, is_same_label
from meeting_readout.document.doubts import is_in_doubt
from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

TYPES = ("agendaItem", "statement", "decision", "directive", "commitment")
"""What has a label and anchors. A part of a framework may be numbered by the name of the whole."""


def check(view: View) -> Iterator[Problem]:
    """Yield every label that no block of the item prints, though one of them has a label."""
    blocks = view.anchors.blocks
    if not any("label" in block for block in blocks):
        return
    labels = find_block_labels(blocks)
    number = {id(passage.node): passage.block for passage in view.anchors.found}
    for type_ in TYPES:
        for item, _owner in view.nodes[type_]:
            anchors = item.get("anchors", ())
            if "label" not in item or "label" in item.get("inferred", ()) or not view.is_intact(item):
                continue
            if all(id(anchor) in number for anchor in anchors):
                yield from _check_label(view, item, labels, sorted({number[id(anchor)] for anchor in anchors}))


def _check_label(view: View, item: Node, labels: list[str], places: list[int]) -> Iterator[Problem]:
    blocks = [view.anchors.blocks[place] for place in places]
    others = [(labels[place], block) for place, block in zip(places, blocks, strict=True) if labels[place]]
    if not others or any(is_same_label(item["label"], label) for label, _block in others):
        return
    if any(has_label(block["content"], item["label"]) for block in blocks):
        return
    if not any(is_in_doubt(view, node) for node in (item, *blocks)) and all(map(view.is_intact, blocks)):
        label, block = others[0]
        words = {"label": item["label"], "other": label}
        related = (("block", block, "label" if "label" in block else None),)
        yield Problem("M140", item, "label", words=words, related=related)
