"""W004: the byte order mark is removed."""

from collections.abc import Iterator, Sequence

from meeting_readout.converters.decode import measure_mark
from meeting_readout.validator.fixes.editor import Change, Changes, Editor
from meeting_readout.validator.locate import Located


def fix(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Remove the mark: one code point, or three bytes of UTF-8."""
    for one in located:
        yield one, [Change(0, measure_mark(editor.text), "")]
