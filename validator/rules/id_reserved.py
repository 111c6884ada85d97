"""M102: reserved ids are given to nothing (spec 3.2)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every id that has a meaning of its own."""
    for id_, found in view.reserved.items():
        yield Problem("M102", found.node, "id", words={"id": id_})
