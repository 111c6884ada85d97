"""`readout export` of readouts to documents: one to a file or the standard output, many to a folder or a collection."""

import json
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain
from typing import Any, BinaryIO, NamedTuple

import click

from meeting_readout.cli.export_report import Report
from meeting_readout.cli.output import OutputError, open_stdout
from meeting_readout.discovery.inputs import Task
from meeting_readout.discovery.json_lines import is_collection, open_collections
from meeting_readout.discovery.search import is_folder, is_there
from meeting_readout.export import TARGETS, Losses, write
from meeting_readout.export.addresses import has_address
from meeting_readout.files.io import STDIN, Unwritable
from meeting_readout.files.outputs import open_output
from meeting_readout.runner.batch import choose_processes
from meeting_readout.runner.exporting import Choice, Made, make_each, write_each
from meeting_readout.runner.rewriting import open_lines
from meeting_readout.validator.report.escape import escape_path
from meeting_readout.validator.report.words import count_noun

SHOWN = 3
"""So many kinds of values that do not arrive are named; `--losses` lists all."""


class Output(NamedTuple):
    """Where to: a file, a folder or the standard output; and the file that says what does not arrive."""

    path: str
    is_folder: bool
    losses: str


def is_folder_output(paths: tuple[str, ...], target: str, output: str, name: str) -> bool:
    """Return whether the output is a folder; raise `click.UsageError` where many readouts need one and have none."""
    if TARGETS[target].is_together or is_of_lines(target, output):
        return False
    is_one = len(paths) == 1 and not is_folder(paths[0]) and not is_collection(name or paths[0])
    is_one = is_one and (is_there(paths[0]) or not set("*?[") & set(paths[0]))
    if not is_one and output == STDIN:
        raise click.UsageError("Several readouts are exported to a folder: name it with -o.")
    return not is_one or (output != STDIN and is_folder(output))


def export_documents(tasks: Iterator[Task], choice: Choice, output: Output, color: str, jobs: int | None) -> int:
    """Export all; say what does not arrive. Return the exit code."""
    report, losses = Report(color), _Losses(choice)
    try:
        with ExitStack() as stack:
            aside = _open_losses(output.losses, stack)
            tasks, processes = choose_processes(tasks, jobs)
            made = make_each(open_collections(tasks), choice, report.add, processes)
            if output.is_folder:
                made = write_each(made, choice.target, output.path, report.add)
            made = report.count(losses.count(made, aside))
            if output.is_folder:
                deque(made, maxlen=0)
            else:
                _write_file(made, choice, output.path, stack)
    except (OSError, Unwritable) as error:
        raise OutputError(escape_path(output.path), error) from None
    report.end()
    losses.report()
    return report.find_exit_code()


def is_of_lines(target: str, output: str) -> bool:
    """Return whether the output has a document on each line."""
    return TARGETS[target].is_json and output.lower().endswith((".jsonl", ".jsonl.gz"))


def _open_losses(path: str, stack: ExitStack) -> BinaryIO | None:
    try:
        return stack.enter_context(open_output(path)) if path else None
    except (OSError, Unwritable) as error:
        raise OutputError(escape_path(path), error) from None


def _write_file(made: Iterator[Made], choice: Choice, path: str, stack: ExitStack) -> None:
    """Write one document, or a line for each; where there is none, write nothing."""
    first = next(made, None)
    if first is None:
        return
    file: BinaryIO = stack.enter_context(open_stdout() if path == STDIN else open_output(path))
    if choice.is_line:
        lines = stack.enter_context(open_lines(file, path))
        for _task, part in chain([first], made):
            lines.write(part.made)
    elif TARGETS[choice.target].is_together:
        file.write(write(choice.target, (part.made for _task, part in chain([first], made))))
    else:
        file.write(first[1].made)


class _Losses:
    """What does not arrive, of each readout and of all."""

    def __init__(self, choice: Choice) -> None:
        self.choice = choice
        self.documents, self.addresses = 0, 0
        self.first: tuple[str, Losses] | None = None
        self.totals = Counter[str]()

    def count(self, made: Iterator[Made], aside: BinaryIO | None) -> Iterator[Made]:
        """Pass readouts on, and count what they lose; write it to a file that is open."""
        for task, part in made:
            found, verdict = part.losses, part.verdict
            self.documents += 1
            self.addresses += not (has_address(verdict.id) or self.choice.find_base(task.given.config))
            self.first = self.first or (verdict.path, found)
            self.totals.update(values=found.values, arrive=found.arrive)
            if aside:
                line: dict[str, Any] = {"path": verdict.path, "id": verdict.id, "target": self.choice.target}
                line |= {"values": found.values, "arrive": found.arrive, "lost": found.lost, "partly": found.partly}
                aside.write(f"{json.dumps(line, ensure_ascii=False)}\n".encode(errors="backslashreplace"))
            yield task, part

    def report(self) -> None:
        """Say on the standard error what does not arrive, and that addresses were made."""
        target = self.choice.target
        if self.documents == 1 and self.first:
            click.echo(f"{escape_path(self.first[0])}: {target}: {_describe(self.first[1])}", err=True)
        elif self.documents:
            arrive = f"{self.totals['arrive']:,} of {self.totals['values']:,} values arrive"
            click.echo(f"{count_noun(self.documents, 'document')}: {target}: {arrive}.", err=True)
        if self.addresses and TARGETS[target].has_addresses:
            click.echo("The ids are no addresses, so addresses were made of them; --base gives better ones.", err=True)


def _describe(losses: Losses) -> str:
    """Return what of one readout arrives, in a sentence or two."""
    if losses.embedded:
        return f"{losses.values:,} values arrive, {losses.embedded:,} of them only in the embedded readout."
    if losses.arrive == losses.values:
        return f"{losses.values:,} values arrive."
    in_part = sum(losses.partly.values())
    words = f"{losses.arrive:,} of {losses.values:,} values arrive{f', {in_part:,} more in part' if in_part else ''}."
    named = [f"{name} {count:,}" for name, count in list(losses.lost.items())[:SHOWN]]
    if len(losses.lost) > SHOWN:
        named.append(f"and {len(losses.lost) - SHOWN:,} more kinds (--losses FILE lists all)")
    return f"{words} Not: {', '.join(named)}." if named else words
