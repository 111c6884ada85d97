"""Ids are unique over the whole file, and none is a reserved one (spec 3.2)."""

from collections.abc import Iterator

from meeting_readout.document.view import RESERVED, View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every id that was given before, and every id that has a meaning of its own."""
    for node, first in view.repeated:
        yield Problem("M101", node, "id", words={"id": node["id"]}, related=(("first", first.node, "id"),))
    for id_ in RESERVED:
        if id_ in view.ids:
            yield Problem("M102", view.ids[id_].node, "id", words={"id": id_})
