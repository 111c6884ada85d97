"""M122: a deadline does not lie before the meeting that sets it (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.attendance import is_relayed
from meeting_readout.document.edtf import find_unreal, is_before
from meeting_readout.document.index import Node
from meeting_readout.document.occasions import TO_COME, find_edge
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every deadline that was over when the meeting began."""
    if not view.having["deadlines"]:
        return
    meeting = view.data.get("meeting", {})
    start = find_edge(meeting, "start")
    if not start or meeting.get("status") in TO_COME or not view.is_intact(meeting):
        return
    for item, _owner in view.having["deadlines"]:
        for time in item.get("deadlines", ()):
            value = time.get("value", "") if time.get("type") == "not-after" else ""
            if is_before(value, start) and not find_unreal(value) and not _is_earlier(view, item):
                words = {"deadline": time["value"], "start": start}
                related = (("start", meeting["held"]["start"], "value"),)
                yield Problem("M122", time, "value", words=words, related=related)


def _is_earlier(view: View, item: Node) -> bool:
    """Return whether the item was given, or was done, at another time than the meeting."""
    return is_relayed(view, item) or "given" in item or "done" in item or not view.is_intact(item)
