"""Tables as a DuckDB database, made from Parquet. Keep the Parquet: the database has the format of one version."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from meeting_readout.files.io import Unwritable, find_permissions
from meeting_readout.model.table_plan import Table, tables
from meeting_readout.tables import parquet
from meeting_readout.tables.shredder import Rows
from meeting_readout.tables.views import read_views

TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "boolean": "BOOLEAN",
    "strings": "VARCHAR[]",
    "date": "DATE",
    "number": "DOUBLE",
}
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "300MB",
    "threads": "2",
}
"""Nothing is fetched, and the memory is limited."""


def write(readouts: Iterable[Rows], out: Path) -> int:
    """Write the tables of readouts, of which these are the rows, to the database `out`; return how many they are.

    The file takes its place when it is complete. `Unwritable`: DuckDB says why.
    """
    mode = find_permissions(out)
    with TemporaryDirectory(prefix=".readout-", dir=out.parent) as name:
        folder = Path(name)
        count = parquet.write(readouts, folder / "tables")
        made = folder / "made.duckdb"
        try:
            with connect(str(made)) as connection:
                for table in tables().values():
                    connection.execute(_create(table))
                    part = str(folder / "tables" / table.name / "*.parquet")
                    connection.execute(f"INSERT INTO {table.name} SELECT * FROM read_parquet(?)", [part])  # noqa: S608 - names of the plan
                for view in read_views("duckdb"):
                    connection.execute(view)
        except duckdb.Error as error:
            raise Unwritable(str(error).splitlines()[0]) from None
        made.chmod(mode)
        made.replace(out)
    return count


def connect(database: str = ":memory:") -> duckdb.DuckDBPyConnection:
    """Open a database without a network, no extension is installed or loaded by itself, and without a progress bar."""
    connection = duckdb.connect(database, config=SETTINGS)
    connection.execute("SET enable_progress_bar = false")
    return connection


def _create(table: Table) -> str:
    columns = ", ".join(
        f"{column.name} {TYPES[column.type]}{' NOT NULL' if column.is_required else ''}" for column in table.columns
    )
    return f"CREATE TABLE {table.name} ({columns})"
