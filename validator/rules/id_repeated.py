"""M101: an id is given once in the file (spec 3.2)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every id that was given before."""
    for node, first in view.repeated:
        yield Problem("M101", node, "id", words={"id": node["id"]}, related=(("first", first.node, "id"),))
