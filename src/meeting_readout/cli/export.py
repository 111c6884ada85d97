"""`readout export`: what other systems take."""

import sys
from typing import Any

import click

from meeting_readout.cli.export_documents import Output, export_documents, is_folder_output, is_of_lines
from meeting_readout.cli.export_tables import TABLES, export_tables
from meeting_readout.cli.extras import import_with_extra
from meeting_readout.cli.options import (
    WHAT,
    WHICH,
    GroupedCommand,
    color_option,
    form_option,
    jobs_option,
    limit_options,
    option,
    stdin_filename_option,
)
from meeting_readout.cli.output import OutputError
from meeting_readout.config.schema import fits_pattern
from meeting_readout.discovery.search import find_tasks
from meeting_readout.export import TARGETS
from meeting_readout.files.io import STDIN
from meeting_readout.files.outputs import is_same_file
from meeting_readout.runner.exporting import Choice
from meeting_readout.validator.report.escape import escape_path

OVER_SOURCE = "it is one of the files to export"


@click.command("export", cls=GroupedCommand)
@click.argument("paths", nargs=-1, required=True)
@option(WHAT, "--to", "target", type=click.Choice(sorted((*TARGETS, *TABLES))), required=True, help="What to make.")
@option(WHAT, "--base", metavar="URI", default="", help="The address of each readout; {id} stands for its id.")
@option(WHAT, "--country", metavar="CC", default="", help="akn: the country, two letters. Default: zz, for none.")
@option(WHAT, "--no-embed", is_flag=True, help="akn: leave out the readout itself, which is embedded otherwise.")
@option(WHAT, "--names", "names", metavar="FILE", help="Tables: who is who under several names; see readout names.")
@option(WHAT, "--spreadsheet", is_flag=True, help="CSV for spreadsheets: a byte order mark, and no formulas.")
@option(WHICH, "-o", "--output", metavar="OUT", help="A file or folder. Default for one document: standard output.")
@option(WHICH, "--losses", metavar="FILE", help="Write what does not arrive, a line of JSON for each document.")
@form_option
@stdin_filename_option
@color_option
@jobs_option
@limit_options
def command(paths: tuple[str, ...], target: str, output: str | None, **given: Any) -> None:
    """Make what other systems take: documents, and tables.

    PATHS are files, folders, collections, or - for the standard input. Invalid readouts are left out with their
    findings; all others are written. Several documents go to a folder, or in JSON to a collection (*.jsonl).

    What does not arrive is counted on the standard error. Settings may have a base and a country, under [export].

    Examples: readout export minutes.readout.json --to akn -o minutes.xml; readout export archive/ --to sqlite -o
    archive.sqlite
    """
    _check_usage(target, output, given)
    for written in filter(None, (output, given["losses"])):
        if any(is_same_file(written, path) for path in paths):
            raise OutputError(escape_path(written), OVER_SOURCE)
    tasks = find_tasks(paths, given["form"], given["stdin_filename"])
    jobs = 1 if STDIN in paths else given["jobs"]
    if target in TABLES:
        sys.exit(export_tables(tasks, target, str(output), jobs, given))
    import_with_extra(f"meeting_readout.export.{TARGETS[target].module}", f"--to {target}", TARGETS[target].extra)
    path = STDIN if output is None else output
    is_folder = is_folder_output(paths, target, path, given["stdin_filename"])
    choice = Choice(target, given["base"], given["country"], not given["no_embed"], is_of_lines(target, path))
    output_ = Output(path, is_folder, given["losses"] or "")
    sys.exit(export_documents(tasks, choice, output_, given["color"], jobs))


def _check_usage(target: str, output: str | None, given: dict[str, Any]) -> None:
    """Raise `click.UsageError` for options that the target does not have, and for values that are none."""
    is_table = target in TABLES
    for name, is_fitting, where in (
        ("spreadsheet", target == "csv", "csv"),
        ("names", is_table, "tables"),
        ("losses", not is_table, "documents; tables lose nothing"),
        ("no_embed", target == "akn", "akn"),
        ("base", not is_table and TARGETS[target].has_addresses, _list_names("has_addresses")),
    ):
        if given[name] and not is_fitting:
            raise click.UsageError(f"--{name.replace('_', '-')} is for {where}.")
    if is_table and output is None:
        raise click.UsageError(f"{target} needs an output: name it with -o.")
    if given["base"] and not fits_pattern("base", given["base"]):
        raise click.UsageError("--base is an absolute URI without ? and #, such as https://gov.example/readouts/{id}.")
    if given["country"] and not fits_pattern("country", given["country"]):
        raise click.UsageError("--country is two letters.")


def _list_names(quality: str) -> str:
    names = [name for name, target in TARGETS.items() if getattr(target, quality)]
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
