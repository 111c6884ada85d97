"""M134: a range goes up, a part is not more than its whole, a shortest length is shorter (spec 3.6)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

ORDERED = (("min", "max", "range"), ("value", "outOf", "part"))


def check(view: View) -> Iterator[Problem]:
    """Yield ranges that go down, parts that are more than the whole, and shortest lengths that are not shorter."""
    for amount, _owner in view.nodes["amount"]:
        for low, high, variant in ORDERED:
            if low in amount and high in amount and _is_more(amount[low], amount[high]):
                words = {"low": amount[low], "high": amount[high]}
                yield Problem("M134", amount, high, variant=variant, words=words)
    for time, _owner in view.having["durationMin"]:
        if "duration" in time and _is_as_long(time["durationMin"], time["duration"]):
            words = {"low": time["durationMin"], "high": time["duration"]}
            yield Problem("M134", time, "durationMin", variant="length", words=words)


def _is_as_long(one: str, other: str) -> bool:
    """Return whether the one is at least as long as the other, and both are of a kind: in months, or in seconds."""
    from meeting_readout.document.durations import measure

    months, seconds = measure(one)
    other_months, other_seconds = measure(other)
    if not (months or other_months):
        return 0 < other_seconds <= seconds
    return not (seconds or other_seconds) and 0 < other_months <= months


def _is_more(one: str, other: str) -> bool:
    from decimal import Decimal

    return Decimal(one) > Decimal(other)
