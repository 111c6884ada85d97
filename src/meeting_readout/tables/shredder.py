"""The rows of a readout: a function for each type of the schema, compiled from the model when it is first used."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from meeting_readout.document.index import Node
from meeting_readout.document.library import make_view
from meeting_readout.document.view import View
from meeting_readout.model.member_cache import MemberCache
from meeting_readout.model.model import ROOT, Model, ObjectType, Property, model
from meeting_readout.model.table_keys import SAID
from meeting_readout.model.table_plan import find_table, is_column, name_column, name_root_table, tables, to_snake
from meeting_readout.tables.derived import DERIVE, list_said
from meeting_readout.tables.identities import NO_IDENTITIES, Identities

if TYPE_CHECKING:
    from meeting_readout.model.typed import Readout

Rows = dict[str, list[tuple[Any, ...]]]
"""The rows of each table, with the columns of the descriptor in their order; NULL is None, a list a list."""


class Job(NamedTuple):
    """What is under way for one readout: its id, its index, who is who, and the rows of each table so far."""

    readout: str
    view: View
    identities: Identities
    rows: dict[str, list[list[Any]]]


Shred = Callable[[Job, Node, str, str | None, str, int], None]
"""Adds the rows of an object: the job, the object, its JSON Pointer, the owner, the property, the position."""
Handle = Callable[[Job, Any, list[Any], str, str | None], None]
"""Handles what has no column of its own: the job, the value, the row around it, its JSON Pointer, the owner."""


def rows(readout: "Readout | Mapping[str, Any]", identities: Identities = NO_IDENTITIES) -> Rows:
    """Return the rows of a readout, for every table of the descriptor (spec 11.7).

    The readout is one that `read` gave. `identities` say who is who under several names: see `read_identities`.
    """
    data = cast("Node", readout)
    job = Job(data["id"], make_view(cast("Readout", data)), identities, {name: [] for name in tables()})
    _compile_root()(job, data, "", None, "", 0)
    made = {name: [tuple(row) for row in found] for name, found in job.rows.items()}
    made[SAID[0]] = list(list_said(job.view, identities))
    return made


@cache
def _compile_root() -> Shred:
    """Compile the function that shreds a whole readout."""
    compiler = _Compiler(model())
    return compiler.shred(ROOT, compiler.head)


class _Compiler:
    def __init__(self, model_: Model) -> None:
        self.model = model_
        self.head = name_root_table(model_)
        self.made: dict[tuple[str, str], Shred] = {}

    def shred(self, type_name: str, table: str) -> Shred:
        """Compile a type whose objects are rows of a table; types may hold themselves."""
        if (type_name, table) not in self.made:
            columns: dict[str, int] = {}
            handlers: dict[str, Handle] = {}
            self.made[type_name, table] = _row(table, _fill(columns, handlers), at_root=type_name == ROOT)
            self.properties(self.model.objects[type_name], table, (), columns, handlers)
        return self.made[type_name, table]

    def properties(
        self, type_: ObjectType, table: str, path: tuple[str, ...], columns: dict[str, int], handlers: dict[str, Handle]
    ) -> None:
        """Compile the properties of a type: those with a column in the row, and those with rows of their own."""
        numbers = {column.name: number for number, column in enumerate(tables()[table].columns)}
        for prop in type_.properties.values():
            inner = (*path, prop.name)
            if nested := find_table(self.model, prop):
                # What the root flattens owns the lists in it, so their property is named without it.
                name = "_".join(map(to_snake, inner[1:] if table == self.head and path else inner))
                handlers[prop.name] = self.nested(prop, nested, name, type_.name == ROOT)
            elif prop.shape == "object":
                within: tuple[dict[str, int], dict[str, Handle]] = ({}, {})
                self.properties(self.model.objects[prop.target], table, inner, *within)
                handlers[prop.name] = _flat(_fill(*within), prop.name if type_.name == ROOT else "")
            elif is_column(prop, type_.name == ROOT):
                columns[prop.name] = numbers[name_column(table, inner)]

    def nested(self, prop: Property, table: str, name: str, at_root: bool) -> Handle:
        """Compile a property whose objects are rows of a table, in which it has a name."""
        if prop.shape == "object":
            return _single(self.shred(prop.target, table), name)
        if prop.shape == "union":
            return _union({tag: self.shred(target, table) for tag, target in prop.tags.items()}, name, at_root)
        return _list(self.shred(prop.target, table), name, at_root)


Fill = Callable[[Job, Node, list[Any], str, str | None], None]
"""Fills the columns of an object into a row, and adds the rows of what is in it."""


def _fill(columns: Mapping[str, int], handlers: Mapping[str, Handle]) -> Fill:
    def split(names: tuple[str, ...]) -> tuple[list[tuple[str, int]], list[tuple[str, Handle]]]:
        # In the order of the schema, so that rows are the same in whatever order a file has its members.
        filled = [(name, number) for name, number in columns.items() if name in names]
        return filled, [(name, handle) for name, handle in handlers.items() if name in names]

    shapes = MemberCache(split)

    def fill(job: Job, node: Node, row: list[Any], path: str, owner: str | None) -> None:
        filled, nested = shapes[tuple(node)]
        for name, number in filled:
            row[number] = node[name]
        for name, handle in nested:
            handle(job, node[name], row, f"{path}/{name}", owner)

    return fill


def _row(table: str, fill: Fill, at_root: bool) -> Shred:
    width = len(tables()[table].columns)
    derive = DERIVE.get(table)
    first_derived = sum(not column.is_derived for column in tables()[table].columns)

    def shred(job: Job, node: Node, path: str, owner: str | None, name: str, position: int) -> None:
        row: list[Any] = [None] * width
        row[0] = job.readout
        if not at_root:
            row[1:5] = path, owner, name, position
        job.rows[table].append(row)
        fill(job, node, row, path, owner)
        if derive:
            row[first_derived:] = derive(job.view, job.identities, node)

    return shred


def _flat(fill: Fill, owner_of_lists: str) -> Handle:
    def handle(job: Job, value: Node, row: list[Any], path: str, owner: str | None) -> None:
        fill(job, value, row, path, owner_of_lists or owner)

    return handle


def _single(shred: Shred, name: str) -> Handle:
    def handle(job: Job, value: Node, _row: list[Any], path: str, _owner: str | None) -> None:
        shred(job, value, path, name, name, 0)

    return handle


def _list(shred: Shred, name: str, at_root: bool) -> Handle:
    def handle(job: Job, value: list[Node], _row: list[Any], path: str, owner: str | None) -> None:
        for position, node in enumerate(value):
            shred(job, node, f"{path}/{position}", node.get("id") if at_root else owner, name, position)

    return handle


def _union(shreds: Mapping[str, Shred], name: str, at_root: bool) -> Handle:
    def handle(job: Job, value: list[Node], _row: list[Any], path: str, owner: str | None) -> None:
        for position, node in enumerate(value):
            shred = shreds[node["type"]]
            shred(job, node, f"{path}/{position}", node.get("id") if at_root else owner, name, position)

    return handle
