"""`readout fmt`: the canonical layout."""

import sys
from contextlib import nullcontext
from typing import Any, NamedTuple

import click

from meeting_readout.cli.difference import format_difference, format_record_difference, paint_difference
from meeting_readout.cli.options import (
    WHAT,
    GroupedCommand,
    color_option,
    force_exclude_option,
    form_option,
    limit_options,
    option,
    stdin_filename_option,
)
from meeting_readout.cli.output import emit, emit_aside, emit_bytes, get_width, open_stdout, wants_color
from meeting_readout.discovery.inputs import Input
from meeting_readout.discovery.json_lines import is_collection
from meeting_readout.discovery.search import find_inputs
from meeting_readout.files.io import STDIN, Unwritable, write_file
from meeting_readout.runner.check import check_input, place_record
from meeting_readout.runner.formatting import format_checked, format_record
from meeting_readout.runner.rewriting import Rewriting, rewrite_collection
from meeting_readout.validator.families import concerns_run, exit_code
from meeting_readout.validator.finding import Verdict
from meeting_readout.validator.report import start_report
from meeting_readout.validator.report.escape import escape_path
from meeting_readout.validator.report.summary import Options
from meeting_readout.validator.report.words import count_noun


class FmtOptions(NamedTuple):
    """The options of `readout fmt`, named as on the command line."""

    check: bool
    diff: bool
    force_exclude: bool
    form: str
    stdin_filename: str
    color: str

    @property
    def writes(self) -> bool:
        """Whether the readouts are written."""
        return not (self.check or self.diff)


@click.command("fmt", cls=GroupedCommand)
@click.argument("paths", nargs=-1, required=True)
@option(WHAT, "--check", is_flag=True, help="Write nothing; exit 1 where a file would change.")
@option(WHAT, "--diff", is_flag=True, help="Write nothing; print what would change.")
@force_exclude_option
@form_option
@stdin_filename_option
@color_option
@limit_options
def command(paths: tuple[str, ...], **given: Any) -> None:
    """Format readouts in the canonical layout. Content never changes.

    PATHS are files, folders, or - to read the standard input and write the standard output. A file that is no readout
    by the schema is left as it is, with its findings. Comments stay where they are, and in YAML single blank lines too.

    In a collection (*.readout.jsonl, also with .gz), each record becomes a line as readout convert --to jsonl writes
    it. A record that is no readout by the schema is left as it is.
    """
    options = FmtOptions(**given)
    run = _Run(options)
    for asked in find_inputs(paths, force=options.force_exclude, name=options.stdin_filename):
        run.format_input(asked)
    sys.exit(exit_code(run.codes, run.refused or (run.changed and not options.writes), False))


class _Run:
    """One run: what it was asked for, and what became of the files so far."""

    def __init__(self, options: FmtOptions) -> None:
        self.options = options
        self.text = start_report("text", Options(wants_color(options.color), get_width()))
        self.codes, self.changed, self.refused = set[str](), False, False

    def format_input(self, given: Input) -> None:
        """Format a file or a collection, and say what was done."""
        path = (given.path == STDIN and self.options.stdin_filename) or given.path
        try:
            if is_collection(path) and not given.code:
                self._format_collection(given, path)
            else:
                self._format_file(given, path)
        except Unwritable as error:
            self.codes.add("E001")
            click.echo(f"{escape_path(path)} cannot be written: {error}.", err=True)

    def _format_file(self, given: Input, path: str) -> None:
        checked = check_input(given, form=self.options.form, name=path)
        formatted, verdict = format_checked(checked.data, checked.verdict)
        if formatted is None:
            self._refuse(verdict)
        elif given.path == STDIN and self.options.writes:
            emit_bytes(formatted)
        elif formatted != checked.data:
            if self.options.diff:
                difference = format_difference(path, checked.data, formatted, "canonical")
                emit(paint_difference(difference, self.options.color))
            if self.options.writes:
                write_file(path, formatted)
            self._report_change(path)

    def _format_collection(self, given: Input, path: str) -> None:
        """Format the records of a collection one by one; those that are no readouts stay as they are."""
        writes, is_stdin = self.options.writes, given.path == STDIN
        with (
            open_stdout() if is_stdin and writes else nullcontext() as stream,
            rewrite_collection(given.path, path, stream, in_place=writes and not is_stdin) as work,
        ):
            left = self._format_records(given, path, work)
        if work.is_damaged:
            if not is_stdin and work.count > 1:
                click.echo(f"left {escape_path(path)} as it is: not all of it could be read", err=True)
        elif work.has_changed and not (is_stdin and writes):
            kept = f"; {left:,} of {count_noun(work.count, 'record')} {'stays' if left == 1 else 'stay'} as before"
            self._report_change(path, kept if left else "")

    def _format_records(self, given: Input, path: str, work: Rewriting) -> int:
        """Format each record; return how many are left as they are."""
        left, header = 0, True
        for record in work.read():
            checked = check_input(given._replace(path=path, record=record))
            formatted, verdict = format_record(checked.data, checked.verdict)
            if formatted is None:
                left += 1
                self._refuse(verdict if verdict is checked.verdict else place_record(verdict, record))
            elif formatted != record.data and self.options.diff:
                difference = format_record_difference(path, record, formatted, work.count, "canonical", header)
                emit(paint_difference(difference, self.options.color))
                header = False
            if not record.code:
                work.put(record, record.data if formatted is None else formatted)
        return left

    def _refuse(self, verdict: Verdict) -> None:
        """Report a document that cannot be formatted."""
        self.codes |= {finding.code for finding in verdict.findings}
        self.refused = self.refused or any(not concerns_run(finding.code) for finding in verdict.findings)
        emit_aside(self.text.add(verdict))

    def _report_change(self, path: str, more: str = "") -> None:
        self.changed = True
        click.echo(f"{'changed' if self.options.writes else 'would change'} {escape_path(path)}{more}", err=True)
