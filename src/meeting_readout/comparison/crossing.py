"""Items that are in another list at the root than they were, as where a decision has become a directive."""

from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple

from meeting_readout.comparison.places import Places
from meeting_readout.document.index import Node
from meeting_readout.model.model import Property

OVERLAP = 1 / 2
"""The share of words that two of them stand on together: more than in one list, since many items share their words."""
COMPARISONS = 40_000
"""How many pairs are compared by what they stand on."""


class Item(NamedTuple):
    """A member of a list at the root: the property of the list, the index in it, the member."""

    prop: Property
    at: int
    node: Node

    @property
    def sort(self) -> str:
        """The type where the list has several: people and things; empty for what a text says."""
        return str(self.node.get("type", "")) if self.prop.tags else ""


def list_left(lists: list[Property], readout: Node, paired: Mapping[str, Set[int]]) -> list[Item]:
    """Return the members with ids that have no partner in their own list."""
    return [
        Item(prop, index, node)
        for prop in lists
        for index, node in enumerate(readout.get(prop.name, ()))
        if index not in paired[prop.name] and "id" in node
    ]


def list_across(gone: list[Item], come: list[Item], places: Places) -> Iterator[tuple[Item, Item]]:
    """Yield pairs of items of different lists: those with the same id first, then those on the same words."""
    stands = {id(item.node): places.find_stands(item.node) for item in (*gone, *come)}
    by_id = {item.node["id"]: item for item in come}
    for one in gone:
        other = by_id.get(one.node["id"])
        if other and one.prop is not other.prop and bool(one.sort) == bool(other.sort):
            old, new = stands[id(one.node)], stands[id(other.node)]
            names = {call(one.node), call(other.node)} - {None}
            if places.measure_overlap(old, new) > 0 if old and new else len(names) < 2:
                yield one, other
    if len(gone) * len(come) > COMPARISONS:
        return
    found = [
        (-share, number, place)
        for number, one in enumerate(gone)
        for place, other in enumerate(come)
        if one.prop is not other.prop
        and one.sort == other.sort
        and (share := places.measure_overlap(stands[id(one.node)], stands[id(other.node)])) >= OVERLAP
    ]
    yield from ((gone[number], come[place]) for _share, number, place in sorted(found))


def call(node: Node) -> str | None:
    """Return the name of a node, None if it has none."""
    return node.get("name") or node.get("title")
