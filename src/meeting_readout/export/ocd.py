"""Open Civic Data: one event, with who was there and what was reported and said as its agenda."""

from collections.abc import Iterator
from typing import Any

from meeting_readout.document.index import Node
from meeting_readout.document.labels import find_label
from meeting_readout.document.library import inherited, resolve, words
from meeting_readout.document.view import View
from meeting_readout.export.addresses import is_plain
from meeting_readout.export.source import Source, Unexportable

STATUSES = {"held": "passed", "planned": "confirmed", "postponed": "tentative", "cancelled": "cancelled"}
SAID = ("reports", "statements", "decisions", "directives", "commitments")
RELATED = ("authors", "presenters", "by", "addressees")
"""Who is related to what is said, by the property that says so."""


def make(source: Source) -> dict[str, Any]:
    """Make the event of a readout; raise `Unexportable` (C004) if there is no meeting."""
    view, data = source.view, source.view.data
    if "meeting" not in data:
        raise Unexportable("C004", "meeting")
    meeting, release = data["meeting"], data["release"]
    held = meeting.get("held", {})
    places = [label for place in meeting.get("places", ()) if (label := find_label(view, place))]
    url = release.get("url", "")
    located = {"location": {"name": ", ".join(places)}} if places else {}
    return {
        "name": find_label(view, meeting) or release["title"],
        "classification": meeting.get("kind", "meeting"),
        "start_date": _format_date(held.get("start")),
        "end_date": _format_date(held.get("end")),
        "all_day": True,
        "status": STATUSES.get(meeting.get("status", "held"), "passed"),
        "description": release["title"],
        **located,
        "participants": [_make_participant(view, one) for one in data.get("participants", ())],
        "agenda": [entry | {"order": order} for order, entry in enumerate(_list_agenda(view, meeting), 1)],
        "documents": list(_list_documents(data)),
        "sources": [{"url": url if is_plain(url) else source.address, "note": "release"}],
        "extras": {"readout": data["id"]},
    }


def _format_date(value: Node | None) -> str:
    """Return a year, month or day; a date that is none of these is left out."""
    text = value.get("value", "") if value else ""
    parts = text.split("-")
    is_plain = [len(part) for part in parts] in ([4], [4, 2], [4, 2, 2]) and text.replace("-", "").isdigit()
    return text if is_plain and (len(parts) < 2 or "01" <= parts[1] <= "12") else ""


def _make_participant(view: View, item: Node) -> Node:
    notes = [role["role"] for role in item.get("roles", ())]
    if not notes and "status" in item.get("presence", {}):
        notes = [item["presence"]["status"]]
    made = {
        "name": find_label(view, item),
        "type": "person" if item["type"] == "person" and "name" in item else "organization",
    }
    return made | {"note": ", ".join(notes)} if notes else made


def _list_agenda(view: View, meeting: Node) -> Iterator[Node]:
    """Yield the items of the agenda, then what was reported and said."""
    for item in meeting.get("agenda", ()):
        title = item.get("title") or item.get("label")
        if title:
            yield _make_entry(title, "agenda", [])
    for name in SAID:
        for item in view.data.get(name, ()):
            text = words(view, item) or str(item.get("verb", item["id"]))
            yield _make_entry(text, name.removesuffix("s"), list(_list_related(view, item)))


def _make_entry(text: str, kind: str, related: list[Node]) -> Node:
    return {"description": text, "classification": [kind], "related_entities": related}


def _list_related(view: View, item: Node) -> Iterator[Node]:
    """Yield who reports, speaks or is addressed; a part has the speakers and addressees of its whole."""
    for name in RELATED:
        for mention in inherited(view, item, name) or ():
            label, found = find_label(view, mention), resolve(view, mention)
            if label:
                is_person = found is not None and found.kind == "person" and "name" in found.node
                yield {"entity_type": "person" if is_person else "organization", "name": label, "note": name}


def _list_documents(data: Node) -> Iterator[Node]:
    """Yield the documents with an address."""
    for item in data.get("entities", ()):
        if item["type"] == "document" and "url" in item and "title" in item:
            yield {"note": item["title"], "url": item["url"], "date": _format_date(item.get("date"))}
