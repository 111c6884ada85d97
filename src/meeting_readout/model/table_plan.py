"""Which tables an archive of readouts has, and their columns: by rule, from the schema (clause 11.7)."""

import re
from collections.abc import Iterator
from functools import cache
from os.path import commonprefix
from typing import NamedTuple

from meeting_readout.model.model import ROOT, Model, ObjectType, Property, model
from meeting_readout.model.table_keys import DERIVED, HEAD_KEYS, KEYS, SAID, SAID_LISTS, Column

SHARED = {
    "actor": "mentions",
    "agendaItem": "agenda",
    "meeting": "occasions",
    "nameVariant": "names",
    "proposer": "mentions",
    "publisher": "mentions",
    "relatedRelease": "related",
    "speaker": "mentions",
    "voter": "mentions",
}
"""The types whose table has another name than the plural of theirs."""
SQL_WORDS = frozenset(("as", "at", "end", "for", "from", "in", "of", "over", "start", "to"))
"""Words of SQL that are names of properties: such a column has the name of its table in the singular before it."""
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
SCALARS = {"string": "string", "tag": "string", "integer": "integer", "flag": "boolean", "boolean": "boolean"}
LISTS = ("objects", "union")


class Table(NamedTuple):
    """A table: its name, what a row of it is, its columns, those of the key first and those that are derived last."""

    name: str
    description: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """The primary key."""
        return tuple(column.name for column in self.columns if column.is_key)


@cache
def tables() -> dict[str, Table]:
    """Return the tables of a readout, by their names, the root first."""
    return plan_tables(model())


def plan_tables(model_: Model) -> dict[str, Table]:
    """Return the tables of a model."""
    root, head = model_.objects[ROOT], name_root_table(model_)
    found: dict[str, dict[str, ObjectType]] = {}
    uses: dict[str, Property] = {}
    for prop in root.properties.values():
        if name := find_table(model_, prop):
            found[name] = {}
    _collect(model_, root, found, uses)
    made = {head: _make_table(model_, head, [root], root.schema["description"])}
    for name, types in found.items():
        made[name] = _make_table(model_, name, list(types.values()), _describe(name, list(types.values()), uses[name]))
    if made.keys() >= set(SAID_LISTS):
        made[SAID[0]] = Table(*SAID)
    return made


def name_root_table(model_: Model) -> str:
    """Return the name of the table that has a row for each document."""
    return _pluralize(model_.objects[ROOT].schema["xml"]["name"])


def find_table(model_: Model, prop: Property) -> str:
    """Return the table of the objects that a property holds; none for what becomes columns of the row around it."""
    if prop.shape == "union":
        names = list(prop.tags.values())
        # The letters that all names begin or end with: `time` of `timeDate` and others.
        shared = commonprefix(names) or commonprefix([name[::-1] for name in names])[::-1]  # noqa: RUF071 - no paths
        return _pluralize(_lower(shared)) if shared else to_snake(prop.name)
    if prop.shape == "objects" or (prop.shape == "object" and prop.target in SHARED):
        return SHARED.get(prop.target) or _pluralize(to_snake(prop.target))
    return ""


def name_column(table: str, path: tuple[str, ...]) -> str:
    """Return the name of the column for the property at a path of a row."""
    name = "_".join(map(to_snake, path))
    return f"{_singularize(table)}_{name}" if name in SQL_WORDS else name


def to_snake(name: str) -> str:
    """Return the name of a property in snake case."""
    return HUMP.sub("_", name).lower()


def is_column(prop: Property, at_root: bool) -> bool:
    """Return whether a property that holds no object has a column: the key holds the id of the root."""
    return prop.name[0] != "$" and not (at_root and prop.name == "id")


def _collect(
    model_: Model, type_: ObjectType, found: dict[str, dict[str, ObjectType]], uses: dict[str, Property]
) -> None:
    """Collect the tables of all that is nested in a type, with the types of their rows, and the first use."""
    for prop in type_.properties.values():
        if name := find_table(model_, prop):
            uses.setdefault(name, prop)
        for target in (*prop.tags.values(), prop.target):
            inner = model_.objects.get(target)
            if inner and not name:
                _collect(model_, inner, found, uses)
            elif inner and target not in found.setdefault(name, {}):
                found[name][target] = inner
                _collect(model_, inner, found, uses)


def _make_table(model_: Model, name: str, types: list[ObjectType], description: str) -> Table:
    at_root = types[0].name == ROOT
    columns = {column.name: column for column in (HEAD_KEYS if at_root else KEYS)}
    for type_ in types:
        for column in _list_columns(model_, name, type_, (), at_root):
            known = columns.get(column.name, column)
            if (known.path, known.type) != (column.path, column.type):
                raise ValueError(f"the table {name} would have two columns {column.name}")
            values = tuple(dict.fromkeys((*known.values, *column.values))) if known.values and column.values else ()
            columns[column.name] = known._replace(values=values)
    derived = DERIVED.get(name, ())
    if twice := columns.keys() & {column.name for column in derived}:
        raise ValueError(f"the table {name} would have two columns {min(twice)}")
    return Table(name, description, (*columns.values(), *derived))


def _list_columns(
    model_: Model, table: str, type_: ObjectType, path: tuple[str, ...], at_root: bool, around: str = ""
) -> Iterator[Column]:
    """Yield the columns of a type; what is nested says what it is a part of, unless that is a part of the root."""
    for prop in type_.properties.values():
        inner = (*path, prop.name)
        if prop.shape == "object" and not find_table(model_, prop):
            part = "" if at_root else f"{prop.schema['description']} "
            yield from _list_columns(model_, table, model_.objects[prop.target], inner, at_root=False, around=part)
        elif prop.shape not in (*LISTS, "object") and is_column(prop, at_root):
            kind = SCALARS.get(prop.shape, "strings")
            values = (prop.schema["const"],) if prop.shape == "tag" else model_.vocabulary(prop)
            values = values if kind == "string" else ()
            yield Column(name_column(table, inner), kind, around + prop.schema["description"], inner, values=values)


def _describe(name: str, types: list[ObjectType], use: Property) -> str:
    """Return what the rows of a table are: by the list of that name, or the type after which the table is named."""
    main = next((type_ for type_ in types if type_.name not in SHARED), types[0])
    return str((use if name == use.name or use.shape == "union" else main).schema["description"])


def _pluralize(name: str) -> str:
    return f"{name[:-1]}ies" if name.endswith("y") and name[-2] not in "aeiou" else f"{name}s"


def _singularize(table: str) -> str:
    return f"{table[:-3]}y" if table.endswith("ies") else table.removesuffix("s")


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
