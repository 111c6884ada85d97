"""M116: a release that tells of a meeting was published after the meeting had begun (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.edtf import find_latest, find_unreal, is_before
from meeting_readout.document.occasions import TO_COME, find_edge
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield one problem where the release is older than the meeting, more than time zones can make it."""
    meeting, release = view.data.get("meeting", {}), view.data.get("release", {})
    if meeting.get("status") in TO_COME or release.get("genre") == "notice" or not view.is_intact(meeting):
        return
    start, published = find_edge(meeting, "start"), release.get("published", {}).get("value", "")
    if find_unreal(published):
        return
    if is_before(published, start) and is_before(_day_after(published), start):
        words = {"start": start, "published": published}
        yield Problem(
            "M116",
            meeting["held"]["start"],
            "value",
            words=words,
            related=(("published", release["published"], "value"),),
        )


def _day_after(value: str) -> str:
    from datetime import date, timedelta

    last = find_latest(value)
    if last is None or last[0] < 1 or last >= (9999, 12, 31):
        return value
    try:
        return (date(*last) + timedelta(days=1)).isoformat()
    except ValueError:  # no day of the calendar, which is another problem
        return value
