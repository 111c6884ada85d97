"""M117: a previous meeting lies before the meeting, and a next one after it (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.edtf import is_before
from meeting_readout.document.index import Node
from meeting_readout.document.occasions import find_edge
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every previous meeting that lies after, and every next one that lies before, what it belongs to."""
    for occasion, _owner in view.having["previous"]:
        here = _find_day(occasion)
        for day in _find_days(occasion, "previous"):
            if here and is_before(here["value"], day["value"]):
                yield _problem("previous", day, here)
    for occasion, _owner in view.having["next"]:
        here = _find_day(occasion)
        for day in _find_days(occasion, "next"):
            if here and is_before(day["value"], here["value"]):
                yield _problem("next", day, here)


def _find_day(occasion: Node) -> Node | None:
    side = "start" if find_edge(occasion, "start") else "end" if find_edge(occasion, "end") else ""
    return occasion["held"][side] if side else None


def _find_days(occasion: Node, name: str) -> Iterator[Node]:
    for other in occasion.get(name, ()):
        day = _find_day(other)
        if day is not None:
            yield day


def _problem(variant: str, day: Node, here: Node) -> Problem:
    words = {"date": day["value"], "here": here["value"]}
    return Problem("M117", day, "value", variant=variant, words=words, related=(("here", here, "value"),))
