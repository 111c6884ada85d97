"""Tables as a SQLite database, with keys, views, and an index on the owner of rows."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from meeting_readout.files.io import Unwritable, replace_file
from meeting_readout.model.model import model
from meeting_readout.model.table_keys import READOUT
from meeting_readout.model.table_plan import Table, name_root_table, tables
from meeting_readout.tables.shredder import Rows
from meeting_readout.tables.texts import make_encoder
from meeting_readout.tables.views import read_views

TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
AT_ONCE = 256
"""So many readouts are one transaction."""


def write(readouts: Iterable[Rows], out: Path) -> int:
    """Write the tables of readouts, of which these are the rows, to the database `out`; return how many they are.

    A list is JSON text, a date text, a flag 1. The file takes its place when it is complete. `Unwritable`: the disk is
    full, or a readout has the id of an earlier one.
    """
    with replace_file(str(out)) as file, closing(sqlite3.connect(file.name, isolation_level=None)) as connection:
        try:
            return _fill(connection, readouts)
        except sqlite3.Error as error:
            raise Unwritable(str(error)) from None


def _fill(connection: sqlite3.Connection, readouts: Iterable[Rows]) -> int:
    # Nobody else sees the file before it is complete, so it needs no journal.
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA foreign_keys = ON")
    for table in tables().values():
        connection.execute(_create(table))
    statements = {name: _insert(table) for name, table in tables().items()}
    encoders = {name: make_encoder(name) for name in tables()}
    count = 0
    connection.execute("BEGIN")
    for each in readouts:
        count += 1
        for name, found in each.items():
            if found:
                connection.executemany(statements[name], map(encoders[name], found))
        if count % AT_ONCE == 0:
            connection.execute("COMMIT")
            connection.execute("BEGIN")
    connection.execute("COMMIT")
    for table in tables().values():
        if any(column.name == "owner" for column in table.columns):
            connection.execute(f"CREATE INDEX {table.name}_owner ON {table.name} (readout, owner)")
    connection.execute("ANALYZE")  # without figures, the owner is not looked up in its index
    for view in read_views("sqlite"):
        connection.execute(view)
    return count


def _create(table: Table) -> str:
    """Return the statement that creates a table."""
    lines = [
        f"{column.name} {TYPES.get(column.type, 'TEXT')}{' NOT NULL' if column.is_required else ''}"
        for column in table.columns
    ]
    lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    head = name_root_table(model())
    if table.name != head:
        lines.append(f"FOREIGN KEY ({READOUT.name}) REFERENCES {head} ({READOUT.name})")
    return f"CREATE TABLE {table.name} ({', '.join(lines)}) WITHOUT ROWID"


def _insert(table: Table) -> str:
    return f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})"  # noqa: S608 - names of the plan
