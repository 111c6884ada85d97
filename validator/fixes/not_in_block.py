"""Q101: a quotation gets the words of the block where the two differ in nothing that counts."""

from collections.abc import Iterator, Sequence

from meeting_readout.document.near_quotes import compile_alike
from meeting_readout.validator.fixes.editor import Changes, Editor
from meeting_readout.validator.locate import Located


def fix(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Fix white space, line breaks and quotation marks, where the block has such words in one place."""
    return _write_as_printed(editor, [one for one in located if one.variant in ("space", "quotes")], False)


def fix_capitals(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Fix capital letters, which may distinguish one name from another."""
    return _write_as_printed(editor, [one for one in located if one.variant == "case"], True)


def _write_as_printed(editor: Editor, located: Sequence[Located], any_case: bool) -> Iterator[tuple[Located, Changes]]:
    for one in located:
        anchor = editor.unresolved.get(one.path[:-1])
        if anchor and anchor.block and anchor.node.get("occurrence", 1) == 1:
            places = list(compile_alike(anchor.node["exact"], any_case).finditer(anchor.block["content"]))
            if len(places) == 1:
                yield one, editor.replace(one.path, places[0].group())
