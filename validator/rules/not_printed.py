"""Q203: printed words stand in a block that the item's anchors touch, torn ones in several (spec 5.4)."""

from collections.abc import Iterator

from meeting_readout.document.index import Node
from meeting_readout.document.inference import find_inferred
from meeting_readout.document.markers import GAP
from meeting_readout.document.multi_search import find_words
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

FEW = 4
"""At so many anchors words are looked for one by one, at more all words of an item together."""


def check(view: View) -> Iterator[Problem]:
    """Yield every verb, marker and `asPrinted` that the text does not print there."""
    if not view.data.get("blocks"):
        return
    by_item = view.anchors.by_item
    contents = [block["content"] for block in view.anchors.blocks]
    left: list[tuple[Node, str, Node]] = []
    for node, key, owner in view.printed:
        here = by_item.get(id(owner), ())
        if len(here) <= FEW:
            words = node[key]
            for passage in here:
                if words in contents[passage.block]:
                    break
            else:
                left.append((node, key, owner))
        else:
            left.append((node, key, owner))
    if left:
        yield from _check_closer(view, contents, left)


def _check_closer(view: View, contents: list[str], left: list[tuple[Node, str, Node]]) -> Iterator[Problem]:
    """Yield the problems of words that are not in the few blocks of their item."""
    touched = {owner: {passage.block for passage in passages} for owner, passages in view.anchors.by_item.items()}
    asked: dict[int, list[tuple[Node, str]]] = {}
    inferred = find_inferred(view)
    for node, key, owner in left:
        if id(node) not in inferred and key not in node.get("inferred", ()):
            asked.setdefault(id(owner) if id(owner) in touched else 0, []).append((node, key))
    missing: list[tuple[Node, str]] = []
    for owner_id, places in asked.items():
        near = [contents[index] for index in sorted(touched.get(owner_id, range(len(contents))))]
        hits = _find_held(near, {node[key] for node, key in places}, owner_id in touched)
        missing += ((node, key) for node, key in places if node[key] not in hits)
    elsewhere = _find_held(contents, {node[key] for node, key in missing})
    for node, key in missing:
        words = {"name": key, "words": node[key][:60]}
        yield Problem("Q203", node, key, variant="elsewhere" if node[key] in elsewhere else "", words=words)


def _find_held(contents: list[str], words: set[str], may_span: bool = False) -> set[str]:
    """Return those of the words that stand in a content; with a gap the pieces in this order, in several if allowed."""
    if not words:
        return words
    whole = "\r".join(contents)  # no words hold a carriage return
    hits = find_words(whole, words)
    torn = {word for word in words - hits if GAP in word}
    if torn:
        pieces = find_words(whole, {piece.strip() for word in torn for piece in word.split(GAP)})
        for word in torn:
            held = all(piece.strip() in pieces for piece in word.split(GAP))
            if held and any(_has_pieces(content, word) for content in ([whole] if may_span else contents)):
                hits.add(word)
    return hits


def _has_pieces(content: str, words: str) -> bool:
    """Return whether the pieces of torn words stand in a content in their order."""
    at = 0
    for piece in words.split(GAP):
        start = content.find(piece.strip(), at)
        if start < 0:
            return False
        at = start + len(piece.strip())
    return True
