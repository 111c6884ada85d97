"""M134: a range goes up, and a part is not more than its whole (spec 3.6)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

ORDERED = (("min", "max", "range"), ("value", "outOf", "part"))


def check(view: View) -> Iterator[Problem]:
    """Yield every range that goes down, and every part of a whole that is more than the whole."""
    for amount, _owner in view.nodes["amount"]:
        for low, high, variant in ORDERED:
            if low in amount and high in amount and _is_more(amount[low], amount[high]):
                words = {"low": amount[low], "high": amount[high]}
                yield Problem("M134", amount, high, variant=variant, words=words)


def _is_more(one: str, other: str) -> bool:
    from decimal import Decimal

    return Decimal(one) > Decimal(other)
