"""`readout fix`: what a program can fix."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from itertools import chain
from typing import Any, NamedTuple

import click

from meeting_readout.cli.difference import format_difference, format_record_difference, paint_difference
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
    stdin_filename_option,
)
from meeting_readout.cli.output import emit, emit_aside, emit_bytes, get_width, open_stdout, wants_color
from meeting_readout.config.policy import Settings
from meeting_readout.converters import limits
from meeting_readout.discovery.inputs import Input
from meeting_readout.discovery.json_lines import is_collection
from meeting_readout.discovery.search import Search
from meeting_readout.files.io import STDIN, Unwritable, write_file
from meeting_readout.runner.check import RECORD_FORM, Checked, check_bytes, check_input, place_record
from meeting_readout.runner.formatting import format_checked, format_record
from meeting_readout.runner.rewriting import Rewriting, rewrite_collection
from meeting_readout.runner.tidying import may_tidy, tidy_record
from meeting_readout.validator import catalogue
from meeting_readout.validator.families import RUN_EXIT_CODES, exit_code
from meeting_readout.validator.finding import Finding, Verdict
from meeting_readout.validator.fixes.apply import Fixed, Refusal, drop_edits, fix_document
from meeting_readout.validator.fixes.harm import Harm
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


Say = Callable[[str], object]
"""What prints the report on a file."""


class FixOptions(NamedTuple):
    """The options of `readout fix`, named as on the command line."""

    unsafe: bool
    diff: bool
    select: tuple[str, ...]
    level: str | None
    force_exclude: bool
    form: str
    stdin_filename: str
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
@stdin_filename_option
@color_option
@limit_options
def command(paths: tuple[str, ...], **given: Any) -> None:
    """Fix what a program can fix, and report what is left.

    PATHS are files, folders, or - to read the standard input and write the standard output. Findings that readout
    validate marks with "readout fix can do this" are fixed in place: comments, layout and line ends stay. No fix is
    kept that leaves a file with more errors, or changes other content. Fixes that need a guess are made with --unsafe
    only.

    For the layout there is readout fmt: a file that was in the canonical layout stays in it, and any other file keeps
    its own. A collection (*.readout.jsonl, also with .gz) is fixed record by record. The exit code is that of readout
    validate for what is left.
    """
    options = FixOptions(**given)
    search, run = Search(force=options.force_exclude), _Run(options)
    for asked in chain.from_iterable(search.find(path, options.stdin_filename) for path in paths):
        run.fix_input(asked)
    summary = run.summary
    summary.left_out, summary.left_out_more = search.left_out.files, search.left_out.is_cut
    failed = run.failed or (options.diff and run.changed)
    summary.exit_code = exit_code(run.codes, failed, bool(summary.incomplete))
    (emit_aside if options.diff or STDIN in paths else emit)(run.text.end(summary))
    sys.exit(summary.exit_code)


class _Run:
    """One run: what it was asked for, and what became of the files so far."""

    def __init__(self, options: FixOptions) -> None:
        self.options, self.settings, self.summary = options, Settings(), Summary()
        self.text = start_report("text", Options(wants_color(options.color), get_width(), most=200))
        self.codes, self.failed, self.changed = set[str](), False, False
        self.verb = "would fix" if options.diff else "fixed"

    def fix_input(self, given: Input) -> None:
        """Fix a file or a collection, and report what was done and what is left."""
        path = (given.path == STDIN and self.options.stdin_filename) or given.path
        say = emit_aside if self.options.diff or given.path == STDIN else emit
        if is_collection(path) and not given.code:
            self._fix_collection(given, path, say)
        else:
            self._fix_file(given, path, say)

    def _fix_file(self, given: Input, path: str, say: Say) -> None:
        checked, fixed, counts = _fix(given, path, self.settings, self.options)
        try:
            _write(given.path, path, checked.data, fixed.data, self.options)
        except Unwritable as error:
            self._report_unwritable(path, error, say)
            fixed = Fixed(checked.data, [], checked.verdict)
        if fixed.data != checked.data:
            self.changed = True
            say(_format_fixed(path, counts, self.verb))
        say(_format_refused(path, _count_refusals(fixed.refused)))
        self._report_left(given, fixed.verdict, say)

    def _fix_collection(self, given: Input, path: str, say: Say) -> None:
        """Fix the records of a collection one by one; it is written whole, or not at all."""
        in_place = not self.options.diff and given.path != STDIN
        to_stdout = not self.options.diff and given.path == STDIN
        fixed, refused = Counter[str](), Counter[tuple[str, Harm]]()
        try:
            with (
                open_stdout() if to_stdout else nullcontext() as stream,
                rewrite_collection(given.path, path, stream, in_place, tidies=False) as work,
            ):
                self._fix_records(given, path, work, fixed, refused, say)
        except Unwritable as error:
            self._report_unwritable(path, error, say)
            return
        if work.is_damaged and in_place and work.count > 1:
            say(f"{escape_path(path)}: left as it is, since not all of it could be read.\n")
        elif fixed and not (work.is_damaged and in_place):
            self.changed = True
            say(_format_fixed(path, fixed, self.verb))
        say(_format_refused(path, refused))

    def _fix_records(
        self,
        given: Input,
        path: str,
        work: Rewriting,
        fixed: Counter[str],
        refused: Counter[tuple[str, Harm]],
        say: Say,
    ) -> None:
        """Fix each record, report what is left in it, and count the fixes that were made or not made."""
        header = True
        for record in work.read():
            asked = given._replace(path=path, record=record)
            _checked, made, counts = _fix(asked, path, self.settings, self.options)
            if self.options.diff and made.data != record.data:
                difference = format_record_difference(path, record, made.data, work.count, "fixed", header)
                emit(paint_difference(difference, self.options.color))
                header = False
            if not record.code:
                work.put(record, made.data)
            fixed += counts
            refused += _count_refusals(made.refused)
            self._report_left(asked, made.verdict, say)

    def _report_left(self, given: Input, verdict: Verdict, say: Say) -> None:
        """Report what is left of the findings of a document."""
        self.summary.add(verdict)
        self.codes |= {finding.code for finding in verdict.findings if finding.code in RUN_EXIT_CODES}
        self.failed = self.failed or is_failed(verdict, given.config.fail_on)
        say(self.text.add(verdict))

    def _report_unwritable(self, path: str, error: Unwritable, say: Say) -> None:
        self.codes.add("E001")
        say(f"{escape_path(path)} cannot be written: {error}.\n")


def _fix(given: Input, path: str, settings: Settings, options: FixOptions) -> tuple[Checked, Fixed, Counter[str]]:
    """Return a document as it was checked, what its fixes make of it, and how many findings of each rule they fix.

    Nothing is written yet.
    """
    level, record = options.level or given.config.level, given.record
    form = RECORD_FORM if record else options.form
    format_again = format_record if record else format_checked

    def apply_settings(verdict: Verdict) -> Verdict:  # what the settings tolerate is not fixed
        return settings.apply(verdict, given.config, path)

    def check(data: bytes) -> Verdict:
        return apply_settings(check_bytes(data, path, level, form))

    def is_wanted(finding: Finding) -> bool:
        return (options.unsafe or finding.safety == "safe") and finding.code.startswith(options.select or "")

    counts = Counter[str]()
    if record and not record.code:  # its edits count from its own beginning
        data = record.data
        if may_tidy(given.config, options.select):
            data, counts = tidy_record(data)
        checked = Checked(check_bytes(data, path, level, form), data)
    else:
        checked = check_input(given, level, form, path)
    data = checked.data
    if not data:  # it could not be read, or there is nothing in it
        return checked, Fixed(data, [], checked.verdict), counts
    checked = checked._replace(verdict=apply_settings(checked.verdict))
    fixed = fix_document(data, checked.verdict, check, is_wanted, limits.get().seconds)
    if fixed.data != data and format_again(data, checked.verdict)[0] == data:
        formatted, _ = format_again(fixed.data, fixed.verdict)
        if formatted and formatted != fixed.data:
            fixed = fixed._replace(data=formatted, verdict=drop_edits(check(formatted), fixed.refused))
    counts.update(finding.code for finding in fixed.fixed)
    return checked, fixed._replace(verdict=place_record(fixed.verdict, record)), counts


def _write(source: str, path: str, data: bytes, fixed: bytes, options: FixOptions) -> None:
    """Write a file if it has changed, or print what would change."""
    if options.diff:
        emit(paint_difference(format_difference(path, data, fixed, "fixed"), options.color))
    elif source == STDIN:
        emit_bytes(fixed)
    elif fixed != data:
        write_file(path, fixed)


def _format_fixed(path: str, counts: Counter[str], verb: str) -> str:
    """Return in one line what was fixed in a file."""
    parts = (f"{count} x {_format_code(code)}" for code, count in sorted(counts.items()))
    return f"{escape_path(path)}: {verb} {', '.join(parts)}\n"


def _count_refusals(refused: Iterable[Refusal]) -> Counter[tuple[str, Harm]]:
    """Count the fixes that were not made, by the rule and the reason."""
    return Counter((refusal.finding.code, refusal.harm) for refusal in refused)


def _format_refused(path: str, counts: Counter[tuple[str, Harm]]) -> str:
    """Return a line for all fixes of a rule that were not made for the same reason."""
    return "".join(
        f"{escape_path(path)}: {count} {'fix was' if count == 1 else 'fixes were'} not made: "
        f"{_format_code(code)} would have {REASONS[harm.kind]}{', '.join(map(_format_code, harm.codes))}.\n"
        for (code, harm), count in sorted(counts.items())
    )


def _format_code(code: str) -> str:
    return f"{code} ({catalogue.rules()[code]['name']})"
