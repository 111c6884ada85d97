"""M111: `inferred` names properties that the item itself has (spec 7.2)."""

from collections.abc import Iterator

from meeting_readout.document.inference import SILENT
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every name that the item has no property of."""
    for node, _owner in view.having["inferred"]:
        for index, name in enumerate(node["inferred"]):
            if name not in node or name in SILENT:
                yield Problem("M111", node["inferred"], index, words={"name": name})
