"""Q104: where there are blocks, an anchor names its block (spec 5.3)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every anchor that does not say to which block it belongs."""
    for node, _owner, why, _block, _times in view.anchors.unresolved if view.anchors.blocks else ():
        if why == "block":
            yield Problem("Q104", node, None, "open")
