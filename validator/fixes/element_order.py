"""W012: elements move to where the schema has them, with the comments right above them."""

from collections.abc import Iterator, Sequence

from meeting_readout.validator.fixes.editor import Changes, Editor, sort_by_moves
from meeting_readout.validator.locate import Located


def fix(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Move all elements of an object that come too late; the first of them was found."""
    for one in located:
        parent = editor.paths.get(one.span, ())[:-1]
        spot, type_ = editor.spot(parent), editor.type(parent)
        if spot and type_:
            ranks = {name: rank for rank, name in enumerate(type_.properties)}
            elements = [
                (ranks[str(name)], (*parent, name))
                for name, child in spot.children.items()
                if name in ranks and child.key and type_.properties[str(name)].node == "element"
            ]
            yield one, [change for _path, changes in sort_by_moves(editor, elements) for change in changes]
