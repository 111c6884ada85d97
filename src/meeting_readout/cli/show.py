"""`readout show`: a readout in the terminal, as a page, or an archive as a site."""

import shutil
import sys
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, NamedTuple

import click

from meeting_readout.cli.options import (
    REPORT,
    WHICH,
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
from meeting_readout.runner.viewing import Shown, view_document
from meeting_readout.validator.families import concerns_run, exit_code
from meeting_readout.validator.report import start_report
from meeting_readout.validator.report.summary import Options

ROWS = 40
"""How many lines a summary has at most where the screen has no height."""
LEAST, MOST = 40, 1000
"""How wide the text can be asked to be."""


class ShowOptions(NamedTuple):
    """The options of `readout show`, named as on the command line."""

    output: str
    open_: bool
    width: int | None
    full: bool
    form: str
    stdin_filename: str
    color: str

    @property
    def columns(self) -> int:
        """The width of the text."""
        return self.width or get_width()


@click.command("show", cls=GroupedCommand)
@click.argument("paths", nargs=-1, required=True)
@option(WHICH, "-o", "--output", default="", metavar="OUT", help="Write a page (x.html) or a site (FOLDER/).")
@option(WHICH, "--open", "open_", is_flag=True, help="Open what was written in the browser.")
@option(REPORT, "--full", is_flag=True, help="In the terminal, show every property.")
@option(
    REPORT, "--width", type=click.IntRange(LEAST, MOST), metavar="N", help="Columns. Default: those of the terminal."
)
@color_option
@form_option
@stdin_filename_option
@limit_options
def command(paths: tuple[str, ...], **given: Any) -> None:
    """Show readouts: who met, what was decided, who is to do what.

    PATHS are files, folders, or - for the standard input; collections (*.readout.jsonl, also with .gz) are read record
    by record. One readout is shown as a summary that fits the screen, several as a line each. With -o, one readout is
    written as a page, which needs no other file and no network, and several as a site: an index, a page for each
    readout, body and person, the deadlines, and two pictures. A readout with errors is shown as far as it can be read,
    with its findings; the exit code is then 1.
    """
    options = ShowOptions(**given)
    if options.open_ and not options.output:
        raise click.UsageError("--open is for what -o writes.")
    documents = Documents(paths, options)
    if options.output:
        from meeting_readout.cli.show_pages import write_pages

        write_pages(iter(documents), paths, options.output, options.open_)
        sys.exit(exit_code(documents.codes, documents.failed, False))
    found = iter(documents)
    first = list(islice(found, 2))
    if len(first) < 2 and not documents.has_others:
        for shown in first:
            emit(_format_one(shown, options))
    else:
        _list_many(chain(first, found), options)
    sys.exit(exit_code(documents.codes, documents.failed, False))


class Documents:
    """The documents of a run, each as far as it can be read.

    What cannot be read is reported and left out. `codes` are those that concern the run, `failed` says that a document
    has errors, `has_others` that something was left out.
    """

    def __init__(self, paths: tuple[str, ...], options: ShowOptions) -> None:
        self.paths, self.options = paths, options
        self.codes, self.failed, self.has_others = set[str](), False, False
        self._text = start_report("text", Options(wants_color(options.color), options.columns))

    def __iter__(self) -> Iterator[Shown]:
        """Yield the documents in the order of the paths."""
        options = self.options
        tasks = find_tasks(self.paths, options.form, options.stdin_filename)
        for task in open_collections(tasks):
            checked = check_input(*task)
            findings = checked.verdict.findings
            self.codes |= {finding.code for finding in findings if concerns_run(finding.code)}
            self.failed = self.failed or any(f.severity == "error" and not concerns_run(f.code) for f in findings)
            view = view_document(checked)
            if view is None:
                self.has_others = True
                emit_aside(self._text.add(checked.verdict))
            else:
                yield Shown(checked, view)


def _format_one(shown: Shown, options: ShowOptions) -> str:
    """Return one document: the findings that are errors, then the summary or everything."""
    from meeting_readout.page.full import format_full
    from meeting_readout.page.names import Names
    from meeting_readout.page.summary import Look, format_summary
    from meeting_readout.validator.report.text import choose_paint

    color = wants_color(options.color)
    errors = [] if shown.checked.verdict.valid else [shown.checked.verdict]
    findings = "".join(map(start_report("text", Options(color, options.columns)).add, errors))
    rows = shutil.get_terminal_size((80, ROWS)).lines - findings.count("\n")
    look = Look(options.columns, rows, choose_paint(color))
    return findings + (format_full if options.full else format_summary)(Names(shown.view), look)


def _list_many(documents: Iterator[Shown], options: ShowOptions) -> None:
    """Print a line for each document, as they come."""
    from meeting_readout.page.facts import collect_facts
    from meeting_readout.page.listing import format_heading, format_line
    from meeting_readout.page.names import Names
    from meeting_readout.validator.report.text import choose_paint

    paint = choose_paint(wants_color(options.color))
    for number, shown in enumerate(documents):
        emit("" if number else format_heading(options.columns, paint))
        emit(format_line(collect_facts(Names(shown.view)), shown.checked.verdict.valid, options.columns, paint))
