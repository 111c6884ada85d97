"""`readout fmt`: the canonical layout."""

import sys

import click

from meeting_readout.cli.diff import format_difference, paint_difference
from meeting_readout.cli.options import (
    WHAT,
    GroupedCommand,
    color_option,
    force_exclude_option,
    form_option,
    limit_options,
    option,
)
from meeting_readout.cli.output import emit, emit_aside, emit_bytes, get_width, wants_color
from meeting_readout.discovery.json_lines import reject_collection
from meeting_readout.discovery.search import find_inputs
from meeting_readout.files.io import STDIN, Unwritable, write_file
from meeting_readout.runner.check import check_input
from meeting_readout.runner.formatting import format_checked
from meeting_readout.validator.families import concerns_run, exit_code
from meeting_readout.validator.report import start_report
from meeting_readout.validator.report.escape import escape_path
from meeting_readout.validator.report.summary import Options, Summary


@click.command("fmt", cls=GroupedCommand)
@click.argument("paths", nargs=-1, required=True)
@option(WHAT, "--check", is_flag=True, help="Write nothing; exit 1 where a file would change.")
@option(WHAT, "--diff", is_flag=True, help="Write nothing; print what would change.")
@force_exclude_option
@form_option
@color_option
@limit_options
def command(paths: tuple[str, ...], check: bool, diff: bool, force_exclude: bool, form: str, color: str) -> None:
    """Format readouts in the canonical layout. Content never changes.

    PATHS are files, folders, or - to read the standard input and write the standard output. A file that is no readout
    by the schema is left as it is, with its findings. Comments stay where they are, and in YAML single blank lines too.
    """
    text, summary = start_report("text", Options(wants_color(color), get_width())), Summary()
    codes, changed, refused = set[str](), False, False
    for given in map(reject_collection, find_inputs(paths, force=force_exclude)):
        checked = check_input(given, form=form)
        formatted, verdict = format_checked(checked.data, checked.verdict)
        summary.add(verdict)
        if formatted is None:
            codes |= {finding.code for finding in verdict.findings}
            refused = refused or any(not concerns_run(finding.code) for finding in verdict.findings)
            emit_aside(text.add(verdict))
            continue
        if given.path == STDIN and not (check or diff):
            emit_bytes(formatted)
            continue
        if formatted == checked.data:
            continue
        changed = True
        if diff:
            difference = format_difference(given.path, checked.data, formatted, "canonical")
            emit(paint_difference(difference, color))
        if check or diff:
            click.echo(f"would change {escape_path(given.path)}", err=True)
            continue
        try:
            write_file(given.path, formatted)
            click.echo(f"changed {escape_path(given.path)}", err=True)
        except Unwritable as error:
            codes.add("E001")
            click.echo(f"{escape_path(given.path)} cannot be written: {error}.", err=True)
    sys.exit(exit_code(codes, refused or ((check or diff) and changed), False))
