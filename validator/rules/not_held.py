"""M136: nobody was at a meeting that was not held (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.occasions import TO_COME
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every participant who was there although the meeting is planned, postponed or cancelled."""
    meeting = view.data.get("meeting", {})
    if meeting.get("status") not in TO_COME or "sessions" in meeting or not view.is_intact(meeting):
        return
    for participant in view.items("participants"):
        if participant.get("presence", {}).get("status") in ("present", "part"):
            words = {"id": participant.get("id", ""), "status": meeting["status"]}
            related = (("meeting", meeting, "status"),)
            yield Problem("M136", participant["presence"], "status", words=words, related=related)
