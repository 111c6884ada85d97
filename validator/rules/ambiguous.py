"""Q102: where words stand in a block more than once, `occurrence` says which are meant (spec 5.3)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every quotation that fits several places of its block, and does not say which."""
    for node, _owner, why, block, times in view.anchors.unresolved:
        if why == "ambiguous" and block:
            words = {"block": str(block.get("id", "")), "count": str(times)}
            yield Problem("Q102", node, "exact", words=words)
