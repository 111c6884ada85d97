"""M132: one person, body, side or place stands in the lists once (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

TYPES = ("person", "organization", "party", "place")
TELLING = (
    "honorific", "posts", "represents", "identifiers", "otherNames", "kind", "parent", "country", "side", "memberOf",
    "places",
)  # fmt: skip
"""What tells namesakes apart."""


def check(view: View) -> Iterator[Problem]:
    """Yield every participant or entity that has type and name of an earlier one, and nothing that tells them apart."""
    named: dict[tuple[str, str], Node] = {}
    for item in view.items("participants", "entities"):
        if item.get("type") in TYPES and "name" in item:
            first = named.setdefault((item["type"], item["name"]), item)
            if first is not item and view.is_intact(item) and view.is_intact(first) and not _is_told_apart(first, item):
                words = {"name": item["name"], "first": first.get("id", "")}
                yield Problem("M132", item, "name", words=words, related=(("first", first, "name"),))


def _is_told_apart(one: Node, other: Node) -> bool:
    return any(name in one and name in other and one[name] != other[name] for name in TELLING)
