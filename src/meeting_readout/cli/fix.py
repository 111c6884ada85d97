"""`readout fix`: what a program can fix."""

import sys
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import Any, NamedTuple

import click

from meeting_readout.cli.diff import format_difference, paint_difference
from meeting_readout.cli.options import (
    WHAT,
    GroupedCommand,
    color_option,
    force_exclude_option,
    form_option,
    level_option,
    limit_options,
    option,
    split_codes,
)
from meeting_readout.cli.output import emit, emit_aside, emit_bytes, get_width, wants_color
from meeting_readout.config.policy import Settings
from meeting_readout.converters import limits
from meeting_readout.discovery.inputs import Input
from meeting_readout.discovery.json_lines import reject_collection
from meeting_readout.discovery.search import Search
from meeting_readout.files.io import STDIN, Unwritable, write_file
from meeting_readout.runner.check import Checked, check_bytes, check_input
from meeting_readout.runner.formatting import format_checked
from meeting_readout.validator import catalogue
from meeting_readout.validator.families import RUN_EXIT_CODES, exit_code
from meeting_readout.validator.finding import Finding, Verdict
from meeting_readout.validator.fixes.apply import Fixed, Refusal, drop_edits, fix_document
from meeting_readout.validator.report import start_report
from meeting_readout.validator.report.escape import escape_path
from meeting_readout.validator.report.summary import Options, Summary, is_failed

REASONS = {
    "caused": "caused ",
    "revealed": "revealed more than it fixes: ",
    "content": "changed other content",
    "useless": "changed nothing for the better",
}
"""Why a fix is not made, by the kind of harm; what it causes or reveals follows."""


class FixOptions(NamedTuple):
    """The options of `readout fix`, named as on the command line."""

    unsafe: bool
    diff: bool
    select: tuple[str, ...]
    level: str | None
    force_exclude: bool
    form: str
    color: str


@click.command("fix", cls=GroupedCommand)
@click.argument("paths", nargs=-1, required=True)
@option(WHAT, "--unsafe", is_flag=True, help="Also make fixes that need a guess, such as the nearest allowed value.")
@option(WHAT, "--diff", is_flag=True, help="Write nothing; print what would change, and exit 1 if anything would.")
@option(
    WHAT,
    "--select",
    multiple=True,
    callback=split_codes,
    metavar="CODES",
    help="Fix these rules only: Q,S002. All are reported.",
)
@level_option
@force_exclude_option
@form_option
@color_option
@limit_options
def command(paths: tuple[str, ...], **given: Any) -> None:
    """Fix what a program can fix, and report what is left.

    PATHS are files, folders, or - to read the standard input and write the standard output. Findings that readout
    validate marks with "readout fix can do this" are fixed in place: comments, layout and line ends stay. No fix is
    kept that leaves a file with more errors, or changes other content. Fixes that need a guess are made with --unsafe
    only.

    For the layout there is readout fmt: a file that was in the canonical layout stays in it, and any other file keeps
    its own. The exit code is that of readout validate for what is left.
    """
    options = FixOptions(**given)
    text, summary = start_report("text", Options(wants_color(options.color), get_width(), most=200)), Summary()
    settings, codes, failed, changed = Settings(), set[str](), False, False
    search = Search(force=options.force_exclude)
    for asked in map(reject_collection, chain.from_iterable(map(search.find, paths))):
        say = emit_aside if options.diff or asked.path == STDIN else emit
        checked, fixed = _fix(asked, settings, options)
        try:
            _write(asked.path, checked.data, fixed.data, options)
        except Unwritable as error:
            codes.add("E001")
            say(f"{escape_path(asked.path)} cannot be written: {error}.\n")
            fixed = Fixed(checked.data, [], checked.verdict)
        if fixed.data != checked.data:
            changed = True
            say(_format_fixed(asked.path, fixed.fixed, "would fix" if options.diff else "fixed"))
        say(_format_refused(asked.path, fixed.refused))
        summary.add(fixed.verdict)
        codes |= {finding.code for finding in fixed.verdict.findings if finding.code in RUN_EXIT_CODES}
        failed = failed or is_failed(fixed.verdict, asked.config.fail_on)
        say(text.add(fixed.verdict))
    summary.left_out, summary.left_out_more = search.left_out.files, search.left_out.is_cut
    summary.exit_code = exit_code(codes, failed or (options.diff and changed), bool(summary.incomplete))
    (emit_aside if options.diff or STDIN in paths else emit)(text.end(summary))
    sys.exit(summary.exit_code)


def _fix(given: Input, settings: Settings, options: FixOptions) -> tuple[Checked, Fixed]:
    """Return a document as it was checked, and what its fixes make of it; nothing is written yet."""
    level = options.level or given.config.level

    def apply_settings(verdict: Verdict) -> Verdict:  # what the settings tolerate is not fixed
        return settings.apply(verdict, given.config, given.path)

    def check(data: bytes) -> Verdict:
        return apply_settings(check_bytes(data, given.path, level, options.form))

    def is_wanted(finding: Finding) -> bool:
        return (options.unsafe or finding.safety == "safe") and finding.code.startswith(options.select or "")

    checked = check_input(given, level, options.form)
    data = checked.data
    if not data:  # it could not be read, or there is nothing in it
        return checked, Fixed(data, [], checked.verdict)
    checked = checked._replace(verdict=apply_settings(checked.verdict))
    fixed = fix_document(data, checked.verdict, check, is_wanted, limits.get().seconds)
    if fixed.data != data and format_checked(data, checked.verdict)[0] == data:
        formatted, _ = format_checked(fixed.data, fixed.verdict)
        if formatted:
            fixed = fixed._replace(data=formatted, verdict=drop_edits(check(formatted), fixed.refused))
    return checked, fixed


def _write(path: str, data: bytes, fixed: bytes, options: FixOptions) -> None:
    """Write a file if it has changed, or print what would change."""
    if options.diff:
        emit(paint_difference(format_difference(path, data, fixed, "fixed"), options.color))
    elif path == STDIN:
        emit_bytes(fixed)
    elif fixed != data:
        write_file(path, fixed)


def _format_fixed(path: str, fixed: list[Finding], verb: str) -> str:
    """Return in one line what was fixed in a file."""
    counts = Counter(finding.code for finding in fixed)
    parts = (f"{count} x {_format_code(code)}" for code, count in sorted(counts.items()))
    return f"{escape_path(path)}: {verb} {', '.join(parts)}\n"


def _format_refused(path: str, refused: Iterable[Refusal]) -> str:
    """Return a line for all fixes of a rule that were not made for the same reason."""
    counts = Counter((refusal.finding.code, refusal.harm) for refusal in refused)
    return "".join(
        f"{escape_path(path)}: {count} {'fix was' if count == 1 else 'fixes were'} not made: "
        f"{_format_code(code)} would have {REASONS[harm.kind]}{', '.join(map(_format_code, harm.codes))}.\n"
        for (code, harm), count in sorted(counts.items())
    )


def _format_code(code: str) -> str:
    return f"{code} ({catalogue.rules()[code]['name']})"
