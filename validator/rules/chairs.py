"""One person presides over the whole meeting, or several as co-chairs (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.view import Node, View
from meeting_readout.validator.problem import Problem
from meeting_readout.validator.rules.absent import ABSENT

NARROWED = {"session", "agendaItem", "capacity", "onBehalfOf", "asPrinted"}
"""What says that somebody did not simply preside over the whole."""
PARTLY = {"from", "until"}


def check(view: View) -> Iterator[Problem]:
    """Yield every person but the first who is the chair of the whole meeting."""
    first: Node | None = None
    for person in view.items("participants"):
        if person.get("type") != "person" or not view.whole(person) or _partly(person.get("presence", {})):
            continue
        role = next((r for r in person.get("roles", ()) if r.get("role") == "chair" and not NARROWED & r.keys()), None)
        if role is None:
            continue
        if first is None:
            first = person
        else:
            words = {"id": person.get("id", ""), "first": first.get("id", "")}
            yield Problem("M133", role, "role", words=words, related=(("first", first, "id"),))


def _partly(presence: Node) -> bool:
    return presence.get("status") in ("part", *ABSENT) or bool(PARTLY & presence.keys())
