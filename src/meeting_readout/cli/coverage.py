"""`readout coverage`: which words of the text no anchor covers."""

import sys
from typing import Any, NamedTuple

import click

from meeting_readout.cli.options import (
    REPORT,
    GroupedCommand,
    color_option,
    form_option,
    limit_options,
    option,
    stdin_filename_option,
)
from meeting_readout.cli.output import emit, emit_aside, get_width, wants_color
from meeting_readout.discovery.json_lines import open_collections
from meeting_readout.discovery.search import find_tasks
from meeting_readout.runner.check import check_input
from meeting_readout.runner.covering import Covered, Total, measure_document
from meeting_readout.validator.families import concerns_run, exit_code
from meeting_readout.validator.report import start_report
from meeting_readout.validator.report.escape import escape, escape_json, escape_path
from meeting_readout.validator.report.summary import Options
from meeting_readout.validator.report.words import count_noun


class CoverageOptions(NamedTuple):
    """The options of `readout coverage`, named as on the command line."""

    form: str
    stdin_filename: str
    format_: str
    quiet: bool
    color: str


@click.command("coverage", cls=GroupedCommand)
@click.argument("paths", nargs=-1, required=True)
@form_option
@stdin_filename_option
@option(REPORT, "--format", "format_", type=click.Choice(("text", "json")), default="text", help="Default: text.")
@option(REPORT, "-q", "--quiet", is_flag=True, help="Print the total only.")
@color_option
@limit_options
def command(paths: tuple[str, ...], **given: Any) -> None:
    """Show which words of the text no anchor covers.

    PATHS are files, folders, or - for the standard input; collections (*.readout.jsonl, also with .gz) are read record
    by record. The share counts letters and digits. In a readout with errors, its sound parts are measured. The exit
    code is 0 only where everything is covered and no readout has an error.
    """
    options = CoverageOptions(**given)
    text = start_report("text", Options(wants_color(options.color), get_width()))
    total, codes, failed = Total(), set[str](), False
    report = _JsonReport() if options.format_ == "json" else _TextReport(options.quiet)
    say = emit_aside if options.quiet or options.format_ == "json" else emit
    tasks = find_tasks(paths, options.form, options.stdin_filename)
    for task in open_collections(tasks):
        checked = check_input(*task)
        findings = checked.verdict.findings
        codes |= {finding.code for finding in findings if concerns_run(finding.code)}
        if checked.verdict.readout is None:
            failed = failed or any(not concerns_run(finding.code) for finding in findings)
            say(text.add(checked.verdict))
        covered = measure_document(checked, task.given.record)
        total.add(covered)
        emit(report.add(covered))
    emit(report.end(total))
    sys.exit(exit_code(codes, failed or total.covered < total.letters, False))


class _TextReport:
    """The report for people: a line for each document with a line for each gap, and the total of several."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet

    def add(self, covered: Covered) -> str:
        """Return the lines on one document."""
        if self.quiet or covered.counts is None:
            return ""
        place = escape_path(covered.path) + (f":{covered.line}" if covered.line else "")
        if not covered.counts.total:
            return f"{place}: there is no text to cover.\n"
        gaps = "".join(f"  {name} [{gap.start}:{gap.end}] {escape(gap.words)}\n" for name, gap in covered.gaps)
        return f"{place}: {_format_share(covered.counts.anchored, covered.counts.omitted, covered.counts.total)}{gaps}"

    def end(self, total: Total) -> str:
        """Return the line on all documents, where there are several or nothing else is printed."""
        if total.documents < 2 and not self.quiet:
            return ""
        more = f", {total.without_text:,} without text" if total.without_text else ""
        more += f", {total.not_measured:,} not measured" if total.not_measured else ""
        count = count_noun(total.documents, "document")
        return f"Total of {count}{more}: {_format_share(total.anchored, total.omitted, total.letters)}"


class _JsonReport:
    """The report for programs: one object, its documents as they come, and the total."""

    def __init__(self) -> None:
        self.before = '{"documents": ['

    def add(self, covered: Covered) -> str:
        """Return the object of one document."""
        before, self.before = self.before, ","
        counts = covered.counts
        gaps = [{"block": name, "start": gap.start, "end": gap.end, "words": gap.words} for name, gap in covered.gaps]
        document = {"path": covered.path, "line": covered.line, "id": covered.id, "errors": covered.errors}
        measured = _list_counts(counts.total, counts.anchored, counts.omitted) if counts else None
        return before + "\n" + escape_json(document | {"coverage": measured, "gaps": gaps}).rstrip("\n")

    def end(self, total: Total) -> str:
        """Return the end of the object."""
        counts = {"documents": total.documents, "without_text": total.without_text, "not_measured": total.not_measured}
        rest = escape_json(counts | _list_counts(total.letters, total.anchored, total.omitted))
        return f'{"" if self.before == "," else self.before}],\n"total": {rest}}}\n'


def _list_counts(total: int, anchored: int, omitted: int) -> dict[str, Any]:
    """Return counts of letters and digits, with the share in percent, null without a text."""
    share = _find_percent(anchored + omitted, total) if total else None
    return {"letters": total, "anchored": anchored, "omitted": omitted, "percent": share}


def _format_share(anchored: int, omitted: int, total: int) -> str:
    """Return what is covered of so many letters and digits, as a line."""
    share = _find_percent(anchored + omitted, total)
    percent = f"{share:.0f} %" if share == 100 else f"{share:.1f} %"
    return (
        f"{percent} of {total:,} letters and digits covered: "
        f"{anchored:,} in anchors, {omitted:,} omitted with a reason.\n"
    )


def _find_percent(part: int, whole: int) -> float:
    """Return a share in percent, so that only the whole is 100 %."""
    return 100.0 if part == whole else min(99.9, int(1000 * part / whole) / 10)
