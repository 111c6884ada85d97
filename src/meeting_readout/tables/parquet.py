"""Tables as Parquet: a folder for each table, with a file for each part, so that several machines can write parts."""

import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from meeting_readout.files.io import Unwritable, replace_file
from meeting_readout.model.model import model
from meeting_readout.model.table_plan import Table, name_root_table, tables
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
CHUNKS = 8_000
"""So many columns of groups one file has, about; each is a kilobyte in memory until the file is closed."""
PENDING = 32 * 1024 * 1024
"""So many bytes of rows are in memory before the largest table is written."""
FIRST_PART = "00000"
PART = re.compile(r"[^~/\\]+")
"""A name of a part; a tilde stands before the number of its second file."""


def write(readouts: Iterable[Rows], out: Path) -> int:
    """Write the tables of readouts, of which these are the rows, to the folder `out`; return how many they are.

    Each table is a folder with the file `part-00000.parquet`, also without rows; a large one goes on in
    `part-00000~1.parquet`. A file takes its place when all are complete, those of the readouts last. `Unwritable`: a
    folder has parts that an earlier run has written.
    """
    if others := sorted(path for path in out.glob("*/*.parquet") if not _is_of_part(path, FIRST_PART)):
        raise Unwritable(f"it has other parts, such as {others[0].relative_to(out)}: name an empty folder")
    return _write_part(readouts, out, FIRST_PART)


def write_lines(
    lines: Iterable[bytes | str], folder: str | Path, part: str = FIRST_PART, identities: Identities = NO_IDENTITIES
) -> int:
    """Write a part of the tables of a collection; return how many readouts it has.

    `lines` are readouts in JSON. One that is not valid at `core` is left out. Parts with different names can be written
    at the same time, by any process that sees the folder; one that is written twice is there once. A name has no slash
    and no tilde, else `ValueError`.
    """
    if not PART.fullmatch(part):
        raise ValueError(f"no name of a part: {part!r}")
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
    count, head = 0, name_root_table(model())
    with ExitStack() as last:  # the table of readouts takes its place when all of theirs is there
        with ExitStack() as first:
            files = {
                name: _Files(last if name == head else first, table, out / name, part)
                for name, table in tables().items()
            }
            pending = _Pending(files)
            for each in readouts:
                count += 1
                pending.add(each)
            pending.write_all()
        for one in files.values():
            one.remove_surplus()
    return count


def _is_of_part(path: Path, part: str) -> bool:
    return re.fullmatch(rf"part-{re.escape(part)}(~[0-9]+)?\.parquet", path.name) is not None


class _Files:
    """The files of a part of one table: one, or several if its groups are many, as an open file keeps all in memory."""

    def __init__(self, stack: ExitStack, table: Table, folder: Path, part: str) -> None:
        self.stack, self.folder, self.part = stack, folder, part
        self.schema = make_schema(table)
        self.paths: list[Path] = []
        folder.mkdir(parents=True, exist_ok=True)
        self.open_next()

    def open_next(self) -> None:
        """Begin the next file; the one before is complete, and takes its place with all others."""
        if self.paths:
            self.close()
        self.paths.append(self.folder / f"part-{self.part}{f'~{len(self.paths)}' if self.paths else ''}.parquet")
        file = self.stack.enter_context(replace_file(str(self.paths[-1])))
        self.stack.callback(self.close)
        self.writer = pq.ParquetWriter(file, self.schema, compression="zstd", write_page_index=True)
        self.chunks = 0

    def write(self, batches: list[pa.RecordBatch]) -> None:
        """Write rows; the columns that have no values are without a type."""
        if self.chunks >= CHUNKS:
            self.open_next()
        whole = pa.concat_tables(pa.Table.from_batches([batch]).cast(self.schema) for batch in batches)
        self.writer.write_table(whole, GROUP)
        self.chunks += len(self.schema) * -(-len(whole) // GROUP)

    def close(self) -> None:
        """Complete the file that is written to."""
        self.writer.close()

    def remove_surplus(self) -> None:
        """Remove the files of an earlier, larger run."""
        for path in self.folder.glob("*.parquet"):
            if _is_of_part(path, self.part) and path not in self.paths:
                path.unlink()


def make_schema(table: Table) -> pa.Schema:
    """Return the columns of a table; what each means is in its metadata."""
    return pa.schema(
        pa.field(column.name, TYPES[column.type], not column.is_required, {"description": column.description})
        for column in table.columns
    )


class _Pending:
    """Rows that are not written yet, of every table: first as tuples, then as columns."""

    def __init__(self, files: dict[str, _Files]) -> None:
        self.files = files
        self.rows: Rows = {name: [] for name in files}
        self.sizes = dict.fromkeys(files, 0)
        self.batches: dict[str, list[pa.RecordBatch]] = {name: [] for name in files}

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
        schema, listed = self.files[name].schema, self.rows[name]
        columns = [pa.array(column, kind) for column, kind in zip(zip(*listed, strict=True), schema.types, strict=True)]
        # Without values a column takes no memory. Many have none, so more rows wait, and are written in fewer groups.
        columns = [column if column.null_count < len(column) else pa.nulls(len(column)) for column in columns]
        batch = pa.RecordBatch.from_arrays(columns, schema.names)
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
            self.files[name].write(self.batches[name])
        self.batches[name], self.sizes[name] = [], 0

    def write_all(self) -> None:
        """Write the rest."""
        for name in self.files:
            self.write(name)


def _measure(listed: list[tuple[Any, ...]]) -> int:
    """Return about how many bytes rows have in memory."""
    return sum(8 * len(row) + sum(len(value) for value in row if value.__class__ is str) for row in listed)
