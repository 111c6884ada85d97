"""The sessions of an occasion lie within its dates (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.edtf import before, unreal
from meeting_readout.document.view import Node, View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every session that begins before, or ends after, the occasion to which it belongs."""
    for whole, _owner in view.having["sessions"]:
        start, end = edge(whole, "start"), edge(whole, "end")
        if before(end, start):  # which is told as M107
            continue
        for session in whole.get("sessions", ()):
            first = "start" if edge(session, "start") else "end"
            last = "end" if edge(session, "end") else "start"
            if before(edge(session, first), start):
                yield _outside("before", session, first, whole, "start")
            elif before(end, edge(session, last)):
                yield _outside("after", session, last, whole, "end")


def edge(occasion: Node, side: str) -> str:
    """Give the date on which an occasion starts or ends, empty where it is not told or no day of the calendar."""
    value = str(occasion.get("held", {}).get(side, {}).get("value", ""))
    return "" if unreal(value) else value


def _outside(variant: str, session: Node, side: str, whole: Node, limit: str) -> Problem:
    words = {"date": edge(session, side), "limit": edge(whole, limit)}
    related = (("whole", whole["held"][limit], "value"),)
    return Problem("M115", session["held"][side], "value", variant=variant, words=words, related=related)
