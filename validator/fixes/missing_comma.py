"""W003: the comma between two members or items of JSON is written, where it is all that is missing."""

from collections.abc import Iterator, Sequence

from meeting_readout.validator.fixes.editor import Change, Changes, Editor
from meeting_readout.validator.locate import Located


def fix(_editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Write the comma behind the value before."""
    for one in located:
        if one.variant == "no-comma":
            yield one, [Change(*one.span, ",")]
