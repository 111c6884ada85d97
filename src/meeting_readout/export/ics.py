"""iCalendar: the days of meetings, and the deadlines that they set."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from meeting_readout.document.index import Node
from meeting_readout.document.labels import find_label
from meeting_readout.document.library import find_due, inherited, words
from meeting_readout.document.view import View
from meeting_readout.export.addresses import find_item, make_uuid
from meeting_readout.export.days import find_day
from meeting_readout.export.source import Source, Unexportable

PRODUCT = "-//Meeting Readout//readout export//EN"
LISTS = {"decisions": "act", "directives": "force", "commitments": "force"}
"""What can have a deadline, and the property that says which kind of it an item is."""
STATUSES = {"postponed": "TENTATIVE", "cancelled": "CANCELLED"}
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
EPOCH = date(1970, 1, 1)
DAY = timedelta(days=1)


def make(source: Source) -> list[Event]:
    """Make the events of a readout; raise `Unexportable` (C004) if nothing in it has a full day."""
    view = source.view
    events = [*_list_meetings(source), *_list_deadlines(source)]
    if not events:
        raise Unexportable("C004", "calendar")
    stamp = datetime(*_find_stamp(view.data).timetuple()[:3], tzinfo=UTC)
    for event in events:
        event.add("dtstamp", stamp)
        event.add("transp", "TRANSPARENT")
    return events


def write(parts: Iterable[list[Event]]) -> bytes:
    """Return the calendar with the events of one readout, or of many; an event that is there twice is there once."""
    calendar, seen = Calendar(), set[object]()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for event in (event for events in parts for event in events):
        if event["uid"] not in seen:
            seen.add(event["uid"])
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _list_meetings(source: Source) -> Iterator[Event]:
    """Yield the meeting, its sessions, and the previous and next ones, as far as their first day is known."""
    view, meeting = source.view, source.view.data.get("meeting", {})
    for name, kind, occasion in _list_occasions("meeting", "meeting", meeting):
        held = occasion.get("held", {})
        start = find_day(held.get("start"))
        if not start:
            continue
        label = find_label(view, meeting)
        own = find_label(view, occasion)
        title = label if occasion is meeting else f"{label}: {own}" if own and own != name else f"{label}: {kind}"
        event = _make_event(source, name, title, start, find_day(held.get("end")) or start)
        event.add("status", STATUSES.get(occasion.get("status", ""), "CONFIRMED"))
        event.add("categories", [kind])
        if places := [label for place in occasion.get("places", ()) if (label := find_label(view, place))]:
            event.add("location", _clean(", ".join(places)))
        times = [held[side].get("time", {}) for side in ("start", "end") if side in held]
        if printed := [
            time.get("asPrinted") or time["value"] for time in times if time.keys() & {"asPrinted", "value"}
        ]:
            event.add("description", _clean(" – ".join(printed)))
        yield event


def _list_occasions(name: str, kind: str, occasion: Node) -> Iterator[tuple[str, str, Node]]:
    """Yield an occasion and all around it, each with its id, or a made one, and what it is."""
    yield name, kind, occasion
    for list_, inner in (("previous", "previous"), ("next", "next"), ("sessions", "session")):
        for number, other in enumerate(occasion.get(list_, ()), 1):
            yield from _list_occasions(other.get("id") or f"{name}__{inner}__{number}", inner, other)


def _list_deadlines(source: Source) -> Iterator[Event]:
    """Yield the last day of each item that is still to be done by then; a part has the deadline of its whole."""
    view = source.view
    for list_, kind in LISTS.items():
        for item in view.data.get(list_, ()):
            due = find_due(inherited(view, item, "deadlines") or [])
            if not due or "done" in item:
                continue
            event = _make_event(source, item["id"], _summarize(view, item), due, due, "deadline")
            event.add("categories", ["deadline", list_.removesuffix("s"), *([item[kind]] if kind in item else [])])
            if "meeting" in view.data:
                event.add("related-to", str(make_uuid(view.data["id"], "meeting")))
            yield event


def _summarize(view: View, item: Node) -> str:
    """Return who has to do what."""
    whom = inherited(view, item, "addressees") or item.get("actors") or ()
    labels = ", ".join(filter(None, (find_label(view, one) for one in whom)))
    text = words(view, item) or str(item.get("verb", item["id"]))
    return f"{labels}: {text}" if labels else text


def _make_event(source: Source, name: str, title: str, first: date, last: date, about: str = "") -> Event:
    event = Event()
    event.add("uid", str(make_uuid(source.view.data["id"], name, *([about] if about else []))))
    event.add("summary", _clean(title or str(source.view.data["release"]["title"])))
    event.add("dtstart", first)
    event.add("dtend", last + DAY if last < date.max else last)
    if source.address.lower().startswith("http"):
        event.add("url", find_item(source.address, name))
    return event


def _find_stamp(readout: Node) -> date:
    """Return a day on which the calendar was true: there is no clock in it."""
    release, record = readout["release"], readout.get("record", {})
    days = (find_day(value) for value in (record.get("date"), release.get("retrieved"), release.get("published")))
    return next(filter(None, days), EPOCH)


def _clean(text: Any) -> str:
    return CONTROL.sub(" ", str(text))
