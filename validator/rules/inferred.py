"""`inferred` names properties that the item itself has (spec 7.2)."""

from collections.abc import Iterator

from meeting_readout.validator.problem import Problem
from meeting_readout.validator.view import View

SILENT = ("id", "type", "inferred", "extensions", "anchors")
"""Properties that state no fact of the text."""


def check(view: View) -> Iterator[Problem]:
    """Yield every name that the item has no property of."""
    for nodes in list(view.nodes.values()):
        for node, _owner in nodes:
            for index, name in enumerate(node.get("inferred", ())):
                if name not in node or name in SILENT:
                    yield Problem("M111", node["inferred"], index, words={"name": name})
