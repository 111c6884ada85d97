"""M139: how a vote ended is what its votes say, and nobody who was absent gave one (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.attendance import WITHIN, find_absent, is_relayed
from meeting_readout.document.ballots import count_ballots
from meeting_readout.document.doubts import is_in_doubt
from meeting_readout.document.index import Node
from meeting_readout.document.inheritance import find_effective
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

ALL = ("unanimous", "consensus")
"""Agreements of which nobody is left out."""
CARRIED = ("approve", "adopt", "endorse", "concur", "agree", "recommend", "advance")
"""Acts for which more must be than against them."""
SINGLE = ("person", "organization")
"""What has one vote: a group or a side, or what is named in place, may have many."""
GIVEN = ("for", "against", "abstaining")


def check(view: View) -> Iterator[Problem]:
    """Yield every outcome that the votes beside it deny, and every vote of a participant who was absent."""
    for vote, decision in view.nodes["vote"]:
        if view.is_intact(decision) and not is_in_doubt(view, decision):
            yield from _check_outcome(view, vote, decision)
            yield from _check_voters(view, vote, decision)


def _check_outcome(view: View, vote: Node, decision: Node) -> Iterator[Problem]:
    """Yield the first thing that the votes deny: one wrong count is one problem."""
    counts = {ballot.name: ballot.node.get("count", ballot.listed) for ballot in count_ballots(view, vote)}
    against = counts["against"]
    is_carried = decision.get("act") in CARRIED
    # Where all were against what was put, they were at one as well.
    if against and (counts["for"] or (is_carried and "for" not in vote)):
        words, related = {"against": str(against)}, (("against", vote, "against"),)
        if vote.get("agreement") in ALL:
            said = {"agreement": vote["agreement"]}
            yield Problem("M139", vote, "agreement", variant="agreement", words=words | said, related=related)
            return
        for speaker in decision.get("by", ()):
            if speaker.get("extent") == "all" and _may_be_voters(view, decision["by"], speaker):
                yield Problem("M139", speaker, "extent", variant="extent", words=words, related=related)
                return
    if is_carried and "question" not in vote and _is_counted(view, vote) and against > counts["for"]:
        words = {"act": decision["act"], "for": str(counts["for"]), "against": str(against)}
        yield Problem("M139", decision, "act", variant="act", words=words, related=(("against", vote, "against"),))


def _may_be_voters(view: View, speakers: list[Node], speaker: Node) -> bool:
    """Return whether "all" may mean all who voted: not beside others, nor all of one side."""
    found = view.ids.get(speaker.get("ref", ""))
    return len(speakers) == 1 and not (found and found.kind == "party")


def _is_counted(view: View, vote: Node) -> bool:
    """Return whether both sides are given, and at most so many were for it as are listed."""
    if "for" not in vote or "against" not in vote:
        return False
    return "count" in vote["for"] or all(
        voter.get("ref") in view.ids and view.ids[voter["ref"]].kind in SINGLE
        for voter in vote["for"].get("members", ())
    )


def _check_voters(view: View, vote: Node, decision: Node) -> Iterator[Problem]:
    absent = find_absent(view)
    if not absent or _was_elsewhere(view, vote, decision):
        return
    for name in GIVEN:
        for voter in vote.get(name, {}).get("members", ()):
            person = absent.get(voter.get("ref", ""))
            if person and not _may_have_voted(view, person):
                words = {"id": person["id"], "status": person["presence"]["status"]}
                related = (("absent", person["presence"], "status"),)
                yield Problem("M139", voter, "ref", variant="absent", words=words, related=related)


def _was_elsewhere(view: View, vote: Node, decision: Node) -> bool:
    """Return whether votes were given in writing or outside the meeting, or may have been, as data were taken out."""
    meeting = view.data.get("meeting", {})
    place = find_effective(view, decision, "in")
    found = view.ids.get(place.get("ref", "")) if isinstance(place, dict) else None
    modes = (meeting.get("mode"), found.node.get("mode") if found else None)
    is_whole = view.is_intact(meeting) and id(view.data.get("participants")) not in view.torn
    return not is_whole or vote.get("method") == "written" or "written" in modes or is_relayed(view, decision)


def _may_have_voted(view: View, person: Node) -> bool:
    """Return whether a person who was absent may have voted: by a proxy, or present at a sitting after all."""
    if is_in_doubt(view, person) or any(WITHIN & role.keys() for role in person.get("roles", ())):
        return True
    for participant in view.items("participants"):
        for role in participant.get("roles", ()):
            if role.get("role") == "proxy":
                found = view.ids.get(role.get("onBehalfOf", {}).get("ref", ""))
                if found is None or found.kind != "person" or found.node is person:
                    return True
    return False
