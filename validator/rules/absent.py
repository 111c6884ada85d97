"""Who was absent did not preside, speak or report (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.view import Node, View
from meeting_readout.validator.problem import Problem
from meeting_readout.validator.rules.parts import effective

ABSENT = ("apologies", "absent")
CHAIRS = ("chair", "co-chair")
THERE = ("main-speaker", "speaker", "opener", "closer", "reporter", "attendee")
"""Roles that nobody has from elsewhere."""
RELAYED = ("report", "document", "event", "previous", "next")
"""What carries words into the meeting from outside."""
TOLD = ("action", "background")
"""Kinds of statements that may tell of another time."""


def check(view: View) -> Iterator[Problem]:
    """Yield every role and every speech of a participant who was absent from the whole meeting."""
    absent = {
        person["id"]: person
        for person in view.items("participants")
        if "id" in person and person.get("presence", {}).get("status") in ABSENT
    }
    for person in absent.values():
        for role in person.get("roles", ()):
            code = "M113" if role.get("role") in CHAIRS else "M114" if role.get("role") in THERE else ""
            if code and not {"session", "agendaItem"} & role.keys() and view.whole(role):
                yield Problem(
                    code, role, "role", words={"id": person["id"], "role": role["role"]}, related=_where(person)
                )
    for speaker, item in view.nodes["speaker"]:
        if speaker.get("ref") in absent and view.whole(item) and not _from_elsewhere(view, item):
            yield _speaks(speaker, absent[speaker["ref"]], "speaks")
    for report, _owner in view.nodes["report"]:
        for presenter in report.get("presenters", ()):
            if presenter.get("ref") in absent:
                yield _speaks(presenter, absent[presenter["ref"]], "reports")


def relayed(view: View, item: Node) -> bool:
    """Whether an item was said in something that came from outside the meeting, such as a letter."""
    place = effective(view, item, "in")
    found = view.ids.get(place.get("ref", "")) if isinstance(place, dict) else None
    return isinstance(place, dict) and ("name" in place or (found is not None and found.kind in RELAYED))


def _speaks(mention: Node, person: Node, variant: str) -> Problem:
    return Problem("M114", mention, "ref", variant=variant, words={"id": person["id"]}, related=_where(person))


def _where(person: Node) -> tuple[tuple[str, Node, str], ...]:
    return (("absent", person["presence"], "status"),)


def _from_elsewhere(view: View, item: Node) -> bool:
    return relayed(view, item) or "given" in item or item.get("kind") in TOLD
