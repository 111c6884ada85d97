"""`readout export` of an archive to tables: one database, or one folder of files."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import click

from meeting_readout.cli.export_report import Report
from meeting_readout.cli.extras import import_with_extra
from meeting_readout.cli.names_file import load_names, report_names
from meeting_readout.cli.output import OutputError
from meeting_readout.discovery.inputs import Task
from meeting_readout.discovery.json_lines import open_collections
from meeting_readout.files.io import Unwritable
from meeting_readout.runner.batch import choose_processes
from meeting_readout.runner.distinct import make_distinct
from meeting_readout.tables.identities import NO_IDENTITIES, Identities, Name
from meeting_readout.tables.shredder import Rows, rows
from meeting_readout.validator.report.escape import escape_path
from meeting_readout.validator.report.words import count_noun


class TableTarget(NamedTuple):
    """A kind of tables: the module that writes it, the extra that it needs, whether it is a folder."""

    module: str
    extra: str
    is_folder: bool


TABLES = {
    "csv": TableTarget("meeting_readout.tables.csv", "", True),
    "duckdb": TableTarget("meeting_readout.tables.duckdb", "duckdb", False),
    "parquet": TableTarget("meeting_readout.tables.parquet", "parquet", True),
    "sqlite": TableTarget("meeting_readout.tables.sqlite", "", False),
}


def export_tables(tasks: Iterator[Task], target: str, output: str, jobs: int | None, given: dict[str, Any]) -> int:
    """Write the tables of all readouts; return the exit code. `given` are the options of tables, and `color`."""
    if TABLES[target].is_folder and Path(output).is_file():
        raise OutputError(escape_path(output), "it is a file, and the tables are a folder")
    write = import_with_extra(TABLES[target].module, f"--to {target}", TABLES[target].extra).write
    if given["spreadsheet"]:
        write = partial(write, spreadsheet=True)
    names = load_names(given["names"]) if given["names"] else NO_IDENTITIES
    report = Report(given["color"])
    try:
        tasks, processes = choose_processes(tasks, jobs)
        made = make_distinct(open_collections(tasks), partial(_make_rows, names), report.add, processes)
        count = write(report.count(_note_names(made, names)), Path(output))
    except (OSError, Unwritable) as error:
        raise OutputError(escape_path(output), error) from None
    report.end()
    if given["names"]:
        report.add(report_names(given["names"], names))
    left_out = f", {report.counts['left out']:,} left out" if report.counts["left out"] else ""
    click.echo(f"{escape_path(output)}: {count_noun(count, 'readout')}{left_out}.", err=True)
    return report.find_exit_code()


def _make_rows(names: Identities, readout: dict[str, Any]) -> tuple[Rows, set[Name]]:
    """Return the rows of a readout, and which names of the file are in it; in a process that checks."""
    found = rows(readout, names)
    return found, names.take_found()


def _note_names(made: Iterator[tuple[Rows, set[Name]]], names: Identities) -> Iterator[Rows]:
    """Pass rows on, and remember which names of the file were found."""
    for found, used in made:
        names.add_used(used)
        yield found
