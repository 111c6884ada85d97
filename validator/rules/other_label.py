"""M140: the label of an item is printed at one of the blocks in which it is anchored (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.doubts import is_in_doubt
from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

TYPES = ("agendaItem", "statement", "decision", "directive", "commitment")
"""What has a label and anchors. A part of a framework may be numbered by the name of the whole."""
LONGEST = 60
"""What is longer is no label that blocks of a text could number."""
SEARCHED = 5_000_000
"""How many characters of text are searched for labels in one document."""


def check(view: View) -> Iterator[Problem]:
    """Yield every label that no block of the item prints, though one of them has a label."""
    blocks = view.anchors.blocks
    if not any("label" in block for block in blocks):
        return
    from meeting_readout.document.block_labels import find_block_labels, is_same_label

    labels = find_block_labels(blocks)
    number = {id(passage.node): passage.block for passage in view.anchors.found}
    left = SEARCHED
    for type_ in TYPES:
        for item, _owner in view.nodes[type_]:
            anchors = item.get("anchors", ())
            if not _has_own_label(item) or not all(id(anchor) in number for anchor in anchors):
                continue
            places = sorted({number[id(anchor)] for anchor in anchors})
            labelled = [place for place in places if labels[place]]
            if not labelled or any(is_same_label(item["label"], labels[place]) for place in labelled):
                continue
            touched = [blocks[place] for place in places]
            left -= sum(len(block["content"]) for block in touched)
            if left < 0:
                return
            if not _is_excused(view, item, touched):
                words = {"label": item["label"], "other": labels[labelled[0]]}
                related = (("block", blocks[labelled[0]], None),)
                yield Problem("M140", item, "label", words=words, related=related)


def _has_own_label(item: Node) -> bool:
    return "label" in item and len(item["label"]) <= LONGEST and "label" not in item.get("inferred", ())


def _is_excused(view: View, item: Node, blocks: list[Node]) -> bool:
    """Return whether the text prints the label all the same, or something about it is in doubt."""
    from meeting_readout.document.block_labels import has_label

    if any(has_label(block["content"], item["label"]) for block in blocks):
        return True
    return any(is_in_doubt(view, node) or not view.is_intact(node) for node in (item, *blocks))
