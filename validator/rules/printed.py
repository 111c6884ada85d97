"""Printed words stand in a block that the anchors of their item touch; a gap in torn words is `…` (spec 5.4)."""

from collections.abc import Iterator

from meeting_readout.validator.problem import Problem
from meeting_readout.validator.view import View

GAP = "…"


def check(view: View) -> Iterator[Problem]:
    """Yield every verb, marker, title of a post and `asPrinted` that the text does not print there."""
    if not view.data.get("blocks"):
        return
    touched: dict[int, set[int]] = {}
    for quote in view.quotes.found:
        touched.setdefault(id(quote.owner), set()).add(quote.block)
    contents = [block["content"] for block in view.quotes.blocks]
    for node, key, owner in view.printed:
        if key in owner.get("inferred", ()) or ("otherNames" in node and key in node.get("inferred", ())):
            continue
        near = [contents[index] for index in sorted(touched.get(id(owner), range(len(contents))))]
        if not any(_holds(content, node[key]) for content in near):
            elsewhere = any(_holds(content, node[key]) for content in contents)
            yield Problem(
                "Q203",
                node,
                key,
                variant="elsewhere" if elsewhere else "",
                words={"name": key, "words": node[key][:60]},
            )


def _holds(content: str, words: str) -> bool:
    if words in content:
        return True
    at = 0
    for piece in words.split(GAP):
        found = content.find(piece.strip(), at)
        if found < 0:
            return False
        at = found + len(piece.strip())
    return GAP in words
