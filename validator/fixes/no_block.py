"""Q104: an anchor gets its block, where only one block holds its words."""

from collections.abc import Iterator, Sequence

from meeting_readout.validator.fixes.editor import Changes, Editor
from meeting_readout.validator.locate import Located

SEARCHED = 200_000_000
"""How many characters of text are searched for one document."""


def fix(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Search all blocks for the words; where a block is faulty, nobody knows what it holds."""
    blocks = editor.view.anchors.blocks if editor.view else []
    if not editor.view or not blocks or not editor.view.is_intact(editor.view.data["blocks"]):
        return
    searched, size = 0, sum(len(block["content"]) for block in blocks)
    for one in located:
        exact = editor.value((*one.path, "exact"))
        searched += size
        if isinstance(exact, str) and searched <= SEARCHED:
            holding = [block.get("id") for block in blocks if exact in block["content"]]
            if len(holding) == 1 and holding[0]:  # a block may lack its id, which is a finding of its own
                yield one, editor.add(one.path, "block", holding[0])
