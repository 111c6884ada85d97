"""M133: one person is the chair of the whole meeting; several who preside together are co-chairs (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.attendance import ABSENT
from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

NARROWED = {"session", "agendaItem", "capacity", "onBehalfOf", "asPrinted"}
"""What says that somebody did not simply preside over the whole."""
PARTLY = {"from", "until"}


def check(view: View) -> Iterator[Problem]:
    """Yield every person but the first who is the chair of the whole meeting."""
    first: Node | None = None
    for person in view.items("participants"):
        if (
            person.get("type") != "person"
            or not view.is_intact(person)
            or _was_there_partly(person.get("presence", {}))
        ):
            continue
        role = next((r for r in person.get("roles", ()) if r.get("role") == "chair" and not NARROWED & r.keys()), None)
        if role is None:
            continue
        if first is None:
            first = person
        else:
            words = {"id": person.get("id", ""), "first": first.get("id", "")}
            yield Problem("M133", role, "role", words=words, related=(("first", first, "id"),))


def _was_there_partly(presence: Node) -> bool:
    return presence.get("status") in ("part", *ABSENT) or bool(PARTLY & presence.keys())
