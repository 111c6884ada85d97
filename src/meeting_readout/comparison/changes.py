"""What changed between two readouts, as a list of changes, each with the way to its place in both."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from meeting_readout.comparison.pairing import (
    Pair,
    Pairing,
    freeze,
    has_ids,
    list_similar,
    list_values,
)
from meeting_readout.comparison.places import Places
from meeting_readout.converters.gc_pause import pause_gc
from meeting_readout.converters.tracing import format_pointer
from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.document.walk import walk
from meeting_readout.model.model import ROOT, ObjectType, Property, model

Kind = Literal["added", "removed", "changed", "moved", "renumbered"]


class Step(NamedTuple):
    """A step into a readout: a property, or a member of its list; the index and the value in the old and the new one.

    The index is None where the property is no list, and the value None where there is none. `origin` is the property of
    the old list where the member moved to another one.
    """

    prop: Property
    old_index: int | None
    new_index: int | None
    old: Any
    new: Any
    origin: Property | None = None


Way = tuple[Step, ...]


class Change(NamedTuple):
    """A change: its kind, the way to what was changed, and of what moved the member before it now, if there is one."""

    kind: Kind
    way: Way
    before: Any = None

    @property
    def last(self) -> Step:
        """What was changed."""
        return self.way[-1]

    @property
    def old_pointer(self) -> str | None:
        """The JSON Pointer to the old value, None where there is none."""
        return (
            None
            if self.kind == "added"
            else _format_pointer((step.origin or step.prop, step.old_index) for step in self.way)
        )

    @property
    def new_pointer(self) -> str | None:
        """The JSON Pointer to the new value, None where there is none."""
        return None if self.kind == "removed" else _format_pointer((step.prop, step.new_index) for step in self.way)


class Comparison(NamedTuple):
    """Two readouts: their views, and what changed, in the order of the schema."""

    old: View
    new: View
    changes: list[Change]


@pause_gc
def compare_readouts(old: Node, new: Node) -> Comparison:
    """Compare two readouts that are valid by the schema."""
    views = View(walk(old)), View(walk(new))
    pairing = Pairing(old, new, Places(views[0].anchors, views[1].anchors))
    comparer = _Comparer(pairing, views[0], views[1])
    return Comparison(
        *views, list(comparer.compare_objects(model().objects[ROOT], model().objects[ROOT], old, new, ()))
    )


class _Comparer:
    def __init__(self, pairing: Pairing, old: View, new: View) -> None:
        self.pairing = pairing
        self.ids = _map_ids(pairing.ids, old)

    def compare_objects(
        self, type_: ObjectType, new_type: ObjectType, old: Node, new: Node, way: Way
    ) -> Iterator[Change]:
        """Yield the changes in two objects, in the order of the schema; they may be members of different types."""
        properties = type_.properties if type_ is new_type else new_type.properties | type_.properties
        for name, prop in properties.items():
            if prop.node == "none" and prop.shape != "tag":
                continue
            before, after = old.get(name), new.get(name)
            if before is None and after is None:
                continue
            if "items" in prop.schema:
                yield from self._compare_lists(prop, before or [], after or [], way)
            else:
                yield from self._compare_values(prop, before, after, way)

    def _compare_values(self, prop: Property, old: Any, new: Any, way: Way) -> Iterator[Change]:
        here = (*way, Step(prop, None, None, old, new))
        if old is None or new is None:
            yield Change("added" if old is None else "removed", here)
        elif prop.shape == "object":
            type_ = model().objects[prop.target]
            yield from self.compare_objects(type_, type_, old, new, here)
        elif prop.name == "id" and prop.target == "itemId":
            if old != new:
                yield Change("renumbered", here)
        elif not self._is_same(prop, old, new):
            yield Change("changed", here)

    def _is_same(self, prop: Property, old: Any, new: Any) -> bool:
        if prop.target == "itemId":
            return bool(self.ids.get(old, old) == new)
        return bool(old == new)

    def _compare_lists(self, prop: Property, old: list[Any], new: list[Any], way: Way) -> Iterator[Change]:
        if has_ids(prop):
            pairs = self.pairing.lists.get(id(old), []) if old and new else []
        else:
            pairs = self._pair_members(prop, old, new)
        partners = {other: one for one, other in pairs}
        moved = set(_find_moved(pairs))
        gone = [one for one in sorted(set(range(len(old))) - {*partners.values()}) if not self._has_left(old[one])]
        for index, member in enumerate(new):
            # What is gone is said where it stood: before what followed it.
            while gone and index in partners and gone[0] < partners[index] and index not in moved:
                at = gone.pop(0)
                yield Change("removed", (*way, Step(prop, at, None, old[at], None)))
            if index not in partners and (origin := self.pairing.arrived.get(id(member))):
                here = (*way, Step(prop, origin.at, index, origin.node, member, origin.prop))
                yield Change("moved", here)
                yield from self._compare_members(prop, origin.node, member, here)
                continue
            if index not in partners:
                yield Change("added", (*way, Step(prop, None, index, None, member)))
                continue
            one = partners[index]
            here = (*way, Step(prop, one, index, old[one], member))
            if index in moved:
                yield Change("moved", here, new[index - 1] if index else None)
            yield from self._compare_members(prop, old[one], member, here)
        for at in gone:
            yield Change("removed", (*way, Step(prop, at, None, old[at], None)))

    def _has_left(self, member: Any) -> bool:
        """Return whether a member is in another list now."""
        return id(member) in self.pairing.left

    def _compare_members(self, prop: Property, old: Any, new: Any, way: Way) -> Iterator[Change]:
        if prop.shape == "strings":
            if old != new:
                yield Change("changed", way)
            return
        types = model().find_type(way[-1].origin or prop, old), model().find_type(prop, new)
        if types[0] and types[1]:
            yield from self.compare_objects(types[0], types[1], old, new, way)

    def _pair_members(self, prop: Property, old: list[Any], new: list[Any]) -> list[Pair]:
        """Pair the members of a list without ids: the same ones, then similar ones, then one with one."""
        keys = [freeze(self._translate(prop, member)) for member in old]
        pairs: dict[int, int] = {}
        left: dict[int, None] = dict.fromkeys(range(len(new)))
        waiting: dict[Any, list[int]] = {}
        for other, member in reversed(list(enumerate(new))):
            waiting.setdefault(freeze(member), []).append(other)
        for one, key in enumerate(keys):
            if waiting.get(key):
                pairs[one] = waiting[key].pop()
                del left[pairs[one]]
        rest = [one for one in range(len(old)) if one not in pairs]
        if prop.shape != "strings":
            values = {one: list_values(self._translate(prop, old[one])) for one in rest}
            for one, other in list_similar(values, {other: list_values(new[other]) for other in left}):
                if one not in pairs and other in left:
                    pairs[one] = other
                    del left[other]
            rest = [one for one in rest if one not in pairs]
        if len(rest) == len(left) == 1:
            pairs[rest[0]] = next(iter(left))
        return sorted(pairs.items())

    def _translate(self, prop: Property, value: Any) -> Any:
        """Return an old value with the ids to which it points as they are in the new readout."""
        if not self.ids:
            return value
        if isinstance(value, dict):
            type_ = model().find_type(prop, value)
            properties = type_.properties if type_ else {}
            return {
                name: self._translate(properties[name], inner) if name in properties else inner
                for name, inner in value.items()
            }
        if isinstance(value, list):
            return [self._translate(prop, member) for member in value]
        return self.ids.get(str(value), value) if prop.target == "itemId" else value


def _map_ids(pairs: dict[str, str], old: View) -> dict[str, str]:
    """Return what each old id is in the new readout, for those that are another one there.

    The id of an item that is gone, which another one has now, leads to nothing there.
    """
    given = set(pairs.values())
    mapped = {one: other for one, other in pairs.items() if one != other}
    gone = {id_: f"{id_} (gone)" for id_ in old.ids if id_ not in pairs and id_ in given}
    return mapped | gone


def _find_moved(pairs: list[Pair]) -> Iterator[int]:
    """Yield the new indexes of members that moved: as few as there can be, so that the others keep their order."""
    ends: list[int] = []
    chain: list[tuple[int, int | None]] = []
    last: list[int] = []
    for number, (_one, other) in enumerate(pairs):
        at = bisect_left(ends, other)
        chain.append((other, last[at - 1] if at else None))
        ends[at : at + 1] = [other]
        last[at : at + 1] = [number]
    kept = set[int]()
    number_: int | None = last[-1] if last else None
    while number_ is not None:
        other, number_ = chain[number_]
        kept.add(other)
    yield from (other for _one, other in pairs if other not in kept)


def _format_pointer(steps: Iterator[tuple[Property, int | None]]) -> str:
    tokens: list[str | int] = []
    for prop, index in steps:
        tokens.append(prop.name)
        if index is not None:
            tokens.append(index)
    return format_pointer(tuple(tokens))
