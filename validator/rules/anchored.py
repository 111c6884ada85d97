"""At `anchored`, blocks are there, and every item points into them or says what the text does not print (spec 7.2)."""

from collections.abc import Iterator

from meeting_readout.document.multi_search import found
from meeting_readout.document.view import Node, View, item_lists
from meeting_readout.validator.problem import Problem
from meeting_readout.validator.rules.inferred import SILENT

NAMES = (("name", "otherNames"), ("title", "otherTitles"))
FEW, SHORT = 8, 2000
"""Of how many names and anchors, and in how many characters, each name is looked for by itself."""


def check(view: View) -> Iterator[Problem]:
    """Yield every item that nothing ties to the text."""
    if not view.data.get("blocks"):
        return
    for name in item_lists():
        loose = [
            (item, missing)
            for item in (view.data.get(name, ()) if name != "notes" else ())
            if not item.get("anchors") and (missing := _missing(item))
        ]
        entities = name == "entities"
        named = _named(view, [item for item, _missing in loose]) if entities and loose else ()
        for item, missing in loose:
            if id(item) not in named:
                variant = "entity" if entities else ""
                yield Problem("Q202", item, None, "open", variant, {"missing": ", ".join(missing)})


def _missing(item: Node) -> list[str]:
    """What an item without anchors says without owning that the text does not print it."""
    inferred = item.get("inferred", ())
    return [name for name in item if name not in SILENT and name not in inferred]


def _named(view: View, loose: list[Node]) -> set[int]:
    """Those of the loose entities of which the anchors of an item that refers to them hold a name, to the letter."""
    names = {
        item["id"]: {n for own, others in NAMES for n in (item.get(own), *_values(item, others)) if n}
        for item in loose
        if "id" in item and (known := view.ids.get(item["id"])) and known.node is item
    }
    named: set[int] = set()
    asked: dict[int, set[str]] = {}
    for node, key, _targets, owner in view.references:
        given = names.get(node[key])
        if given is not None:
            if len(given) <= FEW and _near(view, owner, given):
                named.add(id(view.ids[node[key]].node))
                del names[node[key]]
            else:
                asked.setdefault(id(owner), set()).add(node[key])
    return named | _far(view, names, asked) if names else named


def _near(view: View, owner: Node, names: set[str]) -> bool:
    """Whether one of few and short anchors holds one of the names: nearly always that is all there is to ask."""
    quotes = view.anchors.of.get(id(owner), ())
    if len(quotes) <= FEW:
        for quote in quotes:
            if quote.end - quote.start <= SHORT:
                words = view.anchors.blocks[quote.block]["content"][quote.start : quote.end]
                for name in names:
                    if name in words:
                        return True
    return False


def _far(view: View, names: dict[str, set[str]], asked: dict[int, set[str]]) -> set[int]:
    """Look for the names in all that the items quote, `asked` being the ids to which each item refers."""
    blocks, quoted = view.anchors.blocks, dict[int, list[str]]()
    for asking in asked:
        for quote in view.anchors.of.get(asking, ()):
            quoted.setdefault(asking, []).append(blocks[quote.block]["content"][quote.start : quote.end])
    for lost in view.anchors.lost:  # one mistake is enough: what it was to quote still names
        quoted.setdefault(id(lost.owner), []).append(lost.node.get("exact", ""))
    named: set[int] = set()
    for asking, all_ids in asked.items():
        ids = [id_ for id_ in all_ids if id_ in names]
        words = "\r".join(quoted.get(asking, ()))  # no name holds a carriage return
        hits = found(words, {name for id_ in ids for name in names[id_]}) if words else ()
        named |= {id(view.ids[id_].node) for id_ in ids if hits and not names[id_].isdisjoint(hits)}
    return named


def _values(node: Node, others: str) -> list[str]:
    return [variant["value"] for variant in node.get(others, ()) if "value" in variant]
