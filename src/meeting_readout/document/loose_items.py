"""The items that nothing ties to the text: they have no anchor, and say what the text should print (spec 7.2)."""

from meeting_readout.document.index import Node
from meeting_readout.document.inference import SILENT
from meeting_readout.document.multi_search import find_words
from meeting_readout.document.view import View, item_lists

NAMES = (("name", "otherNames"), ("title", "otherTitles"))
FEW, SHORT = 8, 2000
"""Of how many names and anchors, and in how many characters, each name is looked for by itself."""
ENTITIES = "entities"
"""The list whose items are tied to the text where an item that refers to them quotes their name."""

Loose = tuple[Node, str, list[str]]
"""An item, the list in which it is, what it says without saying that it is inferred."""


def find_loose_items(view: View) -> list[Loose]:
    """Return the items without an anchor, of a readout that has blocks."""
    return view.compute_once(_find_loose_items)


def _find_loose_items(view: View) -> list[Loose]:
    found = list[Loose]()
    for name in item_lists() if view.data.get("blocks") else ():
        loose = [
            (item, name, missing)
            for item in (view.data.get(name, ()) if name != "notes" else ())
            if not item.get("anchors") and not view.may_have_had(item, "anchors") and (missing := _list_missing(item))
        ]
        named = _find_named(view, [item for item, _name, _missing in loose]) if name == ENTITIES and loose else ()
        found += (one for one in loose if id(one[0]) not in named)
    return found


def _list_missing(item: Node) -> list[str]:
    """Return what an item without anchors says without saying under `inferred` that the text does not print it."""
    inferred = item.get("inferred", ())
    return [name for name in item if name not in SILENT and name not in inferred]


def _find_named(view: View, loose: list[Node]) -> set[int]:
    """Return, by `id()`, the loose entities whose name stands in the anchors of an item that refers to them."""
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
            if len(given) <= FEW and _is_named_near(view, owner, given):
                named.add(id(view.ids[node[key]].node))
                del names[node[key]]
            else:
                asked.setdefault(id(owner), set()).add(node[key])
    return named | _find_far(view, names, asked) if names else named


def _is_named_near(view: View, owner: Node, names: set[str]) -> bool:
    """Return whether one of few and short anchors holds one of the names: nearly always that is all there is to ask."""
    passages = view.anchors.by_item.get(id(owner), ())
    if len(passages) <= FEW:
        for passage in passages:
            if passage.end - passage.start <= SHORT:
                words = view.anchors.blocks[passage.block]["content"][passage.start : passage.end]
                for name in names:
                    if name in words:
                        return True
    return False


def _find_far(view: View, names: dict[str, set[str]], asked: dict[int, set[str]]) -> set[int]:
    """Look for the names in all that the items quote, `asked` being the ids to which each item refers."""
    blocks, quoted = view.anchors.blocks, dict[int, list[str]]()
    for asking in asked:
        for passage in view.anchors.by_item.get(asking, ()):
            quoted.setdefault(asking, []).append(blocks[passage.block]["content"][passage.start : passage.end])
    for unresolved in view.anchors.unresolved:  # one problem is enough: what it was to quote still names
        quoted.setdefault(id(unresolved.owner), []).append(unresolved.node.get("exact", ""))
    named: set[int] = set()
    for asking, all_ids in asked.items():
        ids = [id_ for id_ in all_ids if id_ in names]
        words = "\r".join(quoted.get(asking, ()))  # no name holds a carriage return
        hits = find_words(words, {name for id_ in ids for name in names[id_]}) if words else ()
        named |= {id(view.ids[id_].node) for id_ in ids if hits and not names[id_].isdisjoint(hits)}
    return named


def _values(node: Node, others: str) -> list[str]:
    return [variant["value"] for variant in node.get(others, ()) if "value" in variant]
