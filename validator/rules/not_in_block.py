"""Q101: the words of an anchor or omission stand in its block (spec 5.3)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

COMPARED = 200_000
"""How many characters of quotations and blocks are compared for one document to show the closest words."""


def check(view: View) -> Iterator[Problem]:
    """Yield every quotation whose words the block does not have, with the closest words that it has."""
    if not view.anchors.unresolved:
        return
    from meeting_readout.document.near_quotes import find_closest

    compared = 0
    for node, _owner, why, block, _times in view.anchors.unresolved:
        if why == "absent" and block:
            compared += len(node["exact"]) + len(block["content"])
            variant, detail = find_closest(node["exact"], block["content"]) if compared <= COMPARED else ("", ())
            words = {"block": str(block.get("id", ""))}
            related = (("block", block, "content"),) if detail else ()
            yield Problem("Q101", node, "exact", "value", variant, words, related, detail)
