"""Q303: items move to where the text has them, with the comments right above them."""

from collections.abc import Iterator, Sequence

from meeting_readout.document.text_order import ORDERED, find_places
from meeting_readout.validator.fixes.editor import Changes, Editor, sort_by_moves
from meeting_readout.validator.locate import Located


def fix(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Move each item that comes too late in its list."""
    if editor.view is None:
        return
    late = {one.path[:-1]: one for one in located}
    first = find_places(editor.view)
    for name in ORDERED:
        placed, last = [], (-1, 0, 0)
        for item in editor.view.items(name):
            place = first.get(id(item), last)
            last = max(last, place)
            placed.append((place, editor.path_of(item)))
        for path, changes in sort_by_moves(editor, placed):
            if path in late:
                yield late[path], changes
