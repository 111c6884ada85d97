"""What a list of readouts says of each: date, body, title, chair, how much was decided and asked."""

from collections.abc import Iterator
from typing import NamedTuple

from meeting_readout.document.attendance import CHAIRS
from meeting_readout.document.index import Node
from meeting_readout.document.occasions import find_edge
from meeting_readout.document.view import View
from meeting_readout.page.names import Names


class Facts(NamedTuple):
    """The facts about one readout; what it does not say is empty."""

    id: str
    date: str
    body: str
    title: str
    language: str
    chairs: tuple[str, ...]
    decisions: int
    directives: int


def collect_facts(names: Names) -> Facts:
    """Return the facts about a readout, as far as it could be read."""
    data = names.view.data
    release = data.get("release", {})
    return Facts(
        str(data.get("id", "")),
        find_date(data),
        find_body(names),
        str(release.get("title", "")),
        str(release.get("language", "")),
        tuple(names.call(person) for person in find_chairs(names.view)),
        len(data.get("decisions", ())),
        len(data.get("directives", ())),
    )


def find_date(data: Node) -> str:
    """Return the day of the meeting, else that of the release, in EDTF."""
    published = data.get("release", {}).get("published", {})
    return find_edge(data.get("meeting", {}), "start") or str(published.get("value", ""))


def find_body(names: Names) -> str:
    """Return the name of the body that met, else of the series or of the meeting."""
    meeting = names.view.data.get("meeting", {})
    return names.call(meeting["body"]) if "body" in meeting else str(meeting.get("series") or meeting.get("name", ""))


def find_chairs(view: View) -> Iterator[Node]:
    """Yield the participants who chaired the meeting, or a part of it."""
    for person in view.items("participants"):
        if any(role.get("role") in CHAIRS for role in person.get("roles", ())):
            yield person
