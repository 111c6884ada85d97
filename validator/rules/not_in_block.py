"""Q101: the words of an anchor or omission stand in its block (spec 5.3)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

COMPARED = 200_000
"""How many characters of quotations and blocks are compared for one document to show the closest words."""
SEARCHED = 50_000_000
"""How many characters of other blocks are searched for one document."""


def check(view: View) -> Iterator[Problem]:
    """Yield every quotation whose words the block does not have, with the closest words that it has."""
    if not view.anchors.unresolved:
        return
    from meeting_readout.document.near_quotes import find_closest

    compared = searched = 0
    size = sum(len(block["content"]) for block in view.anchors.blocks)
    for node, _owner, why, block, _times in view.anchors.unresolved:
        if why == "absent" and block:
            compared += len(node["exact"]) + len(block["content"])
            variant, detail = find_closest(node["exact"], block["content"]) if compared <= COMPARED else ("", ())
            words = {"block": str(block.get("id", ""))}
            searched += size if not variant and "block" in node else 0
            other = _find_other_block(view, node["exact"]) if searched <= SEARCHED else ""
            if other and not variant and "block" in node:
                variant, detail, words["near"] = "elsewhere", (), other
            related = (("block", block, "content"),) if detail else ()
            yield Problem("Q101", node, "exact", "value", variant, words, related, detail)


def _find_other_block(view: View, exact: str) -> str:
    """Return the id of the only block that has the words, empty where several have them, or none."""
    holding = [block for block in view.anchors.blocks if exact in block["content"]]
    return str(holding[0].get("id", "")) if len(holding) == 1 else ""
