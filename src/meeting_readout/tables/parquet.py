"""Tables as Parquet: a folder for each table, with a file for each part, so that several machines can write parts."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from meeting_readout.files.io import Unwritable, replace_file
from meeting_readout.model.table_plan import Table, tables
from meeting_readout.tables.identities import NO_IDENTITIES, Identities
from meeting_readout.tables.shredder import Rows, rows

TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "strings": pa.list_(pa.string()),
    "date": pa.date32(),
    "number": pa.float64(),
}
BATCH = 2048
"""So many rows of a table become columns at once."""
GROUP = 65_536
"""So many rows of a table are written at once; fewer if the memory is needed."""
PENDING = 32 * 1024 * 1024
"""So many bytes of rows are in memory before the largest table is written."""
FIRST_PART = "00000"


def write(readouts: Iterable[Rows], out: Path, *, part: str = FIRST_PART) -> int:
    """Write the tables of readouts, of which these are the rows, to the folder `out`; return how many they are.

    Each table is a folder with the file `part-00000.parquet`, also without rows. A file takes its place when all are
    complete, that of the readouts last. `Unwritable`: a folder has parts that an earlier run has written.
    """
    if others := sorted(path for path in out.glob("*/*.parquet") if path.name != _name_part(part)):
        raise Unwritable(f"it has other parts, such as {others[0].relative_to(out)}: name an empty folder")
    return _write_part(readouts, out, part)


def write_lines(
    lines: Iterable[bytes | str], folder: str | Path, part: str = FIRST_PART, identities: Identities = NO_IDENTITIES
) -> int:
    """Write a part of the tables of a collection; return how many readouts it has.

    `lines` are readouts in JSON. One that is not valid at `core` is left out. Parts with different names can be written
    at the same time, by any process that sees the folder; one that is written twice is there once.
    """
    return _write_part((rows(readout, identities) for readout in _read_valid(lines)), Path(folder), part)


def _read_valid(lines: Iterable[bytes | str]) -> Iterator[dict[str, Any]]:
    from meeting_readout.validator.engine import check

    for line in lines:
        data = line.encode() if isinstance(line, str) else line
        if data.strip():
            verdict = check(data, "json", "", "core")
            if verdict.readout is not None:
                yield verdict.readout


def _write_part(readouts: Iterable[Rows], out: Path, part: str) -> int:
    count = 0
    with ExitStack() as stack:
        writers = {}
        # What is opened first is renamed last: the table of readouts, when all of theirs is there.
        for name, table in tables().items():
            (out / name).mkdir(parents=True, exist_ok=True)
            file = stack.enter_context(replace_file(str(out / name / _name_part(part))))
            writers[name] = stack.enter_context(
                pq.ParquetWriter(file, make_schema(table), compression="zstd", write_page_index=True)
            )
        pending = _Pending(writers)
        for each in readouts:
            count += 1
            pending.add(each)
        pending.write_all()
    return count


def _name_part(part: str) -> str:
    return f"part-{part}.parquet"


def make_schema(table: Table) -> pa.Schema:
    """Return the columns of a table; what each means is in its metadata."""
    return pa.schema(
        pa.field(column.name, TYPES[column.type], not column.is_required, {"description": column.description})
        for column in table.columns
    )


class _Pending:
    """Rows that are not written yet, of every table: first as tuples, then as columns."""

    def __init__(self, writers: dict[str, pq.ParquetWriter]) -> None:
        self.writers = writers
        self.rows: Rows = {name: [] for name in writers}
        self.sizes = dict.fromkeys(writers, 0)
        self.batches: dict[str, list[pa.RecordBatch]] = {name: [] for name in writers}

    def add(self, found: Rows) -> None:
        """Add the rows of a readout; write where they are enough."""
        for name, listed in found.items():
            if listed:
                waiting = self.rows[name]
                waiting += listed
                self.sizes[name] += _measure(listed)
                if len(waiting) >= BATCH:
                    self.turn(name)
        while sum(self.sizes.values()) > PENDING:
            self.write(max(self.sizes, key=lambda name: self.sizes[name]))

    def turn(self, name: str) -> None:
        """Turn the rows of a table into columns, which take less memory."""
        schema, listed = self.writers[name].schema, self.rows[name]
        columns = [pa.array(column, kind) for column, kind in zip(zip(*listed, strict=True), schema.types, strict=True)]
        batch = pa.RecordBatch.from_arrays(columns, schema=schema)
        self.rows[name] = []
        self.batches[name].append(batch)
        self.sizes[name] = sum(one.nbytes for one in self.batches[name])
        if sum(one.num_rows for one in self.batches[name]) >= GROUP:
            self.write(name)

    def write(self, name: str) -> None:
        """Write all rows of a table that wait."""
        if self.rows[name]:
            self.turn(name)
        if self.batches[name]:
            schema = self.writers[name].schema
            self.writers[name].write_table(pa.Table.from_batches(self.batches[name], schema), GROUP)
        self.batches[name], self.sizes[name] = [], 0

    def write_all(self) -> None:
        """Write the rest."""
        for name in self.writers:
            self.write(name)


def _measure(listed: list[tuple[Any, ...]]) -> int:
    """Return about how many bytes rows have in memory."""
    return sum(8 * len(row) + sum(len(value) for value in row if value.__class__ is str) for row in listed)
