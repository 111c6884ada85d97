"""Nobody votes twice on a question, and a count is not smaller than its list (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.view import Node, View
from meeting_readout.validator.problem import Problem

BALLOTS = ("for", "against", "abstaining", "absent")


def check(view: View) -> Iterator[Problem]:
    """Yield every voter who stands in two places, and every count that is smaller than its list."""
    for vote, _owner in view.nodes["vote"]:
        seen: dict[tuple[str, str], tuple[str, Node]] = {}
        for name in BALLOTS:
            ballot = vote.get(name, {})
            listed = 0
            for voter in ballot.get("members", ()):
                key = "ref" if "ref" in voter else "name"
                if key not in voter or (key == "ref" and _many(view, voter["ref"])):
                    listed += 1
                    continue
                first, node = seen.setdefault((key, voter[key]), (name, voter))
                if node is voter:
                    listed += 1
                else:
                    words = {"who": voter[key], "first": first, "second": name}
                    related = (("first", node, key),)
                    yield Problem(
                        "M120", voter, key, variant="twice" if first == name else "", words=words, related=related
                    )
            if ballot.get("count", listed) < listed:
                words = {"count": str(ballot["count"]), "listed": str(listed)}
                yield Problem("M121", ballot, "count", words=words)


def _many(view: View, ref: str) -> bool:
    """Whether a reference stands for several people, who may vote in different ways."""
    return ref not in view.ids or view.ids[ref].kind == "group"
