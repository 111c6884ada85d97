"""Readouts for the tests of tables, and what reads each kind of tables back."""

import csv
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from meeting_readout import ReadoutError, read
from meeting_readout.model.table_plan import tables

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "examples", ROOT / "tests/suite/valid", ROOT / "tests/suite/warned", ROOT / "tests/suite/silent")
HOSTILE = (
    'a"b', "<c>]]>&", "=1+1", "+2", "-3", "@d", "x__y", "line\nend", "tab\tend", "\x85next\u2028end", "𠮷 and 漢字",
    "\u202eright to left\u202c", "'; DROP TABLE readouts; --", ",", "NULL", "null", "[]", "%s", "{}", "$x", "\\", "1.0",
)  # fmt: skip
"""Words that files of tables could take for something else."""


@cache
def valid_readouts() -> tuple[dict[str, Any], ...]:
    """Give every example and every valid document of the suite, without the address of the schema."""
    found = []
    for folder in FOLDERS:
        for path in sorted(folder.rglob("*.readout.json")):
            try:
                readout: Any = read(path.read_bytes())
            except ReadoutError:
                continue
            found.append({name: value for name, value in readout.items() if name != "$schema"})
    return tuple(found)


def distinct_readouts() -> list[tuple[str, dict[str, Any]]]:
    """Give those of the valid readouts that have different ids, as the writers take them."""
    return [(id_, readout) for id_, readout in {readout["id"]: readout for readout in valid_readouts()}.items()]


def hostile_readout() -> dict[str, Any]:
    """Give a readout whose id and words are all hostile, with sessions in sessions as deep as they can be."""
    session: dict[str, Any] = {"id": "s0", "name": HOSTILE[0]}
    for number in range(1, 28):
        session = {"id": f"s{number}", "name": HOSTILE[number % len(HOSTILE)].strip(), "sessions": [session]}
    return {
        "specVersion": "1.0",
        "id": "urn:x:--'=@+1;DROP%20TABLE",
        "release": {"title": "=1+1", "language": "en", "keywords": [words.strip() for words in HOSTILE]},
        "blocks": [{"id": f"p{number}", "content": words} for number, words in enumerate(HOSTILE)],
        "meeting": {"name": "'; DROP TABLE readouts; --", "status": "held", "sessions": [session]},
        "entities": [
            {"id": f"e{number}", "type": "other", "name": words.strip()} for number, words in enumerate(HOSTILE)
        ],
        "statements": [
            {"id": f"t{number}", "by": [{"name": words.strip()}], "anchors": [{"block": f"p{number}"}]}
            for number, words in enumerate(HOSTILE)
        ],
    }


def read_csv(folder: Path) -> dict[str, list[Sequence[Any]]]:
    """Read a folder of CSV files as rows."""
    return {name: list(_read_csv_rows(folder / f"{name}.csv", name)) for name in tables()}


def _read_csv_rows(path: Path, name: str) -> Iterator[list[Any]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        assert next(reader) == [column.name for column in tables()[name].columns]
        for row in reader:
            yield [
                DECODE[column.type](cell) if cell else None
                for column, cell in zip(tables()[name].columns, row, strict=True)
            ]


def read_sqlite(path: Path) -> dict[str, list[Sequence[Any]]]:
    """Read a SQLite database as rows."""
    connection = sqlite3.connect(path)
    found: dict[str, list[Sequence[Any]]] = {}
    for name, table in tables().items():
        kinds = [column.type for column in table.columns]
        found[name] = [
            [
                value if value is None or kind in ("string", "integer", "number") else DECODE[kind](str(value))
                for kind, value in zip(kinds, row, strict=True)
            ]
            for row in connection.execute(f"SELECT * FROM {name}")  # noqa: S608 - the names of the plan
        ]
    connection.close()
    return found


def read_parquet(folder: Path) -> dict[str, list[Sequence[Any]]]:
    """Read a folder of Parquet files as rows."""
    import pyarrow.parquet as pq

    found: dict[str, list[Sequence[Any]]] = {}
    for name in tables():
        columns = pq.read_table(folder / name).to_pydict()
        found[name] = list(zip(*columns.values(), strict=True))
    return found


def read_duckdb(path: Path) -> dict[str, list[Sequence[Any]]]:
    """Read a DuckDB database as rows."""
    import duckdb

    with duckdb.connect(str(path), read_only=True) as connection:
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables()}  # noqa: S608 - names of the plan


def split_by_readout(found: dict[str, list[Sequence[Any]]]) -> dict[str, dict[str, list[Sequence[Any]]]]:
    """Give the rows of each readout by its id."""
    parts: dict[str, dict[str, list[Sequence[Any]]]] = {row[0]: {} for row in found["readouts"]}
    for name, rows in found.items():
        for row in rows:
            parts[row[0]].setdefault(name, []).append(row)
    return parts


DECODE: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "boolean": lambda cell: cell in ("true", "1"),
    "strings": json.loads,
    "date": date.fromisoformat,
    "number": float,
}
