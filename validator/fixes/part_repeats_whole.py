"""M110: a property that a part inherits anyway is removed from the part."""

from collections.abc import Iterator, Sequence

from meeting_readout.validator.fixes.editor import Changes, Editor
from meeting_readout.validator.locate import Located


def fix(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Remove the property, unless there is a comment in it."""
    for one in located:
        yield one, editor.form.remove(editor, one.path)
