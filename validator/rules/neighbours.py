"""Meetings before a meeting lie before it, and meetings after it after it (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.edtf import before
from meeting_readout.document.view import Node, View
from meeting_readout.validator.problem import Problem
from meeting_readout.validator.rules.sessions import edge


def check(view: View) -> Iterator[Problem]:
    """Yield every previous meeting that lies after, and every next one that lies before, what it belongs to."""
    for occasion, _owner in view.having["previous"]:
        here = _day(occasion)
        for day in _days(occasion, "previous"):
            if here and before(here["value"], day["value"]):
                yield _wrong("previous", day, here)
    for occasion, _owner in view.having["next"]:
        here = _day(occasion)
        for day in _days(occasion, "next"):
            if here and before(day["value"], here["value"]):
                yield _wrong("next", day, here)


def _day(occasion: Node) -> Node | None:
    side = "start" if edge(occasion, "start") else "end" if edge(occasion, "end") else ""
    return occasion["held"][side] if side else None


def _days(occasion: Node, name: str) -> Iterator[Node]:
    for other in occasion.get(name, ()):
        day = _day(other)
        if day is not None:
            yield day


def _wrong(variant: str, day: Node, here: Node) -> Problem:
    words = {"date": day["value"], "here": here["value"]}
    return Problem("M117", day, "value", variant=variant, words=words, related=(("here", here, "value"),))
