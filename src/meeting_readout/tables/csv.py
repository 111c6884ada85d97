"""Tables as CSV (RFC 4180), with the descriptions that Data Package and CSV on the Web ask for beside them."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from meeting_readout.files.io import replace_file, write_file
from meeting_readout.model.table_plan import tables
from meeting_readout.tables.csv_description import make_csvw, make_data_package
from meeting_readout.tables.shredder import Rows
from meeting_readout.tables.texts import make_encoder

DESCRIPTIONS = ("datapackage.json", "csv-metadata.json")
FORMULA = ("=", "+", "-", "@", "\t")
"""How a cell begins that a spreadsheet would take for a formula."""


def write(readouts: Iterable[Rows], out: Path, *, spreadsheet: bool = False) -> int:
    """Write the tables of readouts, of which these are the rows, to the folder `out`; return how many they are.

    A file takes its place when all are complete, and the descriptions come last. With `spreadsheet` each file begins
    with a byte order mark, and a cell that would be a formula with an apostrophe.
    """
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    with ExitStack() as stack:
        # What is entered first is renamed last: the table of readouts, when all of theirs is there.
        files = {name: stack.enter_context(replace_file(str(out / f"{name}.csv"))) for name in tables()}
        texts, put = {}, {}
        for name, file in files.items():
            texts[name] = io.TextIOWrapper(file, "utf-8-sig" if spreadsheet else "utf-8", newline="")
            stack.callback(texts[name].detach)
            writer = csv.writer(texts[name], lineterminator="\r\n")
            writer.writerow(column.name for column in tables()[name].columns)
            put[name] = _make_writer(writer.writerows, name, spreadsheet)
        for each in readouts:
            count += 1
            for name, found in each.items():
                if found:
                    put[name](found)
        for text in texts.values():
            text.flush()
        for name in DESCRIPTIONS:
            (out / name).unlink(missing_ok=True)
    for name, make in zip(DESCRIPTIONS, (make_data_package, make_csvw), strict=True):
        write_file(str(out / name), (json.dumps(make(spreadsheet), indent=2, ensure_ascii=False) + "\n").encode())
    return count


def _make_writer(
    write_rows: Callable[[Iterable[list[Any]]], object], table: str, spreadsheet: bool
) -> Callable[[list[tuple[Any, ...]]], object]:
    """Return the function that writes rows of a table."""
    encode = make_encoder(table)
    flags = [number for number, column in enumerate(tables()[table].columns) if column.type == "boolean"]

    def prepare(row: Sequence[Any]) -> list[Any]:
        made = encode(row)
        for number in flags:
            if made[number] is not None:
                made[number] = "true" if made[number] else "false"
        return [_defuse(value) for value in made] if spreadsheet else made

    return lambda found: write_rows(map(prepare, found))


def _defuse(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
