"""`inferred` names properties that the item itself has (spec 7.2)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

SILENT = ("id", "type", "inferred", "extensions", "anchors")
"""Properties that state no fact of the text."""


def check(view: View) -> Iterator[Problem]:
    """Yield every name that the item has no property of."""
    for node, _owner in view.having["inferred"]:
        for index, name in enumerate(node["inferred"]):
            if name not in node or name in SILENT:
                yield Problem("M111", node["inferred"], index, words={"name": name})


def inside_inferred(view: View) -> set[int]:
    """Give the nodes, by `id()`, inside properties of which their item says that the text does not print them."""
    owned: set[int] = set()
    for node, _owner in view.having["inferred"]:
        inside = [node.get(name) for name in node["inferred"]]
        while inside:
            value = inside.pop()
            if isinstance(value, dict | list) and id(value) not in owned:
                owned.add(id(value))
                inside += value.values() if isinstance(value, dict) else value
    return owned
