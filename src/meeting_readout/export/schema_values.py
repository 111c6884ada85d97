"""What schema.org calls things: types, members of enumerations, values."""

from collections.abc import Iterable
from typing import Any

from meeting_readout.document.index import Node
from meeting_readout.export.days import find_day

TYPES = {"person": "Person", "group": "Organization", "party": "Organization", "place": "Place"}
PRIVATE = ("association", "bank", "company", "institute", "international")
"""The kinds of organizations that need not belong to a government."""
STATUSES = {"postponed": "EventPostponed", "cancelled": "EventCancelled"}
MODES = {
    "in-person": "OfflineEventAttendanceMode",
    "video": "OnlineEventAttendanceMode",
    "telephone": "OnlineEventAttendanceMode",
    "remote": "OnlineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}


def find_type(item: Node) -> str:
    """Return the type of an item, empty where schema.org has none for it."""
    if item["type"] == "organization":
        return "Organization" if item.get("kind") in PRIVATE else "GovernmentOrganization"
    if item["type"] == "person" and "name" not in item:
        return ""
    return "CreativeWork" if item["type"] == "document" else TYPES.get(item["type"], "")


def drop_absent(**properties: Any) -> Node:
    """Return the properties that have a value."""
    return {name: value for name, value in properties.items() if value not in (None, "", [])}


def format_day(value: Node | None) -> str:
    """Return a full day, else nothing."""
    day = find_day(value)
    return day.isoformat() if day else ""


def name_member(name: str) -> str:
    """Return the address of a member of an enumeration."""
    return f"https://schema.org/{name}" if name else ""


def list_values(variants: Iterable[Node]) -> list[str]:
    """Return other names and titles."""
    return [variant["value"] for variant in variants]


def list_identifiers(item: Node) -> list[Node]:
    """Return the identifiers of something, as values that say whose they are."""
    return [
        {"@type": "PropertyValue", "propertyID": one["scheme"], "value": one["value"]}
        for one in item.get("identifiers", ())
    ]
