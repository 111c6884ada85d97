"""M142: nothing was settled, reported or demanded in a session that was not held (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.doubts import is_in_doubt
from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

NOT_HELD = ("cancelled", "postponed")
ELSEWHERE = ("convener", "other")
"""Roles that one has without a session that is held."""


def check(view: View) -> Iterator[Problem]:
    """Yield every decision, report, directive and role of someone present that lies in such a session."""
    missed = _find_missed(view)
    if not missed:
        return
    for item in view.items("reports", "decisions", "directives"):
        session = missed.get(item.get("in", {}).get("ref", ""))
        if session and not _is_outside(item) and view.is_intact(item) and not is_in_doubt(view, item):
            yield _problem(item, "in", session, item.get("id", ""), "")
    for person in view.items("participants"):
        if person.get("presence", {}).get("status") not in ("present", "part") or is_in_doubt(view, person):
            continue
        for role in person.get("roles", ()):
            session = missed.get(role.get("session", ""))
            if session and role.get("role") not in ELSEWHERE and view.is_intact(role):
                yield _problem(role, "session", session, person.get("id", ""), "role")


def _is_outside(item: Node) -> bool:
    """Return whether an item needs no session that is held: it was given before, or puts the session off."""
    return "given" in item or item.get("act") == "postpone"


def _find_missed(view: View) -> dict[str, Node]:
    """Return the sessions that were not held, by their ids."""
    return {
        session["id"]: session
        for whole, _owner in view.having["sessions"]
        for session in whole["sessions"]
        if session.get("status") in NOT_HELD and "id" in session and not is_in_doubt(view, session)
    }


def _problem(node: Node, key: str, session: Node, id_: str, variant: str) -> Problem:
    words = {"id": id_, "session": session["id"], "status": session["status"]}
    return Problem("M142", node, key, variant=variant, words=words, related=(("session", session, "status"),))
