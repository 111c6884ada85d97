"""M131: a note says what it is about (spec 5.5)."""

from collections.abc import Iterator

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every note that neither points to something nor is anchored."""
    for note in view.items("notes"):
        if not note.get("about") and not note.get("anchors") and view.is_intact(note):
            yield Problem("M131", note, None, "open")
