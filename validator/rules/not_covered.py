"""Q301: every letter and digit lies in an anchor or is omitted with its reason (spec 7.3)."""

from collections.abc import Iterator

from meeting_readout.document.coverage import measure_coverage
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield a problem for every run of words that nothing covers."""
    for gap in measure_coverage(view).gaps:
        block = view.anchors.blocks[gap.block]
        shown = gap.words if len(gap.words) <= 80 else f"{gap.words[:40]}…{gap.words[-38:]}"
        yield Problem("Q301", block, "content", words={"block": str(block.get("id", "")), "words": shown})
