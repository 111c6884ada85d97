"""Who was absent from the meeting, and which words came into it from outside."""

from meeting_readout.document.index import Node
from meeting_readout.document.inheritance import find_effective
from meeting_readout.document.view import View

ABSENT = ("apologies", "absent")
CHAIRS = ("chair", "co-chair")
WITHIN = frozenset(("session", "agendaItem"))
"""What narrows a role down to a piece of the meeting."""
RELAYED = ("report", "document", "event", "previous", "next")
"""What carries words into the meeting from outside."""


def find_absent(view: View) -> dict[str, Node]:
    """Return the participants who were absent from the whole meeting, by their ids."""
    return view.compute_once(_find_absent)


def is_relayed(view: View, item: Node) -> bool:
    """Return whether an item was said in something that came from outside the meeting, such as a letter."""
    place = find_effective(view, item, "in")
    found = view.ids.get(place.get("ref", "")) if isinstance(place, dict) else None
    return isinstance(place, dict) and ("name" in place or (found is not None and found.kind in RELAYED))


def _find_absent(view: View) -> dict[str, Node]:
    return {
        person["id"]: person
        for person in view.items("participants")
        if "id" in person and person.get("presence", {}).get("status") in ABSENT
    }
