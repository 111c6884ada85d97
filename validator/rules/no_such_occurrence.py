"""Q103: the stated occurrence exists (spec 5.3)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every occurrence that is more than the block has."""
    for node, _owner, why, block, times in view.anchors.unresolved:
        if why == "occurrence" and block:
            words = {
                "block": str(block.get("id", "")),
                "count": str(times),
                "occurrence": str(node["occurrence"]),
            }
            yield Problem("Q103", node, "occurrence", words=words, variant="once" if times == 1 else "")
