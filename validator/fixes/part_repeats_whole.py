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
    known: dict[int, bool] = {}
    for one in located:
        if _is_settled(editor.view, parts[one.path[:-1]], known):
            yield one, editor.remove(one.path)


def _is_settled(view: View, part: Node, known: dict[int, bool]) -> bool:
    """Return whether nothing is faulty in a part and its wholes; `known` keeps that of each by its `id()`."""
    way, node, settled = list[Node](), part, True
    while id(node) not in known:
        known[id(node)] = True
        way.append(node)
        above = view.ids.get(node.get("partOf", ""))
        if above is None:
            break
        node = above.node
    else:
        settled = known[id(node)]
    repeated = view.compute_once(_list_repeated_ids)
    for inner in reversed(way):
        settled = settled and view.is_intact(inner) and inner.get("partOf") not in repeated
        known[id(inner)] = settled
    return settled


def _list_repeated_ids(view: View) -> set[str]:
    return {node["id"] for node, _first in view.repeated}
