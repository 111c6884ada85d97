"""One readout as an index: every node, filed where those who ask will look for it."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Node = dict[str, Any]


class Identified(NamedTuple):
    """What an id was given to: the kind, the node, and the item at the root in which it stands."""

    kind: str
    node: Node
    owner: Node


@dataclass(eq=False, slots=True)
class Index:
    """The nodes of one readout, each list in the order of the schema: that of the members in a file means nothing."""

    data: Node
    nodes: defaultdict[str, list[tuple[Node, Node]]] = field(default_factory=lambda: defaultdict(list))
    """By the name of its type in the schema: each node, and the item at the root in which it lies."""
    ids: dict[str, Identified] = field(default_factory=dict)
    repeated: list[tuple[Node, Identified]] = field(default_factory=list)
    """Each node whose id was given before, and what it was given to first."""
    references: list[tuple[Node, str, tuple[str, ...], Node]] = field(default_factory=list)
    """Each node that points to an id, the property, the kinds of things allowed there, the item at the root."""
    having: defaultdict[str, list[tuple[Node, Node]]] = field(default_factory=lambda: defaultdict(list))
    """By the name of a property that rules seek (`walk.SOUGHT`): each node that has it, the item at the root."""
    coded: defaultdict[str, list[tuple[Node, str]]] = field(default_factory=lambda: defaultdict(list))
    """By the scalar type of the schema (`walk.CODED`): each node with such a value, the property."""
    dates: list[tuple[Node, str]] = field(default_factory=list)
    """Each node that names a day, the property."""
    printed: list[tuple[Node, str, Node]] = field(default_factory=list)
    """Each node with words that the text prints, the property, the item at the root."""
    others: list[tuple[Node, str, tuple[str, ...]]] = field(default_factory=list)
    """Each node that says `other`, the property, and those of which one holds the printed words."""
