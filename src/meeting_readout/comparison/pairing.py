"""Pairs of items that have ids: by id, then by what they stand on, what they say, and what they are called.

Ids are names that encoders give. So two items with the same id are not a pair if they stand on different words, and
another one stands on the same: then the items were renumbered.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Set
from typing import Any

from meeting_readout.comparison.crossing import Item, call, list_across, list_left
from meeting_readout.comparison.places import Places, Stand
from meeting_readout.document.index import Node
from meeting_readout.model.model import ROOT, ObjectType, Property, model

OVERLAP = 1 / 3
"""The share of words that two items stand on together, if nothing else says that they are the same item."""
COMPARISONS = 200_000
"""How many pairs of items are compared by what they stand on, in one list."""
SIMILAR = 40_000
"""How many pairs of members without ids are compared by their values, in one list."""

Pair = tuple[int, int]
"""The index of a member in the old list, and that of its partner in the new one."""
Test = Callable[[int, int], bool]


class Pairing:
    """The pairs of all members with ids in two readouts: in `lists` by the `id()` of the old list, and their ids.

    What went from one list at the root to another is in `arrived` by the `id()` of the new member, which leads to the
    old one; `left` has the `id()` of each of these.
    """

    def __init__(self, old: Node, new: Node, places: Places) -> None:
        self.places = places
        self.lists: dict[int, list[Pair]] = {}
        self.ids: dict[str, str] = {}
        """The new id of each old item that has a partner."""
        self.arrived: dict[int, Item] = {}
        self.left = set[int]()
        self._pair_within(model().objects[ROOT], old, new)
        self._pair_across(old, new)

    def _pair_within(self, type_: ObjectType, old: Node, new: Node) -> None:
        """Pair the members of all lists with ids in two objects that are a pair."""
        for prop in type_.properties.values():
            if prop.name not in old or prop.name not in new:
                continue
            if prop.shape == "object":
                self._pair_within(model().objects[prop.target], old[prop.name], new[prop.name])
            elif has_ids(prop):
                self._pair_list(prop, old[prop.name], new[prop.name])

    def _pair_list(self, prop: Property, old: list[Node], new: list[Node]) -> None:
        if prop.target == "block":
            pairs = sorted(self.places.block_pairs.items())
        else:
            pairs = _ListPairing(prop, old, new, self.places).find_pairs()
        self.lists[id(old)] = pairs
        for one, other in pairs:
            if "id" in old[one] and "id" in new[other]:
                self.ids.setdefault(old[one]["id"], new[other]["id"])
            type_ = model().find_type(prop, old[one])
            if type_:
                self._pair_within(type_, old[one], new[other])

    def _pair_across(self, old: Node, new: Node) -> None:
        """Pair the items that are left over in all lists at the root, by their ids, then by what they stand on."""
        lists = [prop for prop in model().objects[ROOT].properties.values() if has_ids(prop) and prop.target != "block"]
        paired = {prop.name: self.lists.get(id(old.get(prop.name)), []) for prop in lists}
        gone = list_left(lists, old, {name: {one for one, _other in pairs} for name, pairs in paired.items()})
        come = list_left(lists, new, {name: {other for _one, other in pairs} for name, pairs in paired.items()})
        for one, other in list_across(gone, come, self.places):
            if id(one.node) in self.left or id(other.node) in self.arrived:
                continue
            self.left.add(id(one.node))
            self.arrived[id(other.node)] = one
            self.ids.setdefault(one.node["id"], other.node["id"])
            type_ = model().find_type(one.prop, one.node)
            if type_:
                self._pair_within(type_, one.node, other.node)


def has_ids(prop: Property) -> bool:
    """Return whether the members of a list can have ids."""
    targets = prop.tags.values() or (prop.target,)
    return prop.shape in ("objects", "union") and any("id" in model().objects[name].properties for name in targets)


class _ListPairing:
    def __init__(self, prop: Property, old: list[Node], new: list[Node], places: Places) -> None:
        self.prop, self.old, self.new, self.places = prop, old, new, places
        self.old_stands = [places.find_stands(node) for node in old]
        self.new_stands = [places.find_stands(node) for node in new]
        self.old_names, self.new_names = set(map(_make_name, old)), set(map(_make_name, new))
        self.pairs: dict[int, int] = {}
        self.left = dict.fromkeys(range(len(new)))

    def find_pairs(self) -> list[Pair]:
        self._take(self._list_same_ids(self._is_surely_the_same))
        self._take(self._list_overlapping())
        self._take(self._list_equal(lambda node: freeze(node | {"id": ""})))
        self._take(self._list_equal(_make_key))
        self._take(self._list_equal(self._make_key_without_references))
        self._take(self._list_same_ids(self._may_be_the_same))
        self._take(self._list_equal(_make_name, self._has_no_words))
        self._take(self._list_same_ids(lambda _one, _other: True))
        self._take(self._list_nameless())
        return sorted(self.pairs.items())

    def _take(self, candidates: Iterable[Pair]) -> None:
        for one, other in candidates:
            if one not in self.pairs and other in self.left:
                self.pairs[one] = other
                del self.left[other]

    def _list_same_ids(self, test: Test) -> Iterator[Pair]:
        numbers = {node["id"]: other for other, node in reversed(list(enumerate(self.new))) if "id" in node}
        for one, node in enumerate(self.old):
            other = numbers.get(node.get("id", ""))
            if other is not None and test(one, other):
                yield one, other

    def _is_surely_the_same(self, one: int, other: int) -> bool:
        """Return whether two items stand on the same words, or are the same in all they say."""
        old, new = self.old_stands[one], self.new_stands[other]
        if old and new:
            return self.places.measure_overlap(old, new) > 0
        return self.old[one] == self.new[other]

    def _may_be_the_same(self, one: int, other: int) -> bool:
        """Return whether nothing speaks against a pair: they stand on the same words, or one of them on none."""
        old, new = self.old_stands[one], self.new_stands[other]
        if old and new:
            return self.places.measure_overlap(old, new) > 0
        # Of those that stand on nothing, the name is another one only where it is that of another item.
        mine, its = _make_name(self.old[one]), _make_name(self.new[other])
        return mine == its or not (mine and mine in self.new_names) or not (its and its in self.old_names)

    def _has_no_words(self, one: int, other: int) -> bool:
        return not self.old_stands[one] or not self.new_stands[other]

    def _list_overlapping(self) -> list[Pair]:
        """Return the pairs of items left over that stand on the same words, those with most of them first."""
        by_block: dict[int, list[int]] = {}
        for other in self.left:
            for block in {stand.block for stand in self.new_stands[other]}:
                by_block.setdefault(block, []).append(other)
        found, compared = [], 0
        for one, stands in enumerate(self.old_stands):
            if one in self.pairs:
                continue
            for other in self._list_near(stands, by_block):
                compared += 1
                if compared > COMPARISONS:
                    break
                share = self.places.measure_overlap(stands, self.new_stands[other])
                if share >= OVERLAP:
                    is_same = _make_key(self.old[one]) == _make_key(self.new[other])
                    found.append((-share, not is_same, abs(one - other), one, other))
        return [(one, other) for *_rank, one, other in sorted(found)]

    def _list_nameless(self) -> list[Pair]:
        """Return the pairs of members left over that have no ids: similar ones, then one with one."""
        ones = [one for one, node in enumerate(self.old) if one not in self.pairs and "id" not in node]
        others = [other for other in self.left if "id" not in self.new[other]]
        values = {one: list_values(self.old[one]) for one in ones}
        similar = list_similar(values, {other: list_values(self.new[other]) for other in others})
        if not similar and len(ones) == len(others) == 1:
            return [(ones[0], others[0])]
        return similar

    def _list_near(self, stands: list[Stand], by_block: dict[int, list[int]]) -> Iterable[int]:
        blocks = {self.places.block_pairs.get(stand.block, -1) for stand in stands}
        return dict.fromkeys(other for block in sorted(blocks) for other in by_block.get(block, ()))

    def _make_key_without_references(self, node: Node) -> Hashable:
        """Return what an item says, without the ids to which it points: these may be other ones now."""
        return _make_key(_drop_references(self.prop, node))

    def _list_equal(self, make: Callable[[Node], Hashable], test: Test | None = None) -> Iterator[Pair]:
        """Yield the pairs of items left over of which a function makes the same."""
        waiting: dict[Hashable, list[int]] = {}
        for other in self.left:
            waiting.setdefault(make(self.new[other]), []).append(other)
        for one, node in enumerate(self.old):
            key = make(node) if one not in self.pairs else None
            others = waiting.get(key) if key else None
            if others and (test is None or test(one, others[0])):
                yield one, others.pop(0)


def _make_key(node: Node) -> Hashable:
    """Return what an item says, without its id and its anchors, as a value that can be looked up."""
    return freeze({key: value for key, value in node.items() if key not in ("id", "anchors")})


def _drop_references(prop: Property, value: Any) -> Any:
    """Return a value of a property without ids."""
    if isinstance(value, list):
        return [_drop_references(prop, member) for member in value]
    if not isinstance(value, dict):
        return "" if prop.target == "itemId" else value
    type_ = model().find_type(prop, value)
    properties = type_.properties if type_ else {}
    return {key: _drop_references(properties[key], inner) for key, inner in value.items() if key in properties}


def _make_name(node: Node) -> Hashable:
    """Return what an item is called, None where it has no name."""
    called = call(node)
    return (node.get("type"), called) if called else None


def list_similar(old: Mapping[int, Set[Hashable]], new: Mapping[int, Set[Hashable]]) -> list[Pair]:
    """Return the pairs of objects that have values in common, those with the most first; none of very many."""
    if len(old) * len(new) > SIMILAR:
        return []
    found = [
        (-len(values & others), abs(one - other), one, other)
        for one, values in old.items()
        for other, others in new.items()
        if values & others
    ]
    return [(one, other) for *_rank, one, other in sorted(found)]


def list_values(node: Node) -> set[Hashable]:
    """Return the values of an object that tell it from others: neither its type nor its flags do."""
    return {(key, freeze(value)) for key, value in node.items() if key != "type" and value is not True}


def freeze(value: Any) -> Hashable:
    """Return a value that is equal for equal data, whatever the order of members, and can be looked up."""
    if isinstance(value, dict):
        return frozenset((key, freeze(inner)) for key, inner in value.items())
    if isinstance(value, list):
        return tuple(map(freeze, value))
    return type(value), value
