"""Which tables a readout becomes, and their columns."""

import json
import sqlite3

import pytest

from meeting_readout.model.model import model
from meeting_readout.model.table_plan import find_table, tables
from meeting_readout.schemas import EDITIONS, load


def test_every_list_has_a_table() -> None:
    """Every list of objects of the schema has a table, and every table but that of said items a list."""
    lists = {find_table(model(), prop) for type_ in model().objects.values() for prop in type_.properties.values()}
    assert lists - {""} == tables().keys() - {"readouts", "said"}


def test_every_value_has_one_column() -> None:
    """No two properties of a row have one column, and no column comes twice in a table."""
    for table in tables().values():
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names)), table.name
        paths = [column.path for column in table.columns if column.path]
        assert len(paths) == len(set(paths)), table.name


def test_keys_come_first_and_what_is_derived_last() -> None:
    """A table has the columns of its key first, and those that are derived last."""
    for table in tables().values():
        assert table.key == (("readout",) if table.name == "readouts" else ("readout", "path"))
        assert tuple(column.name for column in table.columns[: len(table.key)]) == table.key
        derived = [column.is_derived for column in table.columns]
        assert derived == sorted(derived)


def test_no_column_needs_quotation_marks() -> None:
    """Every name is one that SQL takes as it is, in SQLite and in DuckDB (else: SQL_WORDS in model/table_plan.py)."""
    duckdb = pytest.importorskip("duckdb")
    for connection in (sqlite3.connect(":memory:"), duckdb.connect()):
        for table in tables().values():
            names = ", ".join(column.name for column in table.columns)
            connection.execute(f"CREATE TABLE {table.name} ({names.replace(',', ' TEXT,')} TEXT)")
            connection.execute(f"SELECT {names} FROM {table.name}")  # noqa: S608 - the names are those of the plan
        connection.close()


def test_the_descriptor_says_it_all() -> None:
    """The descriptor names each table and column with what it means."""
    described = {table["name"]: table for table in json.loads(load(EDITIONS["tables"]))["tables"]}
    assert list(described) == list(tables())
    for name, table in tables().items():
        assert described[name]["description"]
        assert [column["name"] for column in described[name]["columns"]] == [column.name for column in table.columns]
        assert all(column["description"] for column in described[name]["columns"])
        assert described[name].get("references") == (
            None if name == "readouts" else {"columns": ["readout"], "table": "readouts"}
        )
