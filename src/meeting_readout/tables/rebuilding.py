"""From rows back to the readout: each object is put where its JSON Pointer says."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from meeting_readout.document.index import Node
from meeting_readout.model.model import model
from meeting_readout.model.table_keys import SAID
from meeting_readout.model.table_plan import name_root_table, tables

if TYPE_CHECKING:
    from meeting_readout.model.typed import Readout


def rebuild(rows: Mapping[str, Sequence[Sequence[Any]]]) -> "Readout":
    """Return the readout of which `rows` are the rows, in any order; only `$schema` is not in them.

    Every value is what `rows` gave. Derived columns, and the table of said items, are passed over.
    """
    head = name_root_table(model())
    (first,) = rows[head]
    readout: Node = {"id": first[0]} | _make_object(head, first)
    found: list[tuple[list[str], int, Node]] = []
    for table, listed in rows.items():
        if table not in (head, SAID[0]):
            found += [(row[1].split("/")[1:], row[4], _make_object(table, row)) for row in listed]
    # An object comes before what is in it, and the members of a list in their order.
    for path, position, made in sorted(found, key=lambda one: (len(one[0]), one[1])):
        _put(readout, path, position, made)
    return cast("Readout", readout)


def _put(readout: Node, path: list[str], position: int, made: Node) -> None:
    """Put an object into the list, or at the property, that its path names."""
    is_member = path[-1] == str(position) and len(path) > 1
    around: Any = readout
    for token in path[: -2 if is_member else -1]:
        around = around[int(token)] if isinstance(around, list) else around.setdefault(token, {})
    if is_member:
        around.setdefault(path[-2], []).append(made)
    else:
        around[path[-1]] = made


def _make_object(table: str, row: Sequence[Any]) -> Node:
    """Return the object of a row, without the lists of objects in it."""
    made: Node = {}
    for number, path in _find_paths(table):
        if row[number] is not None:
            inner = made
            for name in path[:-1]:
                inner = inner.setdefault(name, {})
            inner[path[-1]] = row[number]
    return made


@cache
def _find_paths(table: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return the numbers of the columns that hold a property, with its path within the object."""
    return tuple((number, column.path) for number, column in enumerate(tables()[table].columns) if column.path)
