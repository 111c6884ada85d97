"""At `anchored`, blocks are there, and every item points into them or says what the text does not print (spec 7.2)."""

from collections.abc import Iterator

from meeting_readout.validator.problem import Problem
from meeting_readout.validator.rules.inferred import SILENT
from meeting_readout.validator.view import Node, View

NAMES = (("name", "otherNames"), ("title", "otherTitles"))


def check(view: View) -> Iterator[Problem]:
    """Yield every item that nothing ties to the text."""
    if not view.data.get("blocks"):
        return
    named: set[int] | None = None
    for item in view.items():
        if item.get("anchors") or _is_note(view, item):
            continue
        missing = [name for name in item if name not in SILENT and name not in item.get("inferred", ())]
        if not missing:
            continue
        if any(item is entity for entity in view.items("entities")):
            named = _named(view) if named is None else named
            if id(item) in named:
                continue
            yield Problem("Q202", item, None, "open", "entity", {"missing": ", ".join(missing)})
        else:
            yield Problem("Q202", item, None, "open", words={"missing": ", ".join(missing)})


def _is_note(view: View, item: Node) -> bool:
    return any(item is note for note in view.data.get("notes", ()))


def _named(view: View) -> set[int]:
    """The entities of which the anchors of an item that refers to them hold a name, character for character."""
    words: dict[int, list[str]] = {}
    for quote in view.quotes.found:
        content: str = view.quotes.blocks[quote.block]["content"]
        words.setdefault(id(quote.owner), []).append(content[quote.start : quote.end])
    named: set[int] = set()
    for node, key, _targets, owner in view.references:
        target = view.ids.get(node[key])
        if target and id(target.node) not in named:
            names = [n for own, others in NAMES for n in (target.node.get(own), *_values(target.node, others)) if n]
            if any(name in text for text in words.get(id(owner), ()) for name in names):
                named.add(id(target.node))
    return named


def _values(node: Node, others: str) -> list[str]:
    return [variant["value"] for variant in node.get(others, ()) if "value" in variant]
