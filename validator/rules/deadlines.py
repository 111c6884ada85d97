"""What is to be done is to be done after it was said (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.edtf import before, unreal
from meeting_readout.document.view import Node, View
from meeting_readout.validator.problem import Problem
from meeting_readout.validator.rules.absent import relayed
from meeting_readout.validator.rules.published import TO_COME
from meeting_readout.validator.rules.sessions import edge


def check(view: View) -> Iterator[Problem]:
    """Yield every deadline that was over when the meeting began."""
    if not view.having["deadlines"]:
        return
    meeting = view.data.get("meeting", {})
    start = edge(meeting, "start")
    if not start or meeting.get("status") in TO_COME or not view.whole(meeting):
        return
    for item, _owner in view.having["deadlines"]:
        for time in item.get("deadlines", ()):
            value = time.get("value", "") if time.get("type") == "not-after" else ""
            if before(value, start) and not unreal(value) and not _earlier(view, item):
                words = {"deadline": time["value"], "start": start}
                related = (("start", meeting["held"]["start"], "value"),)
                yield Problem("M122", time, "value", words=words, related=related)


def _earlier(view: View, item: Node) -> bool:
    """Whether the item was given, or is told as done, at another time than the meeting."""
    return relayed(view, item) or "given" in item or "done" in item or not view.whole(item)
