"""`readout export`: what other systems take."""

import sys
from collections import Counter
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import click

from meeting_readout.cli.names_file import load_names, report_names
from meeting_readout.cli.options import (
    WHAT,
    WHICH,
    GroupedCommand,
    color_option,
    form_option,
    limit_options,
    option,
    stdin_filename_option,
)
from meeting_readout.cli.output import OutputError, emit_aside, get_width, wants_color
from meeting_readout.cli.progress import Progress
from meeting_readout.discovery.inputs import Task
from meeting_readout.discovery.json_lines import open_collections
from meeting_readout.discovery.search import find_inputs
from meeting_readout.files.io import STDIN, Unwritable
from meeting_readout.files.outputs import is_same_file
from meeting_readout.runner.distinct import read_distinct
from meeting_readout.tables.identities import NO_IDENTITIES
from meeting_readout.validator.families import RUN_EXIT_CODES, exit_code
from meeting_readout.validator.finding import Verdict
from meeting_readout.validator.report import start_report
from meeting_readout.validator.report.escape import escape_path
from meeting_readout.validator.report.summary import Options
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
OVER_SOURCE = "it is one of the files to export"


@click.command("export", cls=GroupedCommand)
@click.argument("paths", nargs=-1, required=True)
@option(WHAT, "--to", "target", type=click.Choice(tuple(TABLES)), required=True, help="What to make.")
@option(WHAT, "--names", "names", metavar="FILE", help="Who is who under several names; see readout names.")
@option(WHAT, "--spreadsheet", is_flag=True, help="CSV for spreadsheets: a byte order mark, and no formulas.")
@option(WHICH, "-o", "--output", metavar="OUT", help="The database, or the folder of csv and parquet.")
@form_option
@stdin_filename_option
@color_option
@limit_options
def command(paths: tuple[str, ...], target: str, output: str | None, **given: Any) -> None:
    """Make what other systems take: tables.

    PATHS are files, folders, collections, or - for the standard input. Invalid readouts are left out with their
    findings; all others are written.

    Example: readout export archive/ --to sqlite -o archive.sqlite
    """
    if output is None:
        raise click.UsageError(f"{target} needs an output: name it with -o.")
    if given["spreadsheet"] and target != "csv":
        raise click.UsageError("--spreadsheet is for csv.")
    if any(is_same_file(output, path) for path in paths):
        raise OutputError(escape_path(output), OVER_SOURCE)
    if TABLES[target].is_folder and Path(output).is_file():
        raise OutputError(escape_path(output), "it is a file, and the tables are a folder")
    write = _load_writer(target, given["spreadsheet"])
    names = load_names(given["names"]) if given["names"] else NO_IDENTITIES
    report = _Report(given["color"])
    tasks = (
        Task(asked, "core", given["form"], given["stdin_filename"] if asked.path == STDIN else "")
        for asked in find_inputs(paths, name=given["stdin_filename"])
    )
    try:
        count = write(report.count(read_distinct(open_collections(tasks), report.add)), Path(output), identities=names)
    except (OSError, Unwritable) as error:
        raise OutputError(escape_path(output), error) from None
    report.end()
    if given["names"]:
        report.add(report_names(given["names"], names))
    left_out = f", {report.counts['left out']:,} left out" if report.counts["left out"] else ""
    click.echo(f"{escape_path(output)}: {count_noun(count, 'readout')}{left_out}.", err=True)
    sys.exit(report.find_exit_code())


def _load_writer(target: str, spreadsheet: bool) -> Any:
    """Return the function that writes tables; say what to install where its library is missing."""
    module, extra, _ = TABLES[target]
    try:
        write = import_module(module).write
    except ImportError:
        raise click.UsageError(
            f"--to {target} needs {'pyarrow' if extra == 'parquet' else 'duckdb and pyarrow'}: "
            f"pip install 'meeting-readout[{extra}]'."
        ) from None
    return partial(write, spreadsheet=spreadsheet) if target == "csv" else write


class _Report:
    """What is said of readouts that are left out, and how far a run is."""

    def __init__(self, color: str) -> None:
        self.text = start_report("text", Options(wants_color(color), get_width()))
        self.codes, self.counts = set[str](), Counter[str]()
        self.progress = Progress(0) if sys.stderr.isatty() else None

    def add(self, verdict: Verdict) -> None:
        """Report a verdict with errors, or what is wrong with the file of names."""
        self.counts["left out"] += verdict.readout is None and bool(verdict.form)
        self.codes |= {finding.code for finding in verdict.findings if finding.severity == "error"}
        self.end()
        if verdict.findings:
            emit_aside(self.text.add(verdict))

    def count(self, readouts: Iterator[tuple[str, dict[str, Any]]]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Pass readouts on, and show how many they were so far."""
        for one in readouts:
            yield one
            if self.progress:
                self.progress.add(0)

    def end(self) -> None:
        """Take away what shows the progress."""
        if self.progress:
            self.progress.clear()

    def find_exit_code(self) -> int:
        """Return the exit code of the run."""
        return exit_code(self.codes & RUN_EXIT_CODES.keys(), bool(self.codes - RUN_EXIT_CODES.keys()), False)
