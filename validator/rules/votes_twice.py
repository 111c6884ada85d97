"""M120: nobody stands twice in the lists of a vote (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.ballots import count_ballots
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every voter who stands in two places."""
    for vote, _owner in view.nodes["vote"]:
        for ballot in count_ballots(view, vote):
            for voter, key, first, first_voter in ballot.repeated:
                words = {"who": voter[key], "first": first, "second": ballot.name}
                variant = "twice" if first == ballot.name else ""
                yield Problem("M120", voter, key, variant=variant, words=words, related=(("first", first_voter, key),))
