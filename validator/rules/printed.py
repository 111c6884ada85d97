"""Printed words stand in a block that the anchors of their item touch; a gap in torn words is `…` (spec 5.4)."""

from collections.abc import Iterator

from meeting_readout.document.multi_search import found
from meeting_readout.document.view import Node, View
from meeting_readout.validator.problem import Problem
from meeting_readout.validator.rules.inferred import inside_inferred

GAP = "…"
FEW = 4
"""At so many anchors words are looked for one by one, at more all words of an item together."""


def check(view: View) -> Iterator[Problem]:
    """Yield every verb, marker, title of a post and `asPrinted` that the text does not print there."""
    if not view.data.get("blocks"):
        return
    of = view.anchors.of
    contents = [block["content"] for block in view.anchors.blocks]
    left: list[tuple[Node, str, Node]] = []
    for node, key, owner in view.printed:
        here = of.get(id(owner), ())
        if len(here) <= FEW:
            words = node[key]
            for quote in here:
                if words in contents[quote.block]:
                    break
            else:
                left.append((node, key, owner))
        else:
            left.append((node, key, owner))
    if left:
        yield from _missing(view, contents, left)


def _missing(view: View, contents: list[str], left: list[tuple[Node, str, Node]]) -> Iterator[Problem]:
    """Look closer at words that are not in the few blocks of their item."""
    touched = {owner: {quote.block for quote in quotes} for owner, quotes in view.anchors.of.items()}
    asked: dict[int, list[tuple[Node, str]]] = {}
    inferred = inside_inferred(view)
    for node, key, owner in left:
        if id(node) not in inferred and key not in node.get("inferred", ()):
            asked.setdefault(id(owner) if id(owner) in touched else 0, []).append((node, key))
    missing: list[tuple[Node, str]] = []
    for owner_id, places in asked.items():
        near = [contents[index] for index in sorted(touched.get(owner_id, range(len(contents))))]
        hits = _held(near, {node[key] for node, key in places})
        missing += ((node, key) for node, key in places if node[key] not in hits)
    elsewhere = _held(contents, {node[key] for node, key in missing})
    for node, key in missing:
        words = {"name": key, "words": node[key][:60]}
        yield Problem("Q203", node, key, variant="elsewhere" if node[key] in elsewhere else "", words=words)


def _held(contents: list[str], words: set[str]) -> set[str]:
    """Those of the words that stand in one of the contents; with a gap, both pieces in this order."""
    if not words:
        return words
    hits = found("\r".join(contents), words)  # no words hold a carriage return
    torn = {word for word in words - hits if GAP in word}
    if torn:
        pieces = found("\r".join(contents), {piece.strip() for word in torn for piece in word.split(GAP)})
        for word in torn:
            if all(piece.strip() in pieces for piece in word.split(GAP)) and any(_gaps(c, word) for c in contents):
                hits.add(word)
    return hits


def _gaps(content: str, words: str) -> bool:
    at = 0
    for piece in words.split(GAP):
        start = content.find(piece.strip(), at)
        if start < 0:
            return False
        at = start + len(piece.strip())
    return True
