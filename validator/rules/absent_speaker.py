"""M114: who was absent from the meeting did not speak or report there (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.attendance import WITHIN, find_absent, is_relayed
from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

THERE = ("main-speaker", "speaker", "opener", "closer", "reporter", "attendee")
"""Roles that nobody has from elsewhere."""
OTHER_TIMES = ("action", "background")
"""Kinds of statements that may be about another time."""


def check(view: View) -> Iterator[Problem]:
    """Yield every role and every speech of a participant who was absent from the whole meeting."""
    absent = find_absent(view)
    if not absent:
        return
    for id_, person in absent.items():
        for role in person.get("roles", ()):
            if role.get("role") in THERE and not WITHIN & role.keys() and view.is_intact(role):
                words = {"id": id_, "role": role["role"]}
                yield Problem("M114", role, "role", words=words, related=_place(person))
    for speaker, item in view.nodes["speaker"]:
        if speaker.get("ref") in absent and view.is_intact(item) and not _is_from_elsewhere(view, item):
            yield _speech(speaker, absent[speaker["ref"]], "speaks")
    for report, _owner in view.nodes["report"]:
        for presenter in report.get("presenters", ()):
            if presenter.get("ref") in absent:
                yield _speech(presenter, absent[presenter["ref"]], "reports")


def _speech(mention: Node, person: Node, variant: str) -> Problem:
    return Problem("M114", mention, "ref", variant=variant, words={"id": person["id"]}, related=_place(person))


def _place(person: Node) -> tuple[tuple[str, Node, str], ...]:
    return (("absent", person["presence"], "status"),)


def _is_from_elsewhere(view: View, item: Node) -> bool:
    return is_relayed(view, item) or "given" in item or item.get("kind") in OTHER_TIMES
