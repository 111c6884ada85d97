"""M109: an amount is one value, a range, a change from one to another, a change, or words alone (spec 3.6)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

PAIRS = (("min", "max"), ("from", "to"))
FIGURES = ("value", "min", "from", "change")


def check(view: View) -> Iterator[Problem]:
    """Yield every amount with half a pair, with figures of two sorts, or with neither figures nor words."""
    for node, _owner in view.nodes["amount"]:
        if not view.is_intact(node):
            continue
        half = [
            (one, other) for pair in PAIRS for one, other in (pair, pair[::-1]) if one in node and other not in node
        ]
        sorts = [figure for figure in FIGURES if figure in node]
        if half:
            yield Problem("M109", node, half[0][0], "key", "half", {"one": half[0][0], "other": half[0][1]})
        elif len(sorts) > 1:
            yield Problem("M109", node, sorts[1], "key", "mixed", {"one": sorts[0], "other": sorts[1]})
        elif not sorts and not node.keys() & {"asPrinted", "of"}:
            yield Problem("M109", node, None, "open", "none")
