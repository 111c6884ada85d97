"""Known edits of generated readouts, for the trial of `readout diff`: each says what it did.

An edit takes a readout, which it changes, a source of chance, and what other edits have touched; it returns nothing
where there is nothing that it could change.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import pairwise
from random import Random
from typing import Any, NamedTuple

from meeting_readout.document.view import item_lists
from meeting_readout.model.model import ROOT, Property, model
from meeting_readout.validator.schema import gate

Node = dict[str, Any]
Said = tuple[str, str, str, str, str]
"""A change: its kind, the property of the root, the id of the item before and after, the properties on the way."""

WORDS = ("river", "dyke", "board", "council", "ferry", "tide", "lamp", "orchard", "school", "road", "budget", "clerk")
SIZE = 6
"""How many items a list has at least, so that there is something to move."""


class Edit(NamedTuple):
    """What was done: the name of the edit, and the changes that are to be said; each is one of several that will do."""

    name: str
    changes: list[set[Said]]


def furnish(document: Node, random: Random) -> Node:
    """Give a readout blocks of words, lists that are long enough, and items that stand on words of their own."""
    document = deepcopy(document)
    document["blocks"] = [
        {"id": f"p{number}", "content": " ".join(random.choice(WORDS) + str(random.randint(0, 999)) for _ in range(40))}
        for number in range(12)
    ]
    free = [(block["id"], at) for block in document["blocks"] for at in range(0, 40, 2)]
    random.shuffle(free)
    copies = set[str]()
    for name in lists():
        if name not in document:
            continue
        for number in range(len(document[name]), SIZE):
            document[name].append(deepcopy(random.choice(document[name])) | {"id": f"{name.lower()}-{number}"})
            if not distinguish(document, name, number, random):
                copies.add(document[name][-1]["id"])
        for item in document[name]:
            if has_anchors(name, item) and free and random.random() < 0.8:
                item["anchors"] = [stand(document, *free.pop())]
            else:
                item.pop("anchors", None)
        # Of two that say the same and stand nowhere, nobody can know which one was renumbered.
        document[name] = [item for item in document[name] if "anchors" in item or item["id"] not in copies]
    return unique(document)


def distinguish(document: Node, name: str, index: int, random: Random) -> bool:
    """Make an item say something that no other one says; return whether that could be done."""
    found = [(node, prop) for node, prop, _path in values(name, index, document) if prop.target in ("words", "text")]
    for node, prop in found[:1]:
        node[prop.name] = f"{random.choice(WORDS)} {random.randint(0, 99999)}"
    return bool(found)


def unique(document: Node) -> Node:
    """Give each item an id of its own."""
    seen = {block["id"] for block in document["blocks"]}
    for name in lists():
        for number, item in enumerate(document.get(name, ())):
            if item["id"] in seen:
                item["id"] = f"{name.lower()}-x{number}"
            seen.add(item["id"])
    return document


def stand(document: Node, block: str, at: int) -> Node:
    """Make an anchor on two words of a block."""
    (content,) = (one["content"] for one in document["blocks"] if one["id"] == block)
    return {"block": block, "exact": " ".join(content.split()[at : at + 2])}


def lists() -> list[str]:
    """Give the lists of items at the root."""
    return [name for name in item_lists() if name != "blocks"]


def has_anchors(name: str, item: Node) -> bool:
    """Say whether an item of a list can have anchors."""
    return "anchors" in model().objects[type_of(model().objects[ROOT].properties[name], item)].properties


def type_of(prop: Property, node: Node) -> str:
    """Name the type of an object."""
    return prop.tags[node["type"]] if prop.tags else prop.target


def choose(new: Node, random: Random, touched: set[str], but: str = "") -> tuple[str, int] | None:
    """Choose an item that no edit has touched, in a list of which none has changed the order."""
    found = [
        (name, index)
        for name in lists()
        if f"order of {name}" not in touched and (not but or f"{but} of {name}" not in touched)
        for index, item in enumerate(new.get(name, ()))
        if item["id"] not in touched
    ]
    return random.choice(found) if found else None


def change_value(new: Node, random: Random, touched: set[str]) -> Edit | None:
    """Change one value somewhere in an item."""
    at = choose(new, random, touched)
    places = list(values(*at, new)) if at else []
    if not at or not places:
        return None
    node, prop, path = random.choice(places)
    value = node[prop.name]
    node[prop.name] = another(prop, value, random)
    if node[prop.name] == value:
        return None
    id_ = new[at[0]][at[1]]["id"]
    touched.add(id_)
    return Edit("changed value", [{("changed", at[0], id_, id_, path)}])


def values(name: str, index: int, new: Node) -> Iterator[tuple[Node, Property, str]]:
    """Yield the simple values of an item: the object that has each, the property, the properties on the way."""
    root = model().objects[ROOT].properties[name]
    yield from inner_values(type_of(root, new[name][index]), new[name][index], name)


def inner_values(type_: str, node: Node, path: str) -> Iterator[tuple[Node, Property, str]]:
    """Yield the simple values of an object."""
    for key, value in node.items():
        prop = model().objects[type_].properties[key]
        if prop.shape in ("string", "integer") and prop.target not in ("itemId",) and key != "id":
            yield node, prop, f"{path}.{key}"
        elif prop.shape == "object":
            yield from inner_values(prop.target, value, f"{path}.{key}")
        elif prop.shape in ("objects", "union") and key != "anchors" and len(value) == 1:
            yield from inner_values(type_of(prop, value[0]), value[0], f"{path}.{key}")


def another(prop: Property, value: Any, random: Random) -> Any:
    """Give another value of a type; the same where none is known."""
    scalar = model().scalars.get(prop.target, {})
    if "enum" in scalar:
        return random.choice(scalar["enum"])
    if prop.shape == "integer":
        return value + 1 if value < scalar.get("maximum", value + 1) else value - 1
    return f"{value}x" if prop.target in ("words", "text") else value


def add_item(new: Node, random: Random, touched: set[str]) -> Edit | None:
    """Add an item that stands on words of its own, or says something else."""
    at = choose(new, random, touched)
    if not at:
        return None
    name, index = at
    item = deepcopy(new[name][index]) | {"id": f"added-{len(touched)}"}
    item.pop("anchors", None)
    new[name].insert(index, item)
    if not distinguish(new, name, index, random):
        del new[name][index]
        return None
    touched |= {item["id"], f"members of {name}"}
    return Edit("added item", [{("added", name, "", item["id"], name)}])


def remove_item(new: Node, random: Random, touched: set[str]) -> Edit | None:
    """Remove an item."""
    at = choose(new, random, touched)
    if not at or len(new[at[0]]) < 3:
        return None
    item = new[at[0]].pop(at[1])
    id_ = item["id"]
    # Who stands on the same words later on would be taken for this one.
    touched |= {id_, f"members of {at[0]}", *(f"words {anchor['exact']}" for anchor in item.get("anchors", ()))}
    return Edit("removed item", [{("removed", at[0], id_, "", at[0])}])


def move_item(new: Node, random: Random, touched: set[str]) -> Edit | None:
    """Move an item to another place in its list; of two neighbours that change places, either one has moved."""
    at = choose(new, random, touched, "members")
    if not at:
        return None
    name, index = at
    order = [item["id"] for item in new[name]]
    far = [place for place in range(len(order)) if abs(place - index) > 1 or order[place] not in touched]
    to = random.choice([place for place in far if place != index] or [index])
    if to == index:
        return None
    new[name].insert(to, new[name].pop(index))
    ids = {order[index]} | ({order[to]} if abs(to - index) == 1 else set())
    touched |= {*ids, f"order of {name}"}
    return Edit("moved item", [{("moved", name, id_, id_, name) for id_ in ids}])


def move_to_list(new: Node, random: Random, touched: set[str]) -> Edit | None:
    """Move an item to the beginning or the end of another list, without what items there cannot have."""
    at = choose(new, random, touched)
    if not at or len(new[at[0]]) < 3:
        return None
    name, index = at
    item, root = new[name][index], model().objects[ROOT].properties
    mine = model().objects[type_of(root[name], item)].properties
    other = random.choice([one for one in lists() if one != name and f"order of {one}" not in touched])
    if bool(root[other].tags) != bool(root[name].tags) or (root[other].tags and item["type"] not in root[other].tags):
        return None
    its = model().objects[type_of(root[other], item)].properties
    kept = {key: value for key, value in item.items() if key in its and its[key].target == mine[key].target}
    if {prop.name for prop in its.values() if prop.required} - kept.keys() or not kept.keys() & {"anchors", "name"}:
        return None
    before = deepcopy(new)
    del new[name][index]
    place = random.choice([0, len(new.get(other, ()))])
    new.setdefault(other, []).insert(place, kept)
    if not gate.passes(new):
        new.clear()
        new.update(before)
        return None
    id_ = item["id"]
    touched |= {id_, f"members of {name}", f"members of {other}"}
    lost = [
        {("removed", other, id_, id_, f"{other}.{key}")}
        for key in item.keys() - kept.keys()
        for _member in (item[key] if isinstance(item[key], list) else [item[key]])
    ]
    return Edit("moved to another list", [{("moved", other, id_, id_, other)}, *lost])


def remove_value(new: Node, random: Random, touched: set[str]) -> Edit | None:
    """Remove a value of an item that it need not have."""
    at = choose(new, random, touched)
    if not at:
        return None
    item = new[at[0]][at[1]]
    properties = model().objects[type_of(model().objects[ROOT].properties[at[0]], item)].properties
    simple = [name for name in item if properties[name].shape in ("string", "integer", "flag", "object")]
    free = [name for name in simple if not properties[name].required and name != "id"]
    if not free or len(item) < 3:
        return None
    name = random.choice(free)
    del item[name]
    touched.add(item["id"])
    return Edit("removed value", [{("removed", at[0], item["id"], item["id"], f"{at[0]}.{name}")}])


def renumber_item(new: Node, random: Random, touched: set[str]) -> Edit | None:
    """Give an item another id, also where others point to it."""
    at = choose(new, random, touched)
    if not at:
        return None
    old, id_ = new[at[0]][at[1]]["id"], f"renumbered-{len(touched)}"
    rename(new, {old: id_})
    touched |= {old, id_}
    return Edit("renumbered item", [{("renumbered", at[0], old, id_, f"{at[0]}.id")}])


def renumber_list(new: Node, random: Random, touched: set[str]) -> Edit | None:
    """Put an item in front of a list whose items all stand on words, and number all in their order."""
    found = [name for name in lists() if name in new and all("anchors" in item for item in new[name])]
    found = [name for name in found if not touched & {*(item["id"] for item in new[name]), f"members of {name}"}]
    found = [name for name in found if f"order of {name}" not in touched]
    if not found:
        return None
    name = random.choice(found)
    olds = [item["id"] for item in new[name]]
    # Each item gets the id that the one behind it had: all ids are there again, with other owners.
    ids = {**dict(pairwise(olds)), olds[-1]: f"{name.lower()}-last"}
    rename(new, ids)
    item = {key: value for key, value in deepcopy(new[name][0]).items() if key not in ("anchors", "partOf")}
    used = {
        (anchor["block"], anchor["exact"])
        for one in lists()
        for it in new.get(one, ())
        for anchor in it.get("anchors", ())
    }
    free = [stand(new, block["id"], at) for block in new["blocks"] for at in range(0, len(block["content"].split()), 2)]
    free = [anchor for anchor in free if (anchor["block"], anchor["exact"]) not in used]
    free = [anchor for anchor in free if f"words {anchor['exact']}" not in touched]
    new[name].insert(0, item | {"id": olds[0], "anchors": free[:1]})
    touched |= {*olds, *ids.values(), f"members of {name}", f"order of {name}"}
    done = [{("renumbered", name, one, other, f"{name}.id")} for one, other in ids.items()]
    return Edit("renumbered list", [*done, {("added", name, "", olds[0], name)}])


def rename(value: Any, ids: dict[str, str], prop: Property | None = None) -> None:
    """Replace ids, wherever they are given or pointed to."""
    if isinstance(value, list):
        for member in value:
            rename(member, ids, prop)
    elif isinstance(value, dict):
        type_ = ROOT if prop is None else type_of(prop, value)
        for key, inner in value.items():
            below = model().objects[type_].properties[key]
            if below.target == "itemId" and isinstance(inner, str):
                value[key] = ids.get(inner, inner)
            elif below.shape in ("object", "objects", "union"):
                rename(inner, ids, below)


def change_block(new: Node, random: Random, touched: set[str]) -> Edit | None:
    """Change some words of a block."""
    found = [block for block in new["blocks"] if block["id"] not in touched]
    if not found:
        return None
    block = random.choice(found)
    words = block["content"].split()
    for at in random.sample(range(len(words)), random.randint(1, 5)):
        words[at] = f"new{random.randint(0, 999)}"
    block["content"] = " ".join(words)
    touched.add(block["id"])
    return Edit("changed block", [{("changed", "blocks", block["id"], block["id"], "blocks.content")}])


EDITS: tuple[Callable[[Node, Random, set[str]], Edit | None], ...] = (
    change_value,
    change_value,
    remove_value,
    add_item,
    remove_item,
    move_item,
    move_to_list,
    renumber_item,
    renumber_list,
    change_block,
)
