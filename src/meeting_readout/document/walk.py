"""The one walk through a readout, compiled once from the schema: it files every node where rules will look for it."""

from collections.abc import Callable
from functools import cache
from typing import Any

from meeting_readout.converters import limits
from meeting_readout.document.index import Identified, Index, Node
from meeting_readout.model.member_cache import MemberCache
from meeting_readout.model.model import ROOT, Model, ObjectType, Property, model

DATED = ("dateValue", "timestamp")
"""The scalar types of the schema that name a day."""
CODED = ("country", "currency", "duration", "language")
"""The scalar types of which rules look at every value."""
SOUGHT = frozenset(
    (
        "deadlines",
        "durationMin",
        "effective",
        "inferred",
        "next",
        "ordinal",
        "parent",
        "partOf",
        "previous",
        "quoted",
        "refrain",
        "sessions",
        "unconfirmed",
        "when",
    )
)
"""The properties of which rules look at every node that has them, and at no other."""

Visit = Callable[[Index, Any, Any, int], None]
"""Visits an object: the index, the object, the item at the root in which it lies, how many levels are left."""
Handle = Callable[[Index, Any, Any, Any, int], None]
"""Handles a property: the index, the object that has it, its value, the item at the root, how many levels are left."""


class TooDeep(Exception):  # noqa: N818 - it is caught at once, and says nothing
    """The data nests deeper than the limit."""


def walk(data: Node) -> Index:
    """Return the index of a readout; raise `TooDeep` where it nests deeper than the limit in use."""
    index = Index(data)
    _visit()(index, data, data, limits.get().depth)
    return index


@cache
def _visit() -> Visit:
    """Compile the function that visits a whole readout."""
    return _Compiler(model()).object(ROOT, "", ())


class _Compiler:
    def __init__(self, model_: Model) -> None:
        self.model = model_
        self.made: dict[tuple[str, str, tuple[str, ...]], Visit] = {}

    def object(self, name: str, kind: str, targets: tuple[str, ...]) -> Visit:
        """Compile an object type as it is used in one place; types may hold themselves."""
        if (name, kind, targets) not in self.made:
            pointers = [prop for prop in self.model.objects[name].properties.values() if _points(prop, targets)]
            handlers: dict[str, Handle] = {}
            if len(pointers) == 1 and _is_leaf(self.model.objects[name]):
                self.made[name, kind, targets] = _pointer(name, pointers[0], targets, handlers)
            else:
                self.made[name, kind, targets] = _object(name, handlers)
                pointers = []
            for prop in self.model.objects[name].properties.values():
                handler = self.property(prop, kind, targets, name == ROOT)
                if handler and prop not in pointers:
                    handlers[prop.name] = handler
        return self.made[name, kind, targets]

    def property(self, prop: Property, kind: str, targets: tuple[str, ...], at_root: bool) -> Handle | None:
        handlers = [_having(prop.name)] if prop.name in SOUGHT else []
        nested = self.nested(prop, at_root)
        handlers += [nested] if nested else _scalar(prop, kind, prop.ref_targets or targets)
        return handlers[0] if len(handlers) == 1 else _all(handlers) if handlers else None

    def nested(self, prop: Property, at_root: bool) -> Handle | None:
        """Compile a property that holds objects."""
        if prop.shape == "object":
            return _single(self.object(prop.target, prop.name, prop.ref_targets), at_root)
        if prop.shape == "objects":
            # An occasion is known by its use (session, previous, next), everything else by its type.
            use = prop.name.removesuffix("s") if prop.target == "occasion" and prop.name != "previous" else prop.name
            inner = use if prop.target == "occasion" else prop.target
            return _list(self.object(prop.target, inner, prop.ref_targets), at_root)
        if prop.shape == "union":
            return _union({tag: self.object(target, tag, ()) for tag, target in prop.tags.items()}, at_root)
        return None


def _is_leaf(type_: ObjectType) -> bool:
    return all(prop.shape not in ("object", "objects", "union") for prop in type_.properties.values())


def _points(prop: Property, targets: tuple[str, ...]) -> bool:
    return prop.target == "itemId" and bool(prop.ref_targets or targets)


def _pointer(name: str, pointer: Property, targets: tuple[str, ...], handlers: dict[str, Handle]) -> Visit:
    """Visit an object that points to an id, and holds no other: half of all are such."""
    key, allowed = pointer.name, pointer.ref_targets or targets

    def visit(index: Index, node: Any, owner: Any, left: int) -> None:
        index.nodes[name].append((node, owner))
        if key in node:
            index.references.append((node, key, allowed, owner))
        for other, handle in handlers.items():
            if other in node:
                handle(index, node, node[other], owner, left)

    return visit


def _object(name: str, handlers: dict[str, Handle]) -> Visit:
    # In the order of the schema, so that what comes first is the same in every form.
    shapes = MemberCache(lambda names: [(key, handle) for key, handle in handlers.items() if key in names])

    def visit(index: Index, node: Any, owner: Any, left: int) -> None:
        index.nodes[name].append((node, owner))
        for key, handle in shapes[tuple(node)]:
            handle(index, node, node[key], owner, left)

    return visit


def _single(visit: Visit, at_root: bool) -> Handle:
    def handle(index: Index, _node: Any, value: Any, owner: Any, left: int) -> None:
        if left <= 1:
            raise TooDeep
        visit(index, value, value if at_root else owner, left - 1)

    return handle


def _list(visit: Visit, at_root: bool) -> Handle:
    def handle(index: Index, _node: Any, value: Any, owner: Any, left: int) -> None:
        if left <= 2:
            raise TooDeep
        for member in value:
            visit(index, member, member if at_root else owner, left - 2)

    return handle


def _union(visits: dict[str, Visit], at_root: bool) -> Handle:
    def handle(index: Index, _node: Any, value: Any, owner: Any, left: int) -> None:
        if left <= 2:
            raise TooDeep
        for member in value:
            visit = visits.get(member.get("type"))
            if visit:
                visit(index, member, member if at_root else owner, left - 2)

    return handle


def _identify(index: Index, kind: str, node: Node, id_: str, owner: Node) -> None:
    """File an id."""
    first = index.ids.get(id_)
    if first is None:
        index.ids[id_] = Identified(kind, node, owner)
    else:
        index.repeated.append((node, first))


def _having(name: str) -> Handle:
    return lambda index, node, _value, owner, _left: index.having[name].append((node, owner))


def _scalar(prop: Property, kind: str, targets: tuple[str, ...]) -> list[Handle]:
    name, handlers = prop.name, list[Handle]()
    if name == "id" and prop.target == "itemId":
        handlers.append(lambda index, node, value, owner, _left: _identify(index, kind, node, value, owner))
    elif _points(prop, targets):
        handlers.append(lambda index, node, _value, owner, _left: index.references.append((node, name, targets, owner)))
    if prop.target in CODED:
        scalar = prop.target
        handlers.append(lambda index, node, _value, _owner, _left: index.coded[scalar].append((node, name)))
    if prop.target in DATED:
        handlers.append(lambda index, node, _value, _owner, _left: index.dates.append((node, name)))
    if prop.printed:
        handlers.append(lambda index, node, _value, owner, _left: index.printed.append((node, name, owner)))
    if prop.other_words:
        words = prop.other_words
        handlers.append(
            lambda index, node, value, _o, _d: index.others.append((node, name, words)) if value == "other" else None
        )
    return handlers


def _all(handlers: list[Handle]) -> Handle:
    def handle(index: Index, node: Any, value: Any, owner: Any, left: int) -> None:
        for each in handlers:
            each(index, node, value, owner, left)

    return handle
