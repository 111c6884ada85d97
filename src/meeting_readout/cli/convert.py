"""`readout convert`: from one form to another, proven before it is written."""

import os
import sys
from typing import NoReturn

import click

from meeting_readout import converters
from meeting_readout.cli.options import color_option, columns, emit, emit_bytes, form_option, limit_options, wants_color
from meeting_readout.converters.canonical import has_comments
from meeting_readout.converters.forms import FORMS
from meeting_readout.converters.round_trip import RoundTripError, write_verified
from meeting_readout.discovery.inputs import Task
from meeting_readout.discovery.json_lines import is_collection, open_collections
from meeting_readout.discovery.search import Search, is_folder, is_there
from meeting_readout.files.io import STDIN, Unreadable, Unwritable, read_file, write_file
from meeting_readout.runner import batch_convert
from meeting_readout.runner.batch_convert import COLLECTION
from meeting_readout.runner.check import check_bytes, make_failure
from meeting_readout.validator.families import RUN, exit_code
from meeting_readout.validator.finding import Verdict
from meeting_readout.validator.report import report
from meeting_readout.validator.report.escape import safe_path
from meeting_readout.validator.report.summary import Options, Summary


@click.command("convert")
@click.argument("source", metavar="SRC")
@click.option("--to", "target", type=click.Choice((*FORMS, COLLECTION)), required=True, help="The form to convert to.")
@click.option("-o", "--output", default=STDIN, metavar="FILE", help="Where to write; default: the standard output.")
@click.option("--check", is_flag=True, help="Prove that the way there and back changes nothing, and write nothing.")
@form_option
@limit_options
@color_option
def command(source: str, target: str, output: str, check: bool, form: str, color: str) -> None:
    """Convert a readout, without loss. SRC is a file, or - for the standard input; or many, to the folder or file -o.

    Many are a collection (*.readout.jsonl, also with .gz), or a folder with --to jsonl.

    An invalid readout is refused with its findings. What is written is read back first: it goes out only if nothing
    has changed. Comments are no content: they are left behind.
    """
    if target == COLLECTION or is_collection(source):
        if output == STDIN or check:
            raise click.UsageError("A collection is converted to a folder, and files to a collection: name it with -o.")
        _many(source, target, output, form, color)
    try:
        data = read_file(source)
    except Unreadable as error:
        _refuse(make_failure(source, "E002" if is_there(source) else "E001", "core", str(error)), color)
    verdict = check_bytes(data, source, "core", form)
    if verdict.readout is None:
        _refuse(verdict, color)
    try:
        written = write_verified(verdict.readout, target)
        if check:
            back = converters.write(converters.read(written, target), verdict.form)
            write_verified(converters.read(back, verdict.form), target, written)
            emit(f"{safe_path(source)}: to {target} and back without change.\n")
        elif output == STDIN:
            emit_bytes(written)
        else:
            write_file(output, written)
    except RoundTripError:
        _refuse(make_failure(source, "C001", verdict.level, form=verdict.form), color)
    except Unwritable as error:
        click.echo(f"{safe_path(output)} cannot be written: {error}.", err=True)
        sys.exit(2)
    if not check and has_comments(data, verdict.form):
        click.echo(f"{safe_path(source)}: its comments are no content, and were not converted.", err=True)


def _many(source: str, target: str, output: str, form: str, color: str) -> NoReturn:
    """Convert each readout that is valid; the others keep none back, and are told."""
    text, summary = report("text", Options(wants_color(color), columns())), Summary()
    codes = set[str]()
    itself = os.path.realpath(output)  # what is written is no source, should it be there from an earlier run
    asked = Search(collections=True).named(source)
    if is_folder(source):
        asked = (given for given in asked if given.path == source or os.path.realpath(given.path) != itself)
    tasks = open_collections(Task(given, "core", form) for given in asked)
    try:
        together = target == COLLECTION
        for verdict in (
            batch_convert.to_collection(tasks, output) if together else batch_convert.to_folder(tasks, target, output)
        ):
            summary.add(verdict)
            codes |= {finding.code for finding in verdict.findings}
            click.echo(text.add(verdict), nl=False, err=True, color=True)
    except OSError as error:
        click.echo(f"{safe_path(output)} cannot be written: {(error.strerror or 'unknown reason').lower()}.", err=True)
        sys.exit(2)
    except Unwritable as error:
        click.echo(f"{safe_path(output)} cannot be written: {error}.", err=True)
        sys.exit(2)
    sys.exit(exit_code(codes & RUN.keys(), bool(codes - RUN.keys()), False))


def _refuse(verdict: Verdict, color: str) -> NoReturn:
    """Print the findings to the standard error, where they cannot be taken for the document, and end."""
    summary, text = Summary(), report("text", Options(wants_color(color), columns()))
    summary.add(verdict)
    codes = {finding.code for finding in verdict.findings}
    summary.exit_code = exit_code(codes, any(not code.startswith("E") for code in codes), False)
    click.echo(text.add(verdict) + text.end(summary), nl=False, err=True, color=True)
    sys.exit(summary.exit_code)
