"""Q305: a person has confirmed everything (spec 7.3)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield everything that a program proposed and no person has confirmed."""
    for node, _owner in view.having["unconfirmed"]:
        yield Problem("Q305", node, "unconfirmed")
