"""`readout convert`: from one form to another, verified before it is written."""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, NoReturn

import click

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
from meeting_readout.cli.output import emit, emit_aside, emit_bytes, get_width, open_stdout, wants_color
from meeting_readout.cli.progress import Progress
from meeting_readout.converters.canonical import has_comments
from meeting_readout.converters.forms import FORMS
from meeting_readout.converters.round_trip import RoundTripError, convert_verified
from meeting_readout.discovery.inputs import Input, Task
from meeting_readout.discovery.json_lines import is_collection, open_collections
from meeting_readout.discovery.search import Search, is_folder, is_there
from meeting_readout.files.io import STDIN, Unwritable, write_file
from meeting_readout.files.outputs import is_same_file
from meeting_readout.runner import batch_convert
from meeting_readout.runner.batch_convert import (
    COLLECTION,
    LEFT_OUT,
    UNCHANGED,
    WRITTEN,
    Result,
    verify_there_and_back,
)
from meeting_readout.runner.check import check_input, make_round_trip_failure
from meeting_readout.validator.families import concerns_run, exit_code, exit_code_of_errors
from meeting_readout.validator.finding import Verdict
from meeting_readout.validator.report import start_report
from meeting_readout.validator.report.escape import escape_path
from meeting_readout.validator.report.summary import Options, Summary

OVER_SOURCE = "it is one of the files to convert"
"""Why an output is refused that would replace what was read, under whatever name."""


class ManyOptions(NamedTuple):
    """How several readouts are converted; without an `output` they are only checked.

    `name` is what the standard input is called.
    """

    target: str
    output: str
    update: bool
    form: str
    name: str
    color: str


@click.command("convert", cls=GroupedCommand)
@click.argument("source", metavar="SRC")
@option(WHAT, "--to", "target", type=click.Choice((*FORMS, COLLECTION)), required=True, help="The form to convert to.")
@option(WHAT, "--check", is_flag=True, help="Verify that the way there and back changes nothing, and write nothing.")
@option(WHAT, "--update", is_flag=True, help="In the folder -o, also replace the files of records that have changed.")
@option(WHICH, "-o", "--output", default=STDIN, metavar="FILE", help="The output file. Default: the standard output.")
@form_option
@stdin_filename_option
@color_option
@limit_options
def command(source: str, target: str, output: str, check: bool, update: bool, **given: str) -> None:
    """Convert a readout, without loss.

    SRC is a file, or - for the standard input; or several readouts: a collection (*.readout.jsonl, also with .gz), or
    with --to jsonl a folder. They are converted to the folder -o, or with --to jsonl to a collection. Invalid ones are
    left out. A file that is in the folder already is not written over without --update.

    An invalid readout is refused with its findings. The result is read back first: it is written only if nothing has
    changed. Comments are no content, and are not converted.
    """
    form, color, name = given["form"], given["color"], given["stdin_filename"] if source == STDIN else ""
    if target == COLLECTION or is_collection(name or source):
        if output == STDIN and target != COLLECTION and not check:
            raise click.UsageError("A collection is converted to a folder: name it with -o.")
        if update and (target == COLLECTION or check):
            raise click.UsageError("--update is for the files of a folder; a collection is always written anew.")
        _convert_many(source, ManyOptions(target, "" if check else output, update, form, name, color))
    if update:
        raise click.UsageError("--update is for a collection that is converted to a folder.")
    if output != STDIN and not check and is_same_file(output, source):
        _stop(output, OVER_SOURCE)
    asked = Input(source) if source == STDIN or is_there(source) else Input(source, "E001")
    verdict, data = check_input(asked, form=form, name=name)
    if verdict.readout is None:
        _refuse(verdict, color)
    try:
        written = convert_verified(data, verdict.form, verdict.readout, target)
        if check:
            verify_there_and_back(verdict.readout, verdict.form, target)
            emit(f"{escape_path(name or source)}: to {target} and back without change.\n")
        elif output == STDIN:
            emit_bytes(written)
        else:
            write_file(output, written)
    except RoundTripError as error:
        _refuse(make_round_trip_failure(name or source, verdict.level, verdict.form, error), color)
    except Unwritable as error:
        _stop(output, str(error))
    if not check and has_comments(data, verdict.form):
        _report_comments([name or source])


def _convert_many(source: str, options: ManyOptions) -> NoReturn:
    """Convert every valid readout; the invalid ones are reported, and do not keep the others back."""
    text, summary = start_report("text", Options(wants_color(options.color), get_width())), Summary()
    codes, commented, counts = set[str](), list[str](), Counter[str]()
    inputs, progress = _find_sources(source, options.output, options.name), None
    if sys.stderr.isatty():
        found = list(inputs)
        inputs = iter(found)
        progress = Progress(0 if any(is_collection(options.name or given.path) for given in found) else len(found))
    tasks = open_collections(Task(given, "core", options.form, options.name) for given in inputs)
    try:
        for verdict, result in _choose_work(tasks, options, commented):
            counts[result] += 1
            findings = verdict.findings if result == LEFT_OUT else ()
            if progress and findings:
                progress.clear()
            if findings:
                summary.add(verdict)
                codes |= {finding.code for finding in findings}
                emit_aside(text.add(verdict))
            if progress:
                progress.add(len(findings))
    except OSError as error:
        _stop(options.output or source, (error.strerror or "unknown reason").lower())
    except Unwritable as error:
        _stop(options.output, str(error))
    if progress:
        progress.clear()
    if commented:
        _report_comments(commented)
    if options.output:
        click.echo(f"{_format_counts(counts, WRITTEN)}.", err=True)
    else:
        done = _format_counts(counts, f"to {options.target} and back without change")
        emit(f"{escape_path(options.name or source)}: {done}.\n")
    sys.exit(exit_code_of_errors(codes))


def _choose_work(tasks: Iterator[Task], options: ManyOptions, commented: list[str]) -> Iterator[Result]:
    """Yield the readouts with what became of them, as they are converted or checked."""
    if not options.output:
        return batch_convert.check_all(tasks, options.target)
    if options.target == COLLECTION and options.output == STDIN:
        return _stream_collection(tasks, commented)
    if options.target == COLLECTION:
        return batch_convert.to_collection(tasks, options.output, commented)
    return batch_convert.to_folder(tasks, options.target, options.output, commented, options.update)


def _stream_collection(tasks: Iterator[Task], commented: list[str]) -> Iterator[Result]:
    """Write the valid readouts to the standard output, a line each; yield each with what became of it."""
    with open_stdout() as lines:
        yield from batch_convert.to_lines(tasks, lines, commented)


def _format_counts(counts: Counter[str], done: str) -> str:
    """Return how many readouts were converted, left as they were, and left out."""
    parts = [f"{counts[WRITTEN]:,} {done}"]
    for result in (UNCHANGED, LEFT_OUT):
        parts += [f"{counts[result]:,} {result}"] if counts[result] else []
    return ", ".join(parts)


def _find_sources(source: str, output: str, name: str) -> Iterator[Input]:
    """Yield the readouts to convert; the collection of an earlier run, in the folder that is searched, is none."""
    for given in Search().find(source, name):
        if output == STDIN or not is_same_file(given.path, output):
            yield given
        elif not (is_folder(source) and is_collection(output)):
            _stop(output, OVER_SOURCE)


def _report_comments(paths: list[str]) -> None:
    """Say, once in a run, that comments are not converted."""
    first, others = escape_path(paths[0]), len(paths) - 1
    named = f"{first} and {others:,} other file{'s' if others > 1 else ''}: their" if others else f"{first}: its"
    click.echo(f"{named} comments are no content, and were not converted.", err=True)


def _refuse(verdict: Verdict, color: str) -> NoReturn:
    """Print the findings to the standard error, where they cannot be taken for the document, and exit."""
    summary, text = Summary(), start_report("text", Options(wants_color(color), get_width()))
    summary.add(verdict)
    codes = {finding.code for finding in verdict.findings}
    summary.exit_code = exit_code(codes, any(not concerns_run(code) for code in codes), False)
    emit_aside(text.add(verdict) + text.end(summary))
    sys.exit(summary.exit_code)


def _stop(output: str, why: str) -> NoReturn:
    """Say that the output cannot be written, and exit."""
    click.echo(f"{escape_path(output)} cannot be written: {why}.", err=True)
    sys.exit(2)
