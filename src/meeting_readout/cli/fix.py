"""`readout fix`: what a program can mend."""

import sys
from collections import Counter

import click

from meeting_readout import converters
from meeting_readout.cli.diff import difference
from meeting_readout.cli.options import (
    codes,
    color_option,
    columns,
    emit,
    emit_bytes,
    force_exclude_option,
    form_option,
    limit_options,
    wants_color,
)
from meeting_readout.config.policy import Settings
from meeting_readout.converters import limits
from meeting_readout.converters.canonical import CommentInside, rewrite
from meeting_readout.converters.round_trip import RoundTripError
from meeting_readout.discovery.inputs import Input
from meeting_readout.discovery.json_lines import reject_collection
from meeting_readout.discovery.search import expand
from meeting_readout.files.io import STDIN, Unreadable, Unwritable, read_file, write_file
from meeting_readout.runner.check import check_bytes, check_input, make_failure
from meeting_readout.validator import catalogue
from meeting_readout.validator.families import RUN, exit_code
from meeting_readout.validator.finding import Finding, Verdict
from meeting_readout.validator.fixes.apply import Mended, Wanted, mend
from meeting_readout.validator.report import report
from meeting_readout.validator.report.escape import safe_path
from meeting_readout.validator.report.summary import Options, Summary, grave


@click.command("fix")
@click.argument("paths", nargs=-1, required=True)
@click.option("--unsafe", is_flag=True, help="Make fixes that need a guess as well, such as the nearest allowed value.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change, and exit 1 if anything would.")
@click.option("--select", multiple=True, callback=codes, metavar="CODES", help="Mend these rules only: Q,S002.")
@click.option(
    "--level",
    type=click.Choice(("core", "anchored", "complete")),
    help="Check at this level at least; default: that of the settings, else what the file claims, else core.",
)
@force_exclude_option
@form_option
@limit_options
@color_option
def command(
    paths: tuple[str, ...],
    unsafe: bool,
    diff: bool,
    select: tuple[str, ...],
    level: str | None,
    force_exclude: bool,
    form: str,
    color: str,
) -> None:
    """Mend readouts, as far as a program can, and tell of what is left.

    PATHS are files, folders, or - to read the standard input and write the standard output. What readout validate
    marks with "readout fix can do this" is mended where it stands: comments, layout and line ends stay. No fix is kept
    that leaves a file with more findings than before. Fixes that need a guess are made with --unsafe only.

    Layout is the matter of readout fmt: a file that was in the canonical layout is in it afterwards, and any other
    keeps its own. The exit code is that of readout validate for what is left.
    """
    text, summary = report("text", Options(wants_color(color), columns(), most=200)), Summary()
    settings, run, failed, changed = Settings(), set[str](), False, False

    def wanted(finding: Finding) -> bool:
        return (unsafe or finding.safety == "safe") and finding.code.startswith(select or "")

    for given in map(reject_collection, expand(paths, force=force_exclude)):
        say = _aside if diff or given.path == STDIN else emit
        data, before, mended = _mended(given, level or given.config.level, form, settings, wanted)
        try:
            _put(given.path, data, mended.data, diff)
        except Unwritable as error:
            run.add("E001")
            say(f"{safe_path(given.path)} cannot be written: {error}.\n")
            mended = Mended(data, [], before)
        if mended.data != data:
            changed = True
            say(_told(given.path, mended.fixed, "would fix" if diff else "fixed"))
        summary.add(mended.verdict)
        run |= {finding.code for finding in mended.verdict.findings if finding.code in RUN}
        failed = failed or grave((f for f in mended.verdict.findings if f.code not in RUN), given.config.fail_on)
        say(text.add(mended.verdict))
    summary.exit_code = exit_code(run, failed or (diff and changed), bool(summary.incomplete))
    (_aside if diff or STDIN in paths else emit)(text.end(summary))
    sys.exit(summary.exit_code)


def _mended(given: Input, level: str, form: str, settings: Settings, wanted: Wanted) -> tuple[bytes, Verdict, Mended]:
    """Give the bytes of a file and the verdict on them, and the same after mending; nothing is written yet."""

    def look(data: bytes) -> Verdict:  # what the settings tolerate is not mended
        return settings.apply(check_bytes(data, given.path, level, form), given.config, given.path)

    data, before = b"", None
    try:
        if given.code or given.findings:
            before = check_input(given, level, form)
        else:
            data = read_file(given.path)
    except Unreadable as error:
        before = make_failure(given.path, "E002", level, str(error))
    if before is not None:
        return data, before, Mended(data, [], before)
    before = look(data)
    mended = mend(data, before, look, wanted, limits.current().seconds)
    if mended.data != data and _laid(data, before) == data:
        laid = _laid(mended.data, mended.verdict)
        mended = Mended(laid, mended.fixed, look(laid)) if laid else mended
    return data, before, mended


def _aside(text: str) -> None:
    """Print to the standard error, where it cannot be taken for a document or a difference."""
    click.echo(text, nl=False, err=True, color=True)


def _laid(data: bytes, verdict: Verdict) -> bytes | None:
    """Give the canonical layout of a file, None where it is no readout by the schema, or something would be lost."""
    if any(finding.code[0] in "WSE" and finding.severity == "error" for finding in verdict.findings):
        return None
    readout = converters.trace(data, verdict.form).data if verdict.readout is None else verdict.readout
    try:
        return rewrite(data, readout, verdict.form)
    except (CommentInside, RoundTripError):
        return None


def _put(path: str, data: bytes, mended: bytes, diff: bool) -> None:
    """Write a file if it has changed, or print what would change."""
    if diff:
        emit(difference(path, data, mended, "fixed"))
    elif path == STDIN:
        emit_bytes(mended)
    elif mended != data:
        write_file(path, mended)


def _told(path: str, fixed: list[Finding], verb: str) -> str:
    """Say in one line what was mended in a file."""
    rules, counts = catalogue.rules(), Counter(finding.code for finding in fixed)
    parts = (f"{count} x {code} ({rules[code]['name']})" for code, count in sorted(counts.items()))
    return f"{safe_path(path)}: {verb} {', '.join(parts)}\n"
