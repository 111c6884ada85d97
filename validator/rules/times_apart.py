"""M135: the times of one list can hold together (spec 5.2)."""

from collections.abc import Iterator

from meeting_readout.document.edtf import Day, find_earliest, find_latest, find_unreal, is_before
from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

LISTS = ("when", "effective")
UNTIL = ("until", "not-after")


def check(view: View) -> Iterator[Problem]:
    """Yield every list whose times begin after they are over."""
    for name in LISTS:
        for node, _owner in view.having[name]:
            begins = [(day, time) for time in node.get(name, ()) if (day := _find_begin(time))]
            ends = [(day, time) for time in node.get(name, ()) if (day := _find_end(time))]
            if begins and ends:
                begin = max(begins, key=lambda pair: pair[0])[1]
                end = min(ends, key=lambda pair: pair[0])[1]
                if is_before(end["value"], begin["value"]):
                    words = {"start": begin["value"], "end": end["value"]}
                    yield Problem("M135", end, "value", words=words, related=(("start", begin, "value"),))


def _find_begin(time: Node) -> Day | None:
    return find_earliest(_read_date(time)) if time.get("type") == "since" else None


def _find_end(time: Node) -> Day | None:
    return find_latest(_read_date(time)) if time.get("type") in UNTIL else None


def _read_date(time: Node) -> str:
    value = str(time.get("value", ""))
    return "" if find_unreal(value) else value
