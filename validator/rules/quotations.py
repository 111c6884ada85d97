"""The words of anchors and omissions occur in their block, once or at the stated occurrence (spec 5.3)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

COMPARED = 200_000
"""How many characters of quotations and blocks are compared for one document to show the closest words."""


def check(view: View) -> Iterator[Problem]:
    """Yield every quotation that the text does not bear out."""
    if not (view.anchors.blocks and view.anchors.lost):
        return
    from meeting_readout.document.near_quotes import closest

    compared = 0
    for node, _owner, why, block, count in view.anchors.lost:
        words = {"block": str(block.get("id", "")) if block else "", "count": str(count)}
        if why == "block":
            yield Problem("Q104", node, None, "open")
        elif why == "absent" and block:
            compared += len(node["exact"]) + len(block["content"])
            variant, detail = closest(node["exact"], block["content"]) if compared <= COMPARED else ("", ())
            related = (("block", block, "content"),) if detail else ()
            yield Problem("Q101", node, "exact", "value", variant, words, related, detail)
        elif why == "ambiguous":
            yield Problem("Q102", node, "exact", words=words)
        else:
            words["occurrence"] = str(node["occurrence"])
            yield Problem("Q103", node, "occurrence", words=words, variant="once" if count == 1 else "")
