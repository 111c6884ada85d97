"""A checked document as an index of what could be read of it."""

from typing import NamedTuple

from meeting_readout.document.view import View
from meeting_readout.document.walk import walk
from meeting_readout.runner.check import Checked
from meeting_readout.validator.engine import view_sound_parts

GIVEN_UP = "W905"
"""The code that says that checking took too long, or found too much."""


class Shown(NamedTuple):
    """A document as far as it was read, with its verdict and its bytes."""

    checked: Checked
    view: View


def view_document(checked: Checked) -> View | None:
    """Return a document, or of one with errors the parts without errors of form or schema; None if there are none."""
    verdict = checked.verdict
    if verdict.readout is not None:
        return View(walk(verdict.readout))
    if checked.data and not any(finding.code == GIVEN_UP for finding in verdict.findings):
        return view_sound_parts(checked.data, verdict.form)
    return None
