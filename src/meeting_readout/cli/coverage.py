"""`readout coverage`: which words of the text no anchor covers."""

import sys

import click

from meeting_readout.cli.options import GroupedCommand, color_option, form_option, limit_options
from meeting_readout.cli.output import emit, get_width, wants_color
from meeting_readout.discovery.inputs import Task
from meeting_readout.discovery.json_lines import open_collections
from meeting_readout.discovery.search import find_inputs
from meeting_readout.runner.check import check_input
from meeting_readout.validator.families import concerns_run, exit_code
from meeting_readout.validator.report import start_report
from meeting_readout.validator.report.escape import escape, escape_path
from meeting_readout.validator.report.summary import Options, Summary


@click.command("coverage", cls=GroupedCommand)
@click.argument("path")
@form_option
@color_option
@limit_options
def command(path: str, form: str, color: str) -> None:
    """Show which words of the text no anchor covers.

    PATH is a readout or a folder of them. The share counts letters and digits. The exit code is 0 only where everything
    is covered.
    """
    from meeting_readout.document.coverage import measure_coverage
    from meeting_readout.document.view import View
    from meeting_readout.document.walk import walk

    text, summary = start_report("text", Options(wants_color(color), get_width())), Summary()
    codes, left, failed = set[str](), False, False
    for task in open_collections(Task(given, "core", form) for given in find_inputs((path,))):
        given, verdict = task.given, check_input(*task).verdict
        codes |= {finding.code for finding in verdict.findings if concerns_run(finding.code)}
        if verdict.readout is None:
            summary.add(verdict)
            failed = failed or any(not concerns_run(finding.code) for finding in verdict.findings)
            emit(text.add(verdict))
            continue
        if not verdict.readout.get("blocks"):
            emit(f"{escape_path(given.path)}: there is no text to cover.\n")
            continue
        found = measure_coverage(View(walk(verdict.readout)))
        left = left or bool(found.gaps)
        share = _format_percent(found.anchored + found.omitted, found.total)
        emit(
            f"{escape_path(given.path)}: {share} of {found.total:,} letters and digits covered: "
            f"{found.anchored:,} in anchors, {found.omitted:,} omitted with a reason.\n"
        )
        blocks = verdict.readout["blocks"]
        for gap in found.gaps:
            emit(f"  {blocks[gap.block]['id']} [{gap.start}:{gap.end}] {escape(gap.words)}\n")
    sys.exit(exit_code(codes, failed or left, False))


def _format_percent(part: int, whole: int) -> str:
    """Return a share in percent, so that only the whole is 100 %."""
    share = 100.0 if part == whole else min(99.9, int(1000 * part / whole) / 10)
    return f"{share:.0f} %" if part == whole else f"{share:.1f} %"
