"""One readout as an index: every node, filed where those who ask will look for it."""

from collections import defaultdict
from typing import Any, NamedTuple

Node = dict[str, Any]


class Identified(NamedTuple):
    """What an id was given to: the kind, the node, and the item at the root in which it stands."""

    kind: str
    node: Node
    owner: Node


class Index:
    """The nodes of one readout, each list in the order of the schema: that of the members in a file means nothing."""

    __slots__ = ("coded", "data", "dates", "having", "ids", "nodes", "others", "printed", "references", "repeated")

    def __init__(self, data: Node) -> None:
        self.data = data
        self.nodes: defaultdict[str, list[tuple[Node, Node]]] = defaultdict(list)
        """By the name of its type in the schema: each node, and the item at the root in which it lies."""
        self.ids: dict[str, Identified] = {}
        self.repeated: list[tuple[Node, Identified]] = []
        """Each node whose id was given before, and what it was given to first."""
        self.references: list[tuple[Node, str, tuple[str, ...], Node]] = []
        """Each node that points to an id, the property, the kinds of things allowed there, the item at the root."""
        self.having: defaultdict[str, list[tuple[Node, Node]]] = defaultdict(list)
        """By the name of a property that rules seek (`walk.SOUGHT`): each node that has it, the item at the root."""
        self.coded: defaultdict[str, list[tuple[Node, str]]] = defaultdict(list)
        """By the scalar type of the schema (`walk.CODED`): each node with such a value, the property."""
        self.dates: list[tuple[Node, str]] = []
        """Each node that names a day, the property."""
        self.printed: list[tuple[Node, str, Node]] = []
        """Each node with words that the text prints, the property, the item at the root."""
        self.others: list[tuple[Node, str, tuple[str, ...]]] = []
        """Each node that says `other`, the property, and those of which one holds the printed words."""
