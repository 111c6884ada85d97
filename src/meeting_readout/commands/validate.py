"""`readout validate`: all layers, read only."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from meeting_readout import files
from meeting_readout.commands.options import color_option, columns, emit, form_option, wants_color
from meeting_readout.judge import exit_code, judge
from meeting_readout.validator.report import FORMATS, Options, Report, Summary, grave, report

LEVELS = ("core", "anchored", "complete")


@click.command("validate")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    default="core",
    help="Check at this level at least; default: what the file claims, else core.",
)
@click.option(
    "--fail-on",
    type=click.Choice(("error", "warning", "info", "never")),
    default="error",
    show_default=True,
    help="What makes the exit code 1.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="FORMAT[:FILE]",
    help=f"Report as {', '.join(FORMATS)}; repeatable, each to its file. Default: text.",
)
@click.option("--max-findings", type=click.IntRange(1), help="Show no more findings than this; default 200 in text.")
@click.option(
    "--sarif-line-hash", is_flag=True, help="For SARIF that is uploaded by the API: our fingerprint as line hash."
)
@form_option
@click.option("--stdin-filename", default="", metavar="NAME", help="What - is called in reports.")
@click.option("--allow-empty", is_flag=True, help="A folder without readouts is no fault.")
@color_option
@click.option("-q", "--quiet", is_flag=True, help="Leave the summary out.")
def command(
    paths: tuple[str, ...],
    level: str,
    fail_on: str,
    formats: tuple[str, ...],
    max_findings: int | None,
    sarif_line_hash: bool,
    form: str,
    stdin_filename: str,
    allow_empty: bool,
    color: str,
    quiet: bool,
) -> None:
    """Check readouts: the form, the schema, the rules. PATHS are files, folders, or - for the standard input.

    A folder is searched for *.readout.json and *.readout.xml; a file named by hand is always taken.
    """
    reports = [_report(spec, max_findings, color, quiet, sarif_line_hash) for spec in formats or ("text",)]
    summary, codes, failed = Summary(), set[str](), False
    for given in files.expand(paths):
        if given.code == "E003" and allow_empty:
            continue
        verdict = judge(given, level, form, stdin_filename if given.path == files.STDIN else "")
        summary.add(verdict)
        codes |= {finding.code for finding in verdict.findings if finding.code.startswith("E")}
        failed = failed or grave((f for f in verdict.findings if not f.code.startswith("E")), fail_on)
        for made, write in reports:
            write(made.add(verdict))
    summary.exit_code = exit_code(codes, failed, bool(summary.incomplete))
    for made, write in reports:
        write(made.end(summary))
    sys.exit(summary.exit_code)


def _report(
    spec: str, most: int | None, color: str, quiet: bool, line_hash: bool
) -> tuple[Report, Callable[[str], None]]:
    """Begin the report that `FORMAT[:FILE]` asks for, and give where its text goes."""
    format_, _, file_name = spec.partition(":")
    if format_ not in FORMATS:
        raise click.UsageError(f"There is no format {format_!r}; there are {', '.join(FORMATS)}.")
    most = 200 if most is None and format_ == "text" and not file_name else most
    options = Options(wants_color(color) and not file_name, columns(), quiet, most, line_hash)
    if not file_name:
        return report(format_, options), emit
    try:
        opened = Path(file_name).open("w", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: SIM115 - for the run
    except OSError as error:
        raise click.UsageError(f"{file_name} cannot be written: {error.strerror}.") from None
    stream = click.get_current_context().with_resource(opened)
    return report(format_, options), lambda text: print(text, end="", file=stream, flush=True)
