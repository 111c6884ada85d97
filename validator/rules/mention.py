"""M105: a mention has exactly one of `ref` and `name` (spec 3.3)."""

from collections.abc import Iterator

from meeting_readout.document.mentions import mention_types
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every mention with both, or with neither."""
    for name in mention_types():
        for node, _owner in view.nodes[name]:
            if ("ref" in node) == ("name" in node):
                if "ref" in node:
                    yield Problem("M105", node, "name", "key", "both")
                elif view.is_intact(node):
                    yield Problem("M105", node, None, "open", "neither")
