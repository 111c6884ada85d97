"""M112: nothing is a part of itself (spec 3.5)."""

from collections.abc import Iterator

from meeting_readout.document.index import Node
from meeting_readout.document.inheritance import collect_inherited
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield the first part of every circle by which one is a part of itself."""
    if not view.having["partOf"]:
        return
    inherited, reported, key = collect_inherited(view), set[int](), "partOf"
    for part, _owner in view.having[key]:
        if id(part) not in inherited and id(part) not in reported:
            reported.update(_circle(view, part))
            yield Problem("M112", part, key, words={"id": part[key]})


def _circle(view: View, part: Node) -> Iterator[int]:
    """Yield the `id()` of each part of a circle, beginning with one of them."""
    inner = part
    while True:
        yield id(inner)
        inner = view.ids[inner["partOf"]].node
        if inner is part:
            return
