"""A mention points to something, or names it in place: exactly one of the two (spec 3.3)."""

from collections.abc import Iterator
from functools import cache

from meeting_readout.document.view import View
from meeting_readout.model.model import model
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every mention with both, or with neither."""
    for name in mentions():
        for node, _owner in view.nodes[name]:
            if ("ref" in node) == ("name" in node):
                if "ref" in node:
                    yield Problem("M105", node, "name", "key", "both")
                else:
                    yield Problem("M105", node, None, "open", "neither")


@cache
def mentions() -> tuple[str, ...]:
    """Give the types of the schema that point or name."""
    return tuple(name for name, type_ in model().objects.items() if {"ref", "name"} <= type_.properties.keys())
