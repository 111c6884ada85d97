"""Q205: words that an anchor calls quoted stand in quotation marks (spec 5.3)."""

from bisect import bisect_right
from collections.abc import Iterator

from meeting_readout.document.quotation_marks import find_quotations
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every anchor that is called quoted and that no quotation of its block touches."""
    if not view.having["quoted"]:
        return
    quoted = [passage for passage in view.anchors.found if "quoted" in passage.node]
    if not quoted:
        return
    ranges = list(find_quotations([block["content"] for block in view.anchors.blocks]))
    for passage in quoted:
        starts, ends = ranges[passage.block]
        before = bisect_right(starts, passage.end - 1) - 1
        if before < 0 or ends[before] <= passage.start:
            words = {"block": view.anchors.blocks[passage.block].get("id", "")}
            yield Problem("Q205", passage.node, "quoted", "key", words=words)
