"""M110: a property that a part inherits anyway is removed from the part."""

from collections.abc import Iterator, Sequence

from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.validator.fixes.editor import Changes, Editor
from meeting_readout.validator.locate import Located


def fix(editor: Editor, located: Sequence[Located]) -> Iterator[tuple[Located, Changes]]:
    """Remove the property, unless there is a comment in it.

    Where something in the part or in one of its wholes is faulty, nobody knows yet whether they say the same.
    """
    if not editor.view:
        return
    parts = {editor.path_of(part): part for part, _owner in editor.view.having["partOf"]}
    repeated = {node["id"] for node, _first in editor.view.repeated}
    for one in located:
        chain = list(_climb(editor.view, parts[one.path[:-1]]))
        if all(editor.view.is_intact(node) and node.get("partOf") not in repeated for node in chain):
            yield one, editor.remove(one.path)


def _climb(view: View, part: Node) -> Iterator[Node]:
    """Yield a part, its whole, the whole of that, and so on."""
    seen, node = set[int](), part
    while id(node) not in seen:
        seen.add(id(node))
        yield node
        above = view.ids.get(node.get("partOf", ""))
        node = above.node if above else node
