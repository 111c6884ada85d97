"""`readout names`: who and what the readouts of an archive name."""

import csv
import io
import sys
from typing import Any

import click

from meeting_readout.cli.export_report import Report
from meeting_readout.cli.options import (
    REPORT,
    WHICH,
    GroupedCommand,
    color_option,
    form_option,
    limit_options,
    option,
    stdin_filename_option,
)
from meeting_readout.cli.output import OutputError, emit
from meeting_readout.discovery.json_lines import open_collections
from meeting_readout.discovery.search import find_tasks
from meeting_readout.files.io import Unwritable, write_file
from meeting_readout.runner.distinct import make_distinct
from meeting_readout.tables.names import COLUMNS, Name, Names
from meeting_readout.validator.report.escape import escape, escape_json, escape_path


@click.command("names", cls=GroupedCommand)
@click.argument("paths", nargs=-1, required=True)
@form_option
@stdin_filename_option
@option(WHICH, "-o", "--output", metavar="FILE", help="Write to a file instead of the standard output.")
@option(
    REPORT, "--format", "format_", type=click.Choice(("text", "csv", "json")), default="text", help="Default: text."
)
@color_option
@limit_options
def command(paths: tuple[str, ...], output: str | None, format_: str, **given: Any) -> None:
    """List who and what the readouts of an archive name.

    PATHS are files, folders, collections, or - for the standard input. The most frequent names come first, and those
    that are likely of one thing beside each other. Complete the CSV by two columns: identity, an address or a word of
    your own for each thing, and preferred, the name to show. Give the file to readout export with --names.

    Example: readout names archive/ --format csv -o names.csv
    """
    names, report = Names(), Report(given["color"])
    tasks = find_tasks(paths, given["form"], given["stdin_filename"])
    for readout in make_distinct(open_collections(tasks), dict, report.add):
        names.add(readout)
    made = FORMATS[format_](names.list_sorted())
    if output is None:
        emit(made)
    else:
        try:
            write_file(output, made.encode("utf-8", "backslashreplace"))
        except Unwritable as error:
            raise OutputError(escape_path(output), error) from None
    sys.exit(report.find_exit_code())


def _format_text(names: list[Name]) -> str:
    lines = [
        f"{name.count:>6,}  {escape(name.label)}{f' ({name.type})' if name.type else ''}{_format_days(name)}\n"
        for name in names
    ]
    return "".join(lines)


def _format_days(name: Name) -> str:
    days = dict.fromkeys(day.isoformat() for day in (name.first, name.last) if day)
    return f", {' to '.join(days)}" if days else ""


def _format_csv(names: list[Name]) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(name.list_cells() for name in names)
    return file.getvalue()


def _format_json(names: list[Name]) -> str:
    listed = [dict(zip(COLUMNS[:-2], name.list_values(), strict=True)) for name in names]
    return escape_json({"names": listed})


FORMATS = {"text": _format_text, "csv": _format_csv, "json": _format_json}
