"""`readout fmt`: the canonical layout."""

import sys

import click

from meeting_readout import converters
from meeting_readout.cli.diff import difference
from meeting_readout.cli.options import (
    color_option,
    columns,
    emit,
    emit_bytes,
    force_exclude_option,
    form_option,
    limit_options,
    wants_color,
)
from meeting_readout.converters.canonical import CommentInside, rewrite
from meeting_readout.discovery.inputs import Input
from meeting_readout.discovery.json_lines import reject_collection
from meeting_readout.discovery.search import expand
from meeting_readout.files.io import STDIN, Unreadable, Unwritable, read_file, write_file
from meeting_readout.runner.check import check_bytes, check_input, make_failure
from meeting_readout.validator.families import exit_code
from meeting_readout.validator.finding import Verdict
from meeting_readout.validator.report import report
from meeting_readout.validator.report.escape import safe_path
from meeting_readout.validator.report.summary import Options, Summary


@click.command("fmt")
@click.argument("paths", nargs=-1, required=True)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
@force_exclude_option
@form_option
@limit_options
@color_option
def command(paths: tuple[str, ...], check: bool, diff: bool, force_exclude: bool, form: str, color: str) -> None:
    """Bring readouts to the canonical layout. Content is never changed.

    PATHS are files, folders, or - to read the standard input and write the standard output. A file that is no readout
    by the schema is left as it is, with its findings.
    """
    text, summary = report("text", Options(wants_color(color), columns())), Summary()
    codes, changed, refused = set[str](), 0, False
    for given in map(reject_collection, expand(paths, force=force_exclude)):
        verdict, data, laid = _laid(given, form)
        summary.add(verdict)
        if laid is None:
            codes |= {finding.code for finding in verdict.findings}
            refused = refused or any(not finding.code.startswith("E") for finding in verdict.findings)
            click.echo(text.add(verdict), nl=False, err=True, color=True)
            continue
        if given.path == STDIN and not (check or diff):
            emit_bytes(laid)
            continue
        if laid == data:
            continue
        changed += 1
        if diff:
            emit(difference(given.path, data, laid, "canonical"))
        if check or diff:
            click.echo(f"would change {safe_path(given.path)}", err=True)
            continue
        try:
            write_file(given.path, laid)
            click.echo(f"changed {safe_path(given.path)}", err=True)
        except Unwritable as error:
            codes.add("E001")
            click.echo(f"{safe_path(given.path)} cannot be written: {error}.", err=True)
    sys.exit(exit_code(codes, refused or bool((check or diff) and changed), False))


def _laid(given: Input, form: str) -> tuple[Verdict, bytes, bytes | None]:
    """Give the verdict on a file, its bytes, and its canonical layout, None where it is no readout by the schema."""
    if given.code:
        return check_input(given), b"", None
    try:
        data = read_file(given.path)
    except Unreadable as error:
        return make_failure(given.path, "E002", "core", str(error)), b"", None
    verdict = check_bytes(data, given.path, "core", form)
    if any(finding.code[0] in "WSE" and finding.severity == "error" for finding in verdict.findings):
        return verdict, data, None
    readout = converters.trace(data, verdict.form).data if verdict.readout is None else verdict.readout
    try:
        return verdict, data, rewrite(data, readout, verdict.form)
    except CommentInside:
        return make_failure(given.path, "C002", "core", form=verdict.form), data, None
