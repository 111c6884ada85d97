"""`readout diff`: what changed between two readouts, or between two sets of them."""

import os
import sys
from collections.abc import Iterator

import click

from meeting_readout.cli.options import (
    REPORT,
    WHICH,
    GroupedCommand,
    color_option,
    form_option,
    limit_options,
    option,
)
from meeting_readout.cli.output import emit, emit_aside, get_width, wants_color
from meeting_readout.comparison.report import FORMATS, Options, start_report
from meeting_readout.comparison.result import Total
from meeting_readout.discovery.inputs import Task
from meeting_readout.discovery.json_lines import is_collection, open_collections
from meeting_readout.discovery.search import find_tasks, is_folder, is_there
from meeting_readout.files.io import STDIN
from meeting_readout.files.patterns import MAGIC
from meeting_readout.runner.comparing import compare_pair, compare_sets, read_documents, write_within_limit
from meeting_readout.validator import report
from meeting_readout.validator.families import exit_code
from meeting_readout.validator.finding import Verdict
from meeting_readout.validator.report.summary import Options as FindingOptions


@click.command("diff", cls=GroupedCommand)
@click.argument("old")
@click.argument("new")
@form_option
@option(WHICH, "--stdin-filename", default="", metavar="NAME", help="The name of - in the report; it shows the form.")
@option(REPORT, "--format", "format_", type=click.Choice(FORMATS), default="text", help="Default: text.")
@color_option
@limit_options
def command(old: str, new: str, form: str, stdin_filename: str, format_: str, color: str) -> None:
    """Show what changed between two readouts.

    OLD and NEW are files in any form, one of them also - for the standard input. Items are paired by their ids, and
    those that were renumbered by the words on which they stand. The form, the layout, the order of members and
    comments are no changes. Of two folders or collections (*.readout.jsonl, also with .gz), the readouts are paired by
    their ids.

    The exit code is 0 if the content is the same, and 1 if it differs. A readout that cannot be read, or breaks the
    schema, is not compared: its findings are printed, and the exit code is 3 if nothing differs.
    """
    if old == new == STDIN:
        raise click.UsageError("Only one of the two can be the standard input.")
    total, refusal = Total(), _Refusal(color)
    is_pair = not (_is_set(old, stdin_filename) or _is_set(new, stdin_filename))
    sides = [(stdin_filename if path == STDIN else "") or path for path in (old, new)]
    written = start_report(format_, Options(wants_color(color), get_width(), is_pair, *sides))
    before, after = (
        read_documents(_find_tasks(path, form, stdin_filename), refusal.refuse) if path != os.devnull else iter(())
        for path in (old, new)
    )
    emit(written.start())
    if is_pair:
        one, other = next(before, None), next(after, None)
        # What could not be read is not missing: nothing is said of the other one.
        result = compare_pair(one, other, total, refusal.refuse) if not refusal.count else None
        results = iter([result] if result else [])
    else:
        results = compare_sets(before, after, total, refusal.refuse)
    for result in results:
        emit(write_within_limit(written, result, refusal.refuse))
    total.not_compared = refusal.count
    emit(written.end(total))
    sys.exit(exit_code(refusal.codes, total.differs, bool(refusal.count)))


class _Refusal:
    """Prints the findings of what cannot be compared, and keeps their codes."""

    def __init__(self, color: str) -> None:
        self.count, self.codes = 0, set[str]()
        self._report = report.start_report("text", FindingOptions(wants_color(color), get_width()))

    def refuse(self, verdict: Verdict) -> None:
        """Report the findings of a document."""
        self.count += 1
        self.codes |= {finding.code for finding in verdict.findings}
        emit_aside(self._report.add(verdict))


def _find_tasks(path: str, form: str, name: str) -> Iterator[Task]:
    return open_collections(find_tasks((path,), form, name))


def _is_set(path: str, name: str) -> bool:
    """Return whether a path names several readouts, or as many as there are."""
    if path == STDIN:
        return is_collection(name)
    return is_folder(path) or is_collection(path) or (bool(MAGIC.search(path)) and not is_there(path))
