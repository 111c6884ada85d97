"""A readout as the rules see it: every node found in one walk, by its type, with the index of ids.

Nothing here knows a place in the file; that is asked for later, and only of nodes that a rule complains about.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from meeting_readout.converters.tracing import NodePath
from meeting_readout.document.anchors import Anchors
from meeting_readout.document.index import Index, Node
from meeting_readout.model.model import ROOT, model

T = TypeVar("T")

RESERVED = ("meeting", "release", "participants", "unstated")
"""Ids that always mean something, and are given to nothing (spec 3.2)."""


class View:
    """An index, and what is known of parts that were taken out of the data before it was made.

    `lost_ids` are the ids that stood in these parts, and `torn` the nodes, by `id()`, in which something was taken out;
    `blind` says that not all lost ids are known. `gone` holds what was taken out of each node itself, by its name, and
    `removed` the paths and the values of all that was. `reserved` is what reserved ids were given to. The lists of the
    index are explained there.
    """

    def __init__(
        self,
        index: Index,
        lost_ids: Set[str] = frozenset(),
        torn: Set[int] = frozenset(),
        blind: bool = False,
        gone: Mapping[int, Set[str | int]] = MappingProxyType({}),
        removed: Sequence[tuple[NodePath, Any]] = (),
    ) -> None:
        self.lost_ids, self.torn, self.blind = lost_ids, torn, blind
        self.gone, self.removed = gone, removed
        # Rules ask for the lists all the time: each is one step away.
        self.data, self.nodes, self.having, self.coded = index.data, index.nodes, index.having, index.coded
        self.reserved = {id_: index.ids[id_] for id_ in RESERVED if id_ in index.ids}
        # A reference to a reserved id never leads to what was given it by mistake (spec 3.2).
        self.ids = {id_: one for id_, one in index.ids.items() if id_ not in RESERVED} if self.reserved else index.ids
        self.repeated, self.references = index.repeated, index.references
        self.dates, self.printed, self.others = index.dates, index.printed, index.others
        self._computed: dict[Callable[[View], Any], Any] = {}

    @cached_property
    def anchors(self) -> Anchors:
        """The anchors and omissions with their positions in the text."""
        return Anchors(self.data.get("blocks", ()), self.nodes["anchor"])

    def compute_once(self, work: Callable[["View"], T]) -> T:
        """Return what a function makes of the view; it is called the first time only, whoever asks."""
        if work not in self._computed:
            self._computed[work] = work(self)
        made: T = self._computed[work]
        return made

    def is_intact(self, node: Node) -> bool:
        """Return whether nothing was taken out of a node, so that what it does not say is not said."""
        return id(node) not in self.torn

    def may_have_had(self, node: Node, *names: str) -> bool:
        """Return whether one of these properties may have been taken out of a node: under its name, or a wrong one."""
        gone = self.gone.get(id(node), ())
        return any(name in names or name not in property_names() for name in gone)

    def of_types(self, *names: str) -> Iterator[tuple[Node, Node]]:
        """Yield the nodes of all types with these properties, each with the item at the root in which it lies."""
        for type_ in types_having(names):
            yield from self.nodes.get(type_, ())

    def items(self, *lists: str) -> list[Node]:
        """Return the members of lists of the root, of all lists of items if none is named."""
        return [item for name in lists or item_lists() for item in self.data.get(name, ())]


@cache
def property_names() -> frozenset[str | int]:
    """Return the names of all properties of the schema."""
    return frozenset(name for object_ in model().objects.values() for name in object_.properties)


@cache
def types_having(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the types of the schema that have all these properties."""
    return tuple(type_ for type_, object_ in model().objects.items() if set(names) <= object_.properties.keys())


@cache
def item_lists() -> tuple[str, ...]:
    """Return the lists of the root whose members are items: they have an id, and can be anchored."""
    objects = model().objects
    return tuple(
        prop.name
        for prop in objects[ROOT].properties.values()
        if prop.shape in ("objects", "union")
        and all({"id", "anchors"} <= objects[o].properties.keys() for o in prop.tags.values() or (prop.target,))
    )
