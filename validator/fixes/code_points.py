"""Q101: a quotation gets the code points of the block where its letters are the same, written in another way."""

from collections.abc import Iterator, Sequence

from meeting_readout.document.near_quotes import find_alike, fold_composed, fold_invisible, fold_letters
from meeting_readout.validator.fixes.editor import Changes, Editor
from meeting_readout.validator.locate import Located

FOLDS = {"invisible": fold_invisible, "composed": fold_composed, "letters": fold_letters}


def fix(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Write the words as the block has them, if it has them in one place."""
    for one in located:
        anchor = editor.unresolved.get(one.path[:-1]) if one.variant in FOLDS else None
        if anchor and anchor.block and anchor.node.get("occurrence", 1) == 1:
            content = anchor.block["content"]
            places = find_alike(anchor.node["exact"], content, FOLDS[one.variant])
            if len(places) == 1:
                yield one, editor.replace(one.path, content[slice(*places[0])])
