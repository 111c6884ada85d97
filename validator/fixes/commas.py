"""W003: in JSON, a comma that is missing is written, and one after the last member is removed."""

from collections.abc import Iterator, Sequence

from meeting_readout.validator.fixes.editor import Change, Changes, Editor
from meeting_readout.validator.locate import Located

WRITTEN = {"no-comma": ",", "trailing": ""}
"""What is written where a comma is missing, or in place of one too many."""


def fix(_editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Write the comma behind the value before it, or remove it."""
    for one in located:
        if one.variant in WRITTEN:
            yield one, [Change(*one.span, WRITTEN[one.variant])]
