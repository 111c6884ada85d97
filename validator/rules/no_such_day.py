"""M106: a full date is a day of the calendar (spec 5.1)."""

from collections.abc import Iterator

from meeting_readout.document.edtf import explain_unreal, find_unreal
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every date that does not exist, of an interval its first such part, with what the calendar has instead."""
    for node, key in view.dates:
        unreal = find_unreal(node[key])
        if unreal:
            variant, words = explain_unreal(unreal)
            yield Problem("M106", node, key, variant=variant, words=words)
