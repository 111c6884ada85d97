"""M115: a session lies within the dates of the meeting to which it belongs (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.edtf import is_before
from meeting_readout.document.index import Node
from meeting_readout.document.occasions import find_edge
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every session that begins before, or ends after, the occasion to which it belongs."""
    for whole, _owner in view.having["sessions"]:
        start, end = find_edge(whole, "start"), find_edge(whole, "end")
        if is_before(end, start):  # which is reported as M107
            continue
        for session in whole.get("sessions", ()):
            first = "start" if find_edge(session, "start") else "end"
            last = "end" if find_edge(session, "end") else "start"
            if is_before(find_edge(session, first), start):
                yield _problem("before", session, first, whole, "start")
            elif is_before(end, find_edge(session, last)):
                yield _problem("after", session, last, whole, "end")


def _problem(variant: str, session: Node, side: str, whole: Node, limit: str) -> Problem:
    words = {"date": find_edge(session, side), "limit": find_edge(whole, limit)}
    related = (("whole", whole["held"][limit], "value"),)
    return Problem("M115", session["held"][side], "value", variant=variant, words=words, related=related)
