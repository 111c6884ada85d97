"""M121: a count of votes is not smaller than the list beside it (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.ballots import count_ballots
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every count that is smaller than its list; who is listed again counts once."""
    for vote, _owner in view.nodes["vote"]:
        for ballot in count_ballots(view, vote):
            count = ballot.node.get("count", ballot.listed)
            if count < ballot.listed:
                words = {"count": str(count), "listed": str(ballot.listed)}
                yield Problem("M121", ballot.node, "count", words=words)
