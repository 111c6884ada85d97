"""Q303: items move to where the text has them, with the comments right above them."""

from collections.abc import Iterator, Sequence

from meeting_readout.document.text_order import ORDERED, Place, find_places
from meeting_readout.document.view import View
from meeting_readout.validator.fixes.editor import Changes, Editor, sort_by_moves
from meeting_readout.validator.locate import Located


def fix(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Move each item that comes too late in its list.

    An item of which not all anchors have a place may begin elsewhere: it stays, and nothing moves because of it.
    """
    if editor.view is None:
        return
    late = {one.path[:-1]: one for one in located}
    first = editor.view.compute_once(find_places)
    unsure = _find_unsure(editor.view, first)
    for name in ORDERED:
        placed, last = [], (-1, 0, 0)
        for item in editor.view.items(name):
            path = editor.path_of(item)
            place = last if id(item) in unsure or path in editor.blurred else first.get(id(item), last)
            last = max(last, place)
            placed.append((place, path))
        for path, changes in sort_by_moves(editor, placed):
            if path in late:
                yield late[path], changes


def _find_unsure(view: View, first: dict[int, Place]) -> set[int]:
    """Return the items, by `id()`, with an anchor that has no place, and may stand before all that have one."""
    placed = {id(passage.node) for passage in view.anchors.found}
    numbers = {id(block): number for number, block in enumerate(view.anchors.blocks)}
    for node, owner, why, block, _times in view.anchors.unresolved:
        if why == "ambiguous" and block and id(owner) in first:
            start = block["content"].find(node["exact"])
            if (numbers[id(block)], start, -start - len(node["exact"])) >= first[id(owner)]:
                placed.add(id(node))
    return {id(owner) for node, owner in view.nodes["anchor"] if id(node) not in placed}
