"""The times of one list can hold together (spec 5.2)."""

from collections.abc import Iterator

from meeting_readout.document.edtf import Day, before, earliest, latest, unreal
from meeting_readout.document.view import Node, View
from meeting_readout.validator.problem import Problem

LISTS = ("when", "effective")
UNTIL = ("until", "not-after")


def check(view: View) -> Iterator[Problem]:
    """Yield every list whose times begin after they are over."""
    for name in LISTS:
        for node, _owner in view.having[name]:
            begins = [(day, time) for time in node.get(name, ()) if (day := _begins(time))]
            ends = [(day, time) for time in node.get(name, ()) if (day := _ends(time))]
            if begins and ends:
                begin = max(begins, key=lambda pair: pair[0])[1]
                end = min(ends, key=lambda pair: pair[0])[1]
                if before(end["value"], begin["value"]):
                    words = {"start": begin["value"], "end": end["value"]}
                    yield Problem("M135", end, "value", words=words, related=(("start", begin, "value"),))


def _begins(time: Node) -> Day | None:
    return earliest(_value(time)) if time.get("type") == "since" else None


def _ends(time: Node) -> Day | None:
    return latest(_value(time)) if time.get("type") in UNTIL else None


def _value(time: Node) -> str:
    value = str(time.get("value", ""))
    return "" if unreal(value) else value
