"""At `anchored`, blocks are there, and every item points into them or says what the text does not print (spec 7.2)."""

from collections.abc import Iterator

from meeting_readout.validator.problem import Problem
from meeting_readout.validator.rules.inferred import SILENT
from meeting_readout.validator.search import found
from meeting_readout.validator.view import Node, View

NAMES = (("name", "otherNames"), ("title", "otherTitles"))


def check(view: View) -> Iterator[Problem]:
    """Yield every item that nothing ties to the text."""
    if not view.data.get("blocks"):
        return
    notes = {id(note) for note in view.items("notes")}
    entities = {id(entity) for entity in view.items("entities")}
    loose = [(item, missing) for item in view.items() if id(item) not in notes and (missing := _missing(item))]
    named = _named(view, {id(item) for item, _missing in loose} & entities)
    for item, missing in loose:
        if id(item) not in named:
            variant = "entity" if id(item) in entities else ""
            yield Problem("Q202", item, None, "open", variant, {"missing": ", ".join(missing)})


def _missing(item: Node) -> list[str]:
    """What an item without anchors says without owning that the text does not print it."""
    if item.get("anchors"):
        return []
    return [name for name in item if name not in SILENT and name not in item.get("inferred", ())]


def _named(view: View, loose: set[int]) -> set[int]:
    """Those of the loose entities of which the anchors of an item that refers to them hold a name, to the letter."""
    names = {
        id_: {n for own, others in NAMES for n in (given.node.get(own), *_values(given.node, others)) if n}
        for id_, given in (view.ids.items() if loose else ())
        if id(given.node) in loose
    }
    asked: dict[int, set[str]] = {}
    for node, key, _targets, owner in view.references if names else ():
        if node[key] in names:
            asked.setdefault(id(owner), set()).add(node[key])
    quoted: dict[int, list[str]] = {}
    for quote in view.quotes.found if asked else ():
        if id(quote.owner) in asked:
            content: str = view.quotes.blocks[quote.block]["content"]
            quoted.setdefault(id(quote.owner), []).append(content[quote.start : quote.end])
    for lost in view.quotes.lost if asked else ():  # one mistake is enough: what it was to quote still names
        quoted.setdefault(id(lost.owner), []).append(lost.node.get("exact", ""))
    named: set[int] = set()
    for asking, ids in asked.items():
        words = "\r".join(quoted.get(asking, ()))  # no name holds a carriage return
        hits = found(words, {name for id_ in ids for name in names[id_]}) if words else ()
        named |= {id(view.ids[id_].node) for id_ in ids if hits and not names[id_].isdisjoint(hits)}
    return named


def _values(node: Node, others: str) -> list[str]:
    return [variant["value"] for variant in node.get(others, ()) if "value" in variant]
