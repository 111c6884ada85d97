"""`readout coverage`: which words of the text no anchor covers."""

import sys

import click

from meeting_readout.cli.options import color_option, columns, emit, form_option, limit_options, wants_color
from meeting_readout.discovery.json_lines import reject_collection
from meeting_readout.discovery.search import expand
from meeting_readout.runner.check import check_input
from meeting_readout.validator.families import exit_code
from meeting_readout.validator.report import report
from meeting_readout.validator.report.escape import safe, safe_path
from meeting_readout.validator.report.summary import Options, Summary


@click.command("coverage")
@click.argument("path")
@form_option
@limit_options
@color_option
def command(path: str, form: str, color: str) -> None:
    """Say which share of the letters and digits of the text lies in anchors, and which words do not.

    PATH is a readout or a folder of them. The exit code is 0 only where nothing is left uncovered.
    """
    from meeting_readout.document.coverage import measure_coverage
    from meeting_readout.document.view import View
    from meeting_readout.document.walk import walk

    text, summary = report("text", Options(wants_color(color), columns())), Summary()
    codes, left, failed = set[str](), False, False
    for given in map(reject_collection, expand((path,))):
        verdict = check_input(given, "core", form)
        codes |= {finding.code for finding in verdict.findings if finding.code.startswith("E")}
        if verdict.readout is None:
            summary.add(verdict)
            failed = failed or any(not finding.code.startswith("E") for finding in verdict.findings)
            emit(text.add(verdict))
            continue
        if not verdict.readout.get("blocks"):
            emit(f"{safe_path(given.path)}: there is no text to cover.\n")
            continue
        found = measure_coverage(View(walk(verdict.readout)))
        left = left or bool(found.gaps)
        share = _percent(found.anchored + found.omitted, found.total)
        emit(
            f"{safe_path(given.path)}: {share} of {found.total:,} letters and digits covered: "
            f"{found.anchored:,} in anchors, {found.omitted:,} omitted with a reason.\n"
        )
        blocks = verdict.readout["blocks"]
        for gap in found.gaps:
            emit(f"  {blocks[gap.block]['id']} [{gap.start}:{gap.end}] {safe(gap.words)}\n")
    sys.exit(exit_code(codes, failed or left, False))


def _percent(part: int, whole: int) -> str:
    """Write a share so that only the whole is 100 %."""
    share = 100.0 if part == whole else min(99.9, int(1000 * part / whole) / 10)
    return f"{share:.0f} %" if part == whole else f"{share:.1f} %"
