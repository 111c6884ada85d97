"""Q201: a record at `anchored` has blocks to point into, unless rights forbid to copy the text (spec 7.2)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield one problem where there are neither blocks nor rights that would forbid them."""
    if not view.data.get("blocks") and not view.data.get("release", {}).get("rights"):
        yield Problem("Q201", view.data, None, "open")
