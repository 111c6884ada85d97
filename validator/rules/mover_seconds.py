"""M141: nobody seconds an own motion (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.ballots import may_be_many
from meeting_readout.document.doubts import is_in_doubt
from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

PAIR = ("mover", "seconder")


def check(view: View) -> Iterator[Problem]:
    """Yield the later of two proposers of a decision who are one person, and moved and seconded it."""
    for decision in view.items("decisions"):
        parts = [proposer for proposer in decision.get("proposers", ()) if proposer.get("role") in PAIR]
        if _has_several_motions(parts) or not view.is_intact(decision):
            continue
        first: dict[tuple[str, str], Node] = {}
        for proposer in parts:
            key = "ref" if "ref" in proposer else "name"
            if key not in proposer or _may_be_two(view, proposer, key):
                continue
            other = first.setdefault((key, proposer[key]), proposer)
            if other["role"] != proposer["role"] and not is_in_doubt(view, decision):
                words = {"who": proposer[key], "first": _describe(other), "second": _describe(proposer)}
                yield Problem("M141", proposer, key, words=words, related=(("first", other, key),))


def _has_several_motions(parts: list[Node]) -> bool:
    """Return whether several moved and several seconded, so that it is untold who seconded whom."""
    return all(sum(proposer["role"] == role for proposer in parts) > 1 for role in PAIR)


def _may_be_two(view: View, proposer: Node, key: str) -> bool:
    """Return whether it may mean two people: a group, or words that describe and do not name ("a member")."""
    return may_be_many(view, proposer["ref"]) if key == "ref" else proposer["name"][0].islower()


def _describe(proposer: Node) -> str:
    return "moved" if proposer["role"] == "mover" else "seconded"
