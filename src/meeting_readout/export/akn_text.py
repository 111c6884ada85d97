"""The text of an Akoma Ntoso document: each block to the character, cut where something begins or ends in it."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from meeting_readout.document.index import Node
from meeting_readout.document.view import View, item_lists
from meeting_readout.export.akn_references import References
from meeting_readout.export.akn_tree import add

SAID = ("reports", "statements", "decisions", "directives", "commitments")
NAMING = ("participants", "entities")
ELEMENTS = {
    "person": "person",
    "organization": "organization",
    "group": "organization",
    "party": "organization",
    "event": "event",
    "place": "location",
}
"""By the type of what is named: the element around its name; all else is a concept."""


class Name(NamedTuple):
    """A name in a block: its range, and the participant or entity."""

    start: int
    end: int
    node: Node


def make_blocks(body: Any, readout: Node) -> list[tuple[Any, Node]]:
    """Make an empty `p` for each block; return them with the blocks. Without blocks, there is the title alone."""
    blocks = []
    for block in readout.get("blocks", ()):
        parent = body
        if "label" in block:
            parent = add(body, "tblock")
            add(parent, "num").text = block["label"]
        element = add(parent, "p", eId=block["id"])
        if classes := [block[name] if name == "kind" else name for name in ("kind", "continues") if name in block]:
            element.set("class", " ".join(classes))
        if "language" in block:
            element.set("{http://www.w3.org/XML/1998/namespace}lang", block["language"])
        blocks.append((element, block))
    if not blocks:
        add(body, "p").text = readout["release"]["title"]
    return blocks


def fill_blocks(blocks: list[tuple[Any, Node]], view: View, references: References) -> None:
    """Put the text into the blocks, with a `span` around all that reports and said items are anchored to.

    Anchors overlap, and elements cannot. So the text is cut where an anchor begins or ends, and each piece refers to
    all items that it belongs to.
    """
    items, names = _collect_items(view), _collect_names(view)
    for number, (element, block) in enumerate(blocks):
        content, ranges = block["content"], items.get(number, [])
        inner = names.get(number, [])
        cuts = {0, len(content)}
        cuts.update(*((start, end) for start, end, _id in ranges), *((name.start, name.end) for name in inner))
        places = sorted(cuts)
        for start, end in pairwise(places):
            ids = list(dict.fromkeys(id_ for first, last, id_ in ranges if first <= start and end <= last))
            name = next((name for name in inner if name.start <= start and end <= name.end), None)
            _add_piece(element, content[start:end], [references.use(id_) for id_ in ids], name, references)


def _add_piece(element: Any, text: str, items: list[str], name: Name | None, references: References) -> None:
    """Add a piece of the text, in as many elements as it needs."""
    target = element
    if items:
        target = add(target, "span", refersTo=" ".join(items))
    if name:
        roles = name.node.get("roles", ())
        target = add(target, ELEMENTS.get(name.node["type"], "concept"), refersTo=references.use(name.node["id"]))
        if roles and name.node["type"] == "person":
            target.set("as", references.use(f"role__{roles[0]['role']}"))
    if target is not element:
        target.text = text
    elif len(element):
        element[-1].tail = text
    else:
        element.text = text


def _collect_items(view: View) -> dict[int, list[tuple[int, int, str]]]:
    """Return the ranges of reports and said items in each block, by the number of the block."""
    found: dict[int, list[tuple[int, int, str]]] = {}
    for item in view.items(*(name for name in item_lists() if name in SAID)):
        for passage in view.anchors.by_item.get(id(item), ()):
            found.setdefault(passage.block, []).append((passage.start, passage.end, item["id"]))
    return found


def _collect_names(view: View) -> dict[int, list[Name]]:
    """Return the names in each block that stand once in an anchor of what they name; of two that overlap, the first."""
    found: dict[int, set[tuple[int, int, int]]] = {}
    nodes = view.items(*NAMING)
    for number, node in enumerate(nodes):
        name = node.get("name") or node.get("title") or ""
        for passage in view.anchors.by_item.get(id(node), ()) if name else ():
            content = view.anchors.blocks[passage.block]["content"]
            start = content.find(name, passage.start, passage.end)
            if start >= 0 and content.find(name, start + 1, passage.end) < 0:
                found.setdefault(passage.block, set()).add((start, -start - len(name), number))
    return {block: list(_keep_apart(ranges, nodes)) for block, ranges in found.items()}


def _keep_apart(ranges: set[tuple[int, int, int]], nodes: list[Node]) -> Iterator[Name]:
    """Yield the names that do not overlap an earlier one; of those that begin together, the longest is the first."""
    last = 0
    for start, end, number in sorted(ranges):
        if start >= last:
            last = -end
            yield Name(start, -end, nodes[number])
