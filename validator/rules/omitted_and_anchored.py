"""Q304: words that are omitted as no fact are not part of the words of an ordered item (spec 7.3)."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from meeting_readout.document.text_order import ORDERED
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

if TYPE_CHECKING:
    from meeting_readout.document.anchors import Passage


def check(view: View) -> Iterator[Problem]:
    """Yield every omission that lies inside an anchor of what was received, said, settled or asked."""
    if not view.anchors.omitted:
        return
    settled = {id(item) for item in view.items(*ORDERED)}
    widest: dict[int, list[Passage]] = {}
    for passage in sorted((q for q in view.anchors.found if id(q.owner) in settled), key=lambda q: (q.block, q.start)):
        reaching = widest.setdefault(passage.block, [])
        reaching.append(
            passage if not reaching or passage.end > reaching[-1].end else reaching[-1]._replace(start=passage.start)
        )
    starts = {block: [passage.start for passage in passages] for block, passages in widest.items()}
    for omission in view.anchors.omitted:
        index = bisect_right(starts.get(omission.block, ()), omission.start) - 1
        if index >= 0 and widest[omission.block][index].end >= omission.end:
            anchor = widest[omission.block][index]
            words = {"id": anchor.owner.get("id", "")}
            key = "exact" if "exact" in omission.node else "reason"
            yield Problem("Q304", omission.node, key, words=words, related=(("anchor", anchor.node, None),))
