"""What the verbs share that read the source of a release: its options, its bytes, and what went wrong with it."""

import sys
from typing import Any, NoReturn

import click

from meeting_readout.cli.options import Decorator, option
from meeting_readout.cli.output import emit_aside, get_width, wants_color
from meeting_readout.converters import limits
from meeting_readout.drafting.sources import extract
from meeting_readout.drafting.sources.extracted import Extracted, SourceError, SourceOptions, UsageError
from meeting_readout.files.io import STDIN, Unreadable, read_file
from meeting_readout.runner.check import make_failure
from meeting_readout.runner.timeout import TimedOut, run_within
from meeting_readout.validator.families import exit_code_of_errors
from meeting_readout.validator.finding import Verdict
from meeting_readout.validator.report import start_report
from meeting_readout.validator.report.escape import escape, escape_path
from meeting_readout.validator.report.summary import Options

UNREADABLE = 3
"""The exit code where a source cannot be read."""
WRONG_USAGE = 2
SOURCE = "The source"
"""The group of the options about it."""

select_option: Decorator = option(
    SOURCE,
    "--select",
    default="",
    metavar="XPATH",
    help="Of a page in HTML: the elements that hold the text. Default: main, article, or the body without its frame.",
)
unwrap_option: Decorator = option(
    SOURCE, "--unwrap", is_flag=True, help="Of a plain text: join the lines of each paragraph."
)
source_name_option: Decorator = option(
    SOURCE, "--stdin-filename", default="", metavar="NAME", help="The name of - in reports; it shows the kind, too."
)


def read_source(path: str, name: str, color: str) -> bytes:
    """Return the bytes of a source within the limit; report what cannot be read, and exit."""
    from pathlib import Path

    most = limits.get().bytes
    if path != STDIN and not Path(path).exists():
        refuse(make_failure(name, "E001", "core"), color)
    try:
        data = read_file(path)
    except Unreadable as error:
        refuse(make_failure(name, "E002", "core", str(error)), color)
    if len(data) > most:
        words = {"limit": limits.format_bytes(most), "size": f"more than {most:,}"}
        refuse(make_failure(name, "W901", "core", words=words), color)
    return data


def extract_source(data: bytes, name: str, options: SourceOptions, color: str) -> Extracted:
    """Return the blocks of a source within the time limit; report why there are none, and exit."""
    seconds = limits.get().seconds
    try:
        return run_within(seconds, lambda: extract(data, "" if name == STDIN else name, options))
    except TimedOut:
        refuse(make_failure(name, "W905", "core", words={"limit": f"{seconds:g}"}), color)
    except SourceError as error:
        stop(name, str(error), UNREADABLE)
    except UsageError as error:
        stop(name, str(error), WRONG_USAGE)
    except Exception as error:
        refuse(make_failure(name, "E004", "core", f"{type(error).__name__}: {error}"[:200]), color)


def refuse(verdict: Verdict, color: str) -> NoReturn:
    """Print findings to the standard error, and exit with the code that they cause."""
    text = start_report("text", Options(wants_color(color), get_width()))
    codes = {finding.code for finding in verdict.findings if finding.severity == "error"}
    emit_aside(text.add(verdict))
    sys.exit(exit_code_of_errors(codes))


def stop(name: str, why: str, code: int) -> NoReturn:
    """Print a sentence about a source, and exit."""
    click.echo(f"{escape_path(name)}: {escape(why)}", err=True)
    sys.exit(code)


def report_remarks(name: str, remarks: list[str]) -> None:
    """Print what was left out of a source, or is not as it was, a line each."""
    for remark in remarks:
        click.echo(f"{escape_path(name)}: {escape(remark)}", err=True)


def name_source(path: str, given: dict[str, Any]) -> str:
    """Return what a source is called in reports."""
    return (path == STDIN and str(given["stdin_filename"])) or path
