"""A readout as the rules see it: every node found in one walk, by its type, with the index of ids.

Nothing here knows a place in the file; that is asked for later, and only of nodes that a rule complains about.
"""

from collections import defaultdict
from collections.abc import Iterator, Set
from functools import cache, cached_property
from typing import Any, NamedTuple

from meeting_readout.converters import limits
from meeting_readout.document.anchors import Anchors
from meeting_readout.document.walk import walk
from meeting_readout.model.model import ROOT, model

Node = dict[str, Any]

RESERVED = ("meeting", "release", "participants", "unstated")
"""Ids that always mean something, and are given to nothing (spec 3.2)."""


class Identified(NamedTuple):
    """What an id was given to: the kind, the node, and the item at the root in which it stands."""

    kind: str
    node: Node
    owner: Node


class View:
    """The nodes of one readout, each list in the order of the schema: that of the members in a file means nothing."""

    def __init__(
        self,
        data: Node,
        lost: Set[str] = frozenset(),
        torn: Set[int] = frozenset(),
        blind: bool = False,
    ) -> None:
        """Walk the data; `lost` are ids that stood in parts that were taken out of it.

        `torn` are the nodes, by `id()`, in which something was taken out; `blind` says that not all ids are known.
        """
        self.data, self.lost, self.torn, self.blind = data, lost, torn, blind
        self.deepest = limits.get().depth
        self.nodes: defaultdict[str, list[tuple[Node, Node]]] = defaultdict(list)
        """By the name of its type in the schema: each node, and the item at the root in which it lies."""
        self.ids: dict[str, Identified] = {}
        self.repeated: list[tuple[Node, Identified]] = []
        """Each node whose id was given before, and what it was given to first."""
        self.references: list[tuple[Node, str, tuple[str, ...], Node]] = []
        """Each node that points to an id, the property, the kinds of things allowed there, the item at the root."""
        self.having: defaultdict[str, list[tuple[Node, Node]]] = defaultdict(list)
        """By the name of a property that rules seek (`SOUGHT`): each node that has it, the item at the root."""
        self.coded: defaultdict[str, list[tuple[Node, str]]] = defaultdict(list)
        """By the scalar type of the schema (`CODED`): each node with such a value, the property."""
        self.dates: list[tuple[Node, str]] = []
        self.printed: list[tuple[Node, str, Node]] = []
        """Each node with words that the text prints, the property, the item at the root."""
        self.others: list[tuple[Node, str, tuple[str, ...]]] = []
        """Each node that says `other`, the property, and those of which one holds the printed words."""
        self.wholes: dict[int, Node] | None = None
        """What the wholes of each part say, kept by the rule about parts."""
        walk()(self, data, data, 0)

    def identify(self, kind: str, node: Node, id_: str, owner: Node) -> None:
        """File an id."""
        first = self.ids.get(id_)
        if first:
            if len(self.repeated) <= limits.MAX_PROBLEMS:  # more are not told
                self.repeated.append((node, first))
        else:
            self.ids[id_] = Identified(kind, node, owner)

    @cached_property
    def anchors(self) -> Anchors:
        """The anchors and omissions with their positions in the text."""
        return Anchors(self)

    def whole(self, node: Node) -> bool:
        """Whether nothing was taken out of a node, so that what it does not say is not said."""
        return id(node) not in self.torn

    def of_types(self, *names: str) -> Iterator[tuple[Node, Node]]:
        """Yield the nodes of all types with these properties, each with the item at the root in which it lies."""
        for type_ in types_having(names):
            yield from self.nodes.get(type_, ())

    def items(self, *lists: str) -> list[Node]:
        """Give the members of lists of the root, of all lists of items if none is named."""
        return [item for name in lists or item_lists() for item in self.data.get(name, ())]


@cache
def types_having(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give the types of the schema that have all these properties."""
    return tuple(type_ for type_, object_ in model().objects.items() if set(names) <= object_.properties.keys())


@cache
def item_lists() -> tuple[str, ...]:
    """Give the lists of the root whose members are items: they have an id, and can be anchored."""
    objects = model().objects
    return tuple(
        prop.name
        for prop in objects[ROOT].properties.values()
        if prop.shape in ("objects", "union")
        and all({"id", "anchors"} <= objects[o].properties.keys() for o in prop.tags.values() or (prop.target,))
    )
