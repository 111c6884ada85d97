"""Q101, M103: an anchor gets the block that has its words, where only one has them; the words may be wrong instead."""

from collections.abc import Iterator, Sequence

from meeting_readout.validator.fixes.editor import Changes, Editor
from meeting_readout.validator.locate import Located

SEARCHED = 200_000_000
"""How many characters of text are searched for one document."""


def fix(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Write the id of that block."""
    for one in located:
        if one.variant == "elsewhere" and "occurrence" not in editor.value(one.path[:-1]):
            yield one, editor.replace((*one.path[:-1], "block"), one.words["near"])


def fix_unknown(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Write the id of that block in place of one that no block has."""
    blocks = editor.view.anchors.blocks if editor.view else []
    searched, size = 0, sum(len(block["content"]) for block in blocks)
    for one in located:
        anchor = editor.value(one.path[:-1])
        exact = anchor.get("exact") if one.variant in ("block", "block-near") and "occurrence" not in anchor else None
        searched += size
        if isinstance(exact, str) and searched <= SEARCHED:
            holding = [block.get("id") for block in blocks if exact in block["content"]]
            if len(holding) == 1 and holding[0]:
                yield one, editor.replace(one.path, holding[0])
