"""S004, S008, M103: the nearest word of the vocabulary, type or id takes the place of a wrong one, which is a guess."""

from collections.abc import Iterator, Sequence

from meeting_readout.validator.fixes.editor import Changes, Editor
from meeting_readout.validator.locate import Located


def fix(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Write the word that the message proposes."""
    for one in located:
        if one.variant in ("near", "block-near"):
            yield one, editor.replace(one.path, one.words["near"])
