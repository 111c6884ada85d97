"""`readout new`: from a published text to a draft of its readout."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

import click

from meeting_readout.cli.options import GroupedCommand, color_option, limit_options, option
from meeting_readout.cli.output import emit_bytes
from meeting_readout.cli.source_options import (
    WRONG_USAGE,
    extract_source,
    name_source,
    read_source,
    refuse,
    report_remarks,
    select_option,
    source_name_option,
    stop,
    unwrap_option,
)
from meeting_readout.converters import limits
from meeting_readout.converters.forms import FORMS
from meeting_readout.converters.round_trip import RoundTripError
from meeting_readout.files.io import STDIN, Unwritable, write_file
from meeting_readout.runner.check import make_failure, make_round_trip_failure
from meeting_readout.runner.timeout import TimedOut, run_within
from meeting_readout.validator.report.escape import escape_path

ITEMS = ("sure", "all", "none")
DRAFT = "the draft"
"""What a draft is called in findings that keep it from being written."""
DRAFTED, ABOUT = "What to write", "About the release"
"""The groups of the options that this verb alone has."""
PROGRAM_FAILED = 2
"""The exit code where the program of `--with` proposes nothing."""
EXAMPLES = """
\b
Examples:
  readout new release.html -o council-12.readout.yaml
  curl https://example.org/12 | readout new - --url https://example.org/12
  readout new release.docx --with "llm -m MODEL" -o council-12.readout.yaml
"""


class NewOptions(NamedTuple):
    """The options of `readout new`, named as on the command line."""

    output: str
    target: str | None
    id_: str
    language: str
    published: str
    url: str
    items: Literal["sure", "all", "none"]
    program: str | None
    rounds: int | None
    select: str
    unwrap: bool
    stdin_filename: str
    color: str


@click.command("new", cls=GroupedCommand, epilog=EXAMPLES)
@click.argument("source")
@option(DRAFTED, "-o", "--output", default=STDIN, metavar="FILE", help="The new file. Default: the standard output.")
@option(
    DRAFTED, "--to", "target", type=click.Choice(tuple(FORMS)), help="The form. Default: by the name of -o, else yaml."
)
@option(DRAFTED, "--items", type=click.Choice(ITEMS), default="sure", help="Which items to propose. Default: sure.")
@option(
    DRAFTED,
    "--with",
    "program",
    metavar="COMMAND",
    help="Let a program propose the items instead, without a shell.",
)
@option(DRAFTED, "--rounds", type=click.IntRange(1, 20), help="How often --with may ask. Default: 3.")
@option(ABOUT, "--id", "id_", default="", metavar="ID", help="Its id. Default: by the name of the source.")
@option(
    ABOUT, "--language", default="", metavar="TAG", help="Its language. Default: that of the page, or by its words."
)
@option(ABOUT, "--published", default="", metavar="DATE", help="When it was published. Default: as the page says.")
@option(ABOUT, "--url", default="", metavar="URL", help="Its address; nothing is fetched. Default: as the page says.")
@select_option
@unwrap_option
@source_name_option
@color_option
@limit_options
def command(source: str, **given: Any) -> None:
    """Make a draft of a readout from a published text.

    SOURCE is a text, a page in HTML, a Word document (.docx) or a PDF, or - for the standard input. Its paragraphs
    become blocks, word for word; what was left out is reported. The items of the draft are proposals: each says
    unconfirmed until a person removes that. The draft is valid at the level anchored.

    An existing file is not written over. A PDF needs the extra pdf: pip install 'meeting-readout[pdf]'.
    """
    options = NewOptions(**given)
    if options.rounds is not None and options.program is None:
        raise click.UsageError("--rounds is about --with, which is not given.")
    name = name_source(source, given)
    data = read_source(source, name, options.color)
    retrieved = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    _refuse_existing(options)
    form = options.target or _find_form(options.output)
    from meeting_readout.drafting.skeleton import Given, make_skeleton
    from meeting_readout.drafting.sources.extracted import SourceOptions, UsageError

    extracted = extract_source(data, name, SourceOptions(options.select, options.unwrap), options.color)
    told = Given(options.id_, options.language, options.published, options.url)
    called = Path(name).name if name != STDIN else ""
    try:
        readout = make_skeleton(extracted, data, called, told, retrieved)
    except UsageError as error:
        stop(name, str(error), WRONG_USAGE)
    report_remarks(name, extracted.remarks)
    written = _draft_within_limit(readout, form, name, options)
    _write(written, options)


def _draft_within_limit(readout: dict[str, Any], form: str, name: str, options: NewOptions) -> bytes:
    """Return the draft as it is written, proven; report why there is none, and exit."""
    from meeting_readout.drafting.proof import list_errors
    from meeting_readout.drafting.writing import explain_failure, prove_draft, write_draft

    def work() -> bytes:
        # A draft with an error outside its items is refused below, with the place: no program is asked for it.
        drafted, reasons = (readout, {}) if list_errors(readout) else _add_items(readout, name, options)
        try:
            written = write_draft(drafted, reasons, form)
        except RoundTripError as error:  # a limit of the form, most likely
            refuse(explain_failure(drafted, form, DRAFT) or make_round_trip_failure(name, "core", form, error), color)
        verdict = prove_draft(written, form, DRAFT)
        if not verdict.valid:
            refuse(verdict, color)
        return written

    seconds, color = limits.get().seconds, options.color
    try:
        return run_within(seconds, work)
    except TimedOut:
        refuse(make_failure(name, "W905", "core", words={"limit": f"{seconds:g}"}), color)


def _add_items(readout: dict[str, Any], name: str, options: NewOptions) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the readout with proposed items, and the reason for each by its id."""
    if options.program is not None:
        return _ask_program(readout, options.program, name, options)
    if options.items == "none":
        return readout, {}
    from meeting_readout.drafting.draft import draft

    drafted, reasons = draft(readout, "all" if options.items == "all" else "sure")
    return drafted, reasons


def _ask_program(
    readout: dict[str, Any], program: str, name: str, options: NewOptions
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the readout with what the program of `--with` proposes; report why it proposes nothing, and exit."""
    from meeting_readout.drafting.command import CommandError
    from meeting_readout.drafting.model_draft import ROUNDS, draft_with

    try:
        drafted, reasons, dropped = draft_with(readout, program, options.rounds or ROUNDS)
    except CommandError as error:
        stop(name, f"--with: {error}", PROGRAM_FAILED)
    report_remarks(name, [f"{key} was left out: {why}" for key, why in dropped.items()])
    return drafted, reasons


def _find_form(output: str) -> str:
    """Return the form that the name of the output shows; without one, that for people who write by hand."""
    return next((form for form, (endings,) in FORMS.items() if output.lower().endswith(endings)), "yaml")


def _refuse_existing(options: NewOptions) -> None:
    """Report an output that is there already, and exit."""
    if options.output != STDIN and os.path.lexists(options.output):
        words = {"name": Path(options.output).name}
        refuse(make_failure(options.output, "C003", "core", variant="there", words=words), options.color)


def _write(written: bytes, options: NewOptions) -> None:
    """Write the draft to a new file, or to the standard output."""
    if options.output == STDIN:
        emit_bytes(written)
        return
    _refuse_existing(options)  # again: another program may have written it meanwhile
    try:
        write_file(options.output, written)
    except Unwritable as error:
        click.echo(f"{escape_path(options.output)} cannot be written: {error}.", err=True)
        sys.exit(WRONG_USAGE)
