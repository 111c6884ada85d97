"""M102: reserved ids are given to nothing (spec 3.2)."""

from collections.abc import Iterator

from meeting_readout.document.view import RESERVED, View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every id that has a meaning of its own."""
    for id_ in RESERVED:
        if id_ in view.ids:
            yield Problem("M102", view.ids[id_].node, "id", words={"id": id_})
