"""The ballots of a vote: who is listed in each, and who is listed again."""

from collections.abc import Iterator
from typing import NamedTuple

from meeting_readout.document.index import Node
from meeting_readout.document.view import View

BALLOTS = ("for", "against", "abstaining", "absent")


class Repeated(NamedTuple):
    """A voter who is listed again: the mention, its property `ref` or `name`, the first ballot and mention."""

    voter: Node
    key: str
    first: str
    first_voter: Node


class Ballot(NamedTuple):
    """One list of a vote: its name and node, how many voters it has, and those that are listed again."""

    name: str
    node: Node
    listed: int
    repeated: list[Repeated]


def count_ballots(view: View, vote: Node) -> Iterator[Ballot]:
    """Yield the ballots of a vote in the order in which they are counted."""
    seen: dict[tuple[str, str], tuple[str, Node]] = {}
    for name in BALLOTS:
        ballot = vote.get(name, {})
        listed, repeated = 0, list[Repeated]()
        for voter in ballot.get("members", ()):
            key = "ref" if "ref" in voter else "name"
            if key not in voter or (key == "ref" and may_be_many(view, voter["ref"])):
                listed += 1
                continue
            first, first_voter = seen.setdefault((key, voter[key]), (name, voter))
            if first_voter is voter:
                listed += 1
            else:
                repeated.append(Repeated(voter, key, first, first_voter))
        yield Ballot(name, ballot, listed, repeated)


def may_be_many(view: View, ref: str) -> bool:
    """Return whether a reference stands for several people, who may vote in different ways."""
    return ref not in view.ids or view.ids[ref].kind == "group"
