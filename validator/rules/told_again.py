"""M129: no two items of a list say the same of the same words (spec 5.5)."""

from collections.abc import Iterator
from typing import Any

from meeting_readout.document.index import Node
from meeting_readout.document.view import View, item_lists
from meeting_readout.validator.problem import Problem

ASIDE = ("id", "unconfirmed")
"""What two items may differ in and yet say the same."""


def check(view: View) -> Iterator[Problem]:
    """Yield every item that is, apart from these, equal to one above it in the same list, anchors included."""
    for name in item_lists():
        items = view.data.get(name, ())
        if len(items) > 1:
            anchored = [item for item in items if item.get("anchors")]
            # Where the words differ, there is nothing to compare; that is nearly everywhere.
            if len({item["anchors"][0].get("exact") for item in anchored}) < len(anchored):
                yield from _find_twins(view, anchored)


def _find_twins(view: View, items: list[Node]) -> Iterator[Problem]:
    import json

    anchored: dict[Any, list[Node]] = {}
    for item in items:
        if view.is_intact(item):
            anchored.setdefault(_identify_place(item["anchors"][0]), []).append(item)
    for group in anchored.values():
        if len(group) > 1:
            first: dict[str, Node] = {}
            for item in group:
                said = json.dumps({key: value for key, value in item.items() if key not in ASIDE}, sort_keys=True)
                above = first.setdefault(said, item)
                if above is not item:
                    words = {"id": item.get("id", ""), "above": above.get("id", "")}
                    yield Problem("M129", item, "id", words=words, related=(("above", above, "id"),))


def _identify_place(anchor: Node) -> tuple[Any, ...]:
    return anchor.get("block"), anchor.get("exact"), anchor.get("occurrence")
