"""What a fix sees: the careful reading of a file, and the few things that can be done to its text in every form."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

from meeting_readout.converters.tracing import NodePath, Span, Spot, Trace, find
from meeting_readout.document.anchors import Unresolved
from meeting_readout.document.view import View
from meeting_readout.model.model import ObjectType, Property, model
from meeting_readout.validator.locate import Mistake
from meeting_readout.validator.schema.prune import Pruned

if TYPE_CHECKING:
    from meeting_readout.validator.fixes.xml_elements import Element

SOURCES = {
    "json": "meeting_readout.validator.fixes.in_json",
    "xml": "meeting_readout.validator.fixes.in_xml",
    "yaml": "meeting_readout.validator.fixes.in_yaml",
}


class Change(NamedTuple):
    """Text in place of a half-open range of the source; of what is put in at one place, the lower rank comes first."""

    start: int
    end: int
    text: str
    rank: int = 0


Changes = list[Change]
Fix = Callable[["Page", Sequence[Mistake]], Iterator[tuple[Mistake, Changes]]]
"""A kind of fix: from all mistakes with its code to those that it can mend, each with all its changes."""


class Form(Protocol):
    """What can be done to the text of a form; an empty list means that it cannot be done without harm."""

    def rename(self, page: "Page", path: NodePath, prop: Property) -> Changes:
        """Call the member that a path leads to as the schema calls another property of its object."""
        ...

    def replace(self, page: "Page", path: NodePath, value: str) -> Changes:
        """Write other words in place of those that a path leads to."""
        ...

    def add(self, page: "Page", path: NodePath, prop: Property, value: str | int) -> Changes:
        """Give the object that a path leads to a property where the schema has it; it has none yet."""
        ...

    def remove(self, page: "Page", path: NodePath) -> Changes:
        """Take a member out of its object."""
        ...

    def move(self, page: "Page", path: NodePath, before: NodePath, rank: int) -> Changes:
        """Move a member or an item up, before another of the same object or list, with the comments right above it."""
        ...

    def fits(self, page: "Page", path: NodePath, prop: Property) -> bool:
        """Whether what a path leads to has the shape of a property, as far as can be seen from its outside."""
        ...


class Page:
    """One careful reading, in its form. `view` is what the rules saw, None where none ran; `pruned` leads back."""

    def __init__(self, trace: Trace, form: str, view: View | None, pruned: Pruned | None) -> None:
        """Take them."""
        self.trace, self.view, self.pruned = trace, view, pruned
        self.text: Any = trace.source.text
        self.write = cast(Form, import_module(SOURCES[form]))

    def spot(self, path: NodePath) -> Spot | None:
        """Give the spot that a path leads to, None where there is none."""
        if self.trace.root is None:
            return None
        spot, found = find(self.trace.root, path)
        return spot if found else None

    def value(self, path: NodePath) -> Any:
        """Give the value that a path leads to, None where there is none."""
        value = self.trace.data
        for token in path:
            try:
                value = value[token]
            except (LookupError, TypeError):
                return None
        return value

    def type(self, path: NodePath) -> ObjectType | None:
        """Give the type of the object that a path leads to, None where the schema knows of none."""
        return model().resolve(self.trace.data, path)[0]

    def add(self, path: NodePath, name: str, value: str | int) -> Changes:
        """Give the object that a path leads to a property, unless there is one already, right or wrong."""
        holder, type_ = self.value(path), self.type(path)
        prop = type_.properties.get(name) if type_ else None
        return self.write.add(self, path, prop, value) if prop and name not in holder else []

    def path_of(self, node: Any) -> NodePath:
        """Give the path of a node of the view in the file."""
        return self.pruned.path(node, None) if self.pruned else ()

    @cached_property
    def unresolved(self) -> dict[NodePath, Unresolved]:
        """Every anchor and omission that the text does not bear out."""
        return {self.path_of(anchor.node): anchor for anchor in self.view.anchors.unresolved} if self.view else {}

    @cached_property
    def paths(self) -> dict[Span, NodePath]:
        """Every member by the place of its name."""
        found: dict[Span, NodePath] = {}
        left: list[tuple[NodePath, Spot]] = [((), self.trace.root)] if self.trace.root else []
        while left:
            path, spot = left.pop()
            if spot.key:
                found.setdefault(spot.key, path)
            left += (((*path, token), child) for token, child in spot.children.items())
        return found

    @cached_property
    def elements(self) -> "dict[int, Element]":
        """Every element of XML by the place of the name in its start tag."""
        from meeting_readout.validator.fixes.xml_elements import elements

        return elements(self.text)


def in_order(page: Page, places: Sequence[tuple[Any, NodePath]]) -> Iterator[tuple[NodePath, Changes]]:
    """Yield the moves that bring members or items into the order of their places, a move for each that stands too late.

    `places` are in the order of the file. What stands too late is what comes after something with a higher place.
    """
    from bisect import bisect_right
    from operator import itemgetter

    kept, ranks, late = list[NodePath](), list[Any](), list[tuple[Any, NodePath]]()
    for place, path in places:
        if ranks and place < ranks[-1]:
            late.append((place, path))
        else:
            ranks.append(place)
            kept.append(path)
    for rank, (place, path) in enumerate(sorted(late, key=itemgetter(0))):
        yield path, page.write.move(page, path, kept[bisect_right(ranks, place)], rank)
