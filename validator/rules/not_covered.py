"""Q301: every letter and digit lies in an anchor or is omitted with its reason (spec 7.3)."""

from collections.abc import Iterator

from meeting_readout.document.coverage import measure_coverage
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield a problem for every run of words that nothing covers, implied where another problem keeps it uncovered."""
    gaps = left = measure_coverage(view).gaps
    if gaps:
        from meeting_readout.document.lost_words import drop_loose_gaps, find_lost_ranges

        lost = find_lost_ranges(view)
        left = [] if lost is None else drop_loose_gaps(view, measure_coverage(view, lost).gaps if lost else gaps)
    own = set(left)
    for gap in (*left, *(gap for gap in gaps if gap not in own)):
        block = view.anchors.blocks[gap.block]
        shown = gap.words if len(gap.words) <= 80 else f"{gap.words[:40]}…{gap.words[-38:]}"
        words = {"block": str(block.get("id", "")), "words": shown}
        yield Problem("Q301", block, "content", words=words, within=(gap.start, gap.end), implied=gap not in own)
