"""The editor of a file: its careful reading, and the few changes that fixes can make to its text in every form."""

from collections.abc import Callable, Iterator, Sequence, Set
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, cast

from meeting_readout.converters.tracing import NodePath, Span, Spot, Trace, find_spot
from meeting_readout.document.anchors import Unresolved
from meeting_readout.document.view import View
from meeting_readout.model.model import ObjectType, Property, model
from meeting_readout.validator.finding import Touch
from meeting_readout.validator.locate import Located
from meeting_readout.validator.schema.prune import Pruned
from meeting_readout.validator.suggestions import Suggestions

if TYPE_CHECKING:
    from meeting_readout.validator.fixes.xml_elements import Element

FORM_EDITORS = {
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
    touch: Touch | None = None


Changes = list[Change]
Fix = Callable[["Editor", Sequence[Located]], Iterator[tuple[Located, Changes]]]
"""A kind of fix: from all findings of its code to those that it can fix, each with all its changes."""


class FormEditor(Protocol):
    """The changes to the text of a form; an empty list means that a change cannot be made without harm."""

    def rename(self, editor: "Editor", path: NodePath, prop: Property) -> Changes:
        """Rename the member that a path leads to as the schema names another property of its object."""
        ...

    def replace(self, editor: "Editor", path: NodePath, value: str) -> Changes:
        """Replace the words that a path leads to."""
        ...

    def add(self, editor: "Editor", path: NodePath, prop: Property, value: str | int) -> Changes:
        """Add a property to the object that a path leads to, where the schema has it; the object has none yet."""
        ...

    def remove(self, editor: "Editor", path: NodePath) -> Changes:
        """Remove a member from its object."""
        ...

    def move(self, editor: "Editor", path: NodePath, before: NodePath, rank: int) -> Changes:
        """Move a member or an item up, before another of the same object or list, with the comments right above it."""
        ...

    def has_shape(self, editor: "Editor", path: NodePath, prop: Property) -> bool:
        """Return whether what a path leads to has the shape of a property, as far as its outside shows."""
        ...


class Editor:
    """One careful reading, in its form. `view` is what the rules saw, None where none ran; `pruned` leads back."""

    def __init__(self, trace: Trace, form: str, view: View | None, pruned: Pruned | None) -> None:
        self.trace, self.view, self.pruned = trace, view, pruned
        self.text: Any = trace.source.text
        self.suggestions = Suggestions()
        self.form = cast(FormEditor, import_module(FORM_EDITORS[form]))
        self._elements: dict[int, Element | None] = {}

    def spot(self, path: NodePath) -> Spot | None:
        """Return the spot that a path leads to, None where there is none."""
        if self.trace.root is None:
            return None
        spot, found = find_spot(self.trace.root, path)
        return spot if found else None

    def value(self, path: NodePath) -> Any:
        """Return the value that a path leads to, None where there is none."""
        value = self.trace.data
        for token in path:
            try:
                value = value[token]
            except (LookupError, TypeError):
                return None
        return value

    def type(self, path: NodePath) -> ObjectType | None:
        """Return the type of the object that a path leads to, None where the schema knows of none."""
        return model().resolve_path(self.trace.data, path)[0]

    def rename(self, path: NodePath, prop: Property) -> Changes:
        """Rename the member that a path leads to as the schema names another property of its object."""
        return mark_changes(self.form.rename(self, path, prop), Touch("rename", path[:-1], (path[-1], prop.name)))

    def replace(self, path: NodePath, value: str) -> Changes:
        """Replace the words that a path leads to."""
        place = path[:-1] if path[-1] == "type" else path  # the type of a member decides what all else in it is
        return mark_changes(self.form.replace(self, path, value), Touch("set", place[:-1], place[-1:]))

    def add(self, path: NodePath, name: str, value: str | int) -> Changes:
        """Add a property to the object that a path leads to, unless it has one already, right or wrong.

        Where a member of the object is faulty, nothing is added: it may be this property under a wrong name.
        """
        holder, type_ = self.value(path), self.type(path)
        prop = type_.properties.get(name) if type_ else None
        if not prop or name in holder or path in self.torn:
            return []
        return mark_changes(self.form.add(self, path, prop, value), Touch("set", path, (name,)))

    def remove(self, path: NodePath) -> Changes:
        """Remove a member from its object."""
        return mark_changes(self.form.remove(self, path), Touch("remove", path[:-1], path[-1:]))

    def move(self, path: NodePath, before: NodePath, rank: int) -> Changes:
        """Move a member or an item up, before another of the same object or list."""
        kind: Literal["move", "sort"] = "move" if isinstance(path[-1], int) else "sort"
        return mark_changes(self.form.move(self, path, before, rank), Touch(kind, path[:-1]))

    def path_of(self, node: Any) -> NodePath:
        """Return the path of a node of the view in the file."""
        return self.pruned.path(node, None) if self.pruned else ()

    @cached_property
    def faulty(self) -> Set[NodePath]:
        """The paths of what the rules did not see, since it is faulty."""
        return {path for path, _value in self.pruned.removed} if self.pruned else set()

    @cached_property
    def torn(self) -> set[NodePath]:
        """The paths of the objects and lists in which something is faulty."""
        return {path[:-1] for path in self.faulty if path}

    @cached_property
    def blurred(self) -> set[NodePath]:
        """The paths of the items of which not all anchors are known: a faulty part may be one, or hold one."""
        return {path[:2] for path in self.faulty if len(path) > 1 and self._may_hold_anchor(path)}

    def _may_hold_anchor(self, path: NodePath) -> bool:
        type_ = self.type(path[:-1])
        return not isinstance(self.value(path), str | int) or type_ is None or "exact" in type_.properties

    @cached_property
    def unresolved(self) -> dict[NodePath, Unresolved]:
        """Every anchor and omission that the text does not bear out."""
        return {self.path_of(anchor.node): anchor for anchor in self.view.anchors.unresolved} if self.view else {}

    @cached_property
    def paths(self) -> dict[Span, NodePath]:
        """Every member that was traced by the place of its name: all that have a fault are among them."""
        found: dict[Span, NodePath] = {}
        left: list[tuple[NodePath, Spot]] = [((), self.trace.root)] if self.trace.root else []
        while left:
            path, spot = left.pop()
            if spot.key:
                found.setdefault(spot.key, path)
            left += (((*path, token), child) for token, child in spot.children.items())
        return found

    def element(self, name: int) -> "Element | None":
        """Return the element of XML by the place of the name in its start tag, None where none is."""
        from meeting_readout.validator.fixes.xml_elements import find_element

        if name not in self._elements:
            self._elements[name] = find_element(self.text, name)
        return self._elements[name]


def sort_by_moves(editor: Editor, places: Sequence[tuple[Any, NodePath]]) -> Iterator[tuple[NodePath, Changes]]:
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
        yield path, editor.move(path, kept[bisect_right(ranks, place)], rank)


def mark_changes(changes: Changes, touch: Touch) -> Changes:
    """Return changes with what they touch in the data."""
    return [change._replace(touch=touch) for change in changes]
