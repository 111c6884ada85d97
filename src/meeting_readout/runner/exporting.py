"""Readouts on their way to a target; those that are invalid, or lack what it asks for, are left out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from meeting_readout.config.model import Config
from meeting_readout.discovery.inputs import Task
from meeting_readout.export import TARGETS, Losses, Unexportable, count_losses, make, write
from meeting_readout.files.io import write_file
from meeting_readout.runner.batch import run
from meeting_readout.runner.batch_convert import LONGEST, has_content
from meeting_readout.runner.check import check_input, make_failure, place_record, strip_valid
from meeting_readout.runner.taken_names import open_folder
from meeting_readout.runner.work import Work
from meeting_readout.validator.finding import Verdict

Report = Callable[[Verdict], None]
"""Takes the verdict on a readout that is left out."""
NO_COUNTRY = "zz"
NO_LOSSES = Losses(0, 0, {}, {}, 0)


class Choice(NamedTuple):
    """What to make, as `export` takes it, as files or as lines of a collection.

    Where `base` or `country` is empty, the settings of each readout count.
    """

    target: str
    base: str
    country: str
    embed: bool
    is_line: bool

    def find_base(self, config: Config) -> str:
        """Return the address of readouts that have these settings; empty where the target has no addresses."""
        return self.base or config.export.get("base", "") if TARGETS[self.target].has_addresses else ""

    def find_country(self, config: Config) -> str:
        """Return the country of readouts that have these settings."""
        return (self.country or config.export.get("country", NO_COUNTRY)).lower()


class Part(NamedTuple):
    """The verdict on a document, without the data; and what became of it, if it is valid.

    That are bytes, if each readout is a file or a line; else it is what `export.write` puts together. `losses` are the
    values that do not arrive. `refusal` is the code and the variant of what a valid readout lacks.
    """

    verdict: Verdict
    made: Any = None
    losses: Losses = NO_LOSSES
    refusal: tuple[str, str] | None = None


Made = tuple[Task, Part]
"""A document, and what became of it."""


def make_each(tasks: Iterable[Task], choice: Choice, report: Report, processes: int = 1) -> Iterator[Made]:
    """Yield what each valid readout becomes; report those that are left out.

    Where many readouts are one file, one that adds nothing to it is left out in silence, unless all do.
    """
    is_together, is_empty, refused = TARGETS[choice.target].is_together, True, list[Verdict]()
    work = Work(partial(_make_parts, choice), Part, needs_settings=True)
    for task, part in run(tasks, work, processes):
        if part.refusal:
            failure = _refuse(task, part.verdict, *part.refusal, {})
            if is_together:
                refused = refused or [failure]
            else:
                report(failure)
        elif part.made is None:
            report(part.verdict)
        else:
            is_empty = False
            yield task, part
    for failure in refused if is_empty else ():
        report(failure)


def _make_parts(choice: Choice, chunk: list[Task]) -> list[Part]:
    return [_make_part(choice, task) for task in chunk]


def _make_part(choice: Choice, task: Task) -> Part:
    """Check a document, and make of it what the target takes."""
    verdict, target = check_input(*task).verdict, choice.target
    readout = verdict.readout
    if readout is None:
        return Part(verdict)
    stripped = strip_valid(verdict)
    base, country = choice.find_base(task.given.config), choice.find_country(task.given.config)
    try:
        made = make(readout, target, base=base, country=country, embed=choice.embed)
    except Unexportable as error:
        return Part(stripped, refusal=(error.code, error.variant))
    if not TARGETS[target].is_together:
        made = write(target, [made], is_line=choice.is_line)
    return Part(stripped, made, count_losses(readout, target, embed=choice.embed))


def write_each(made: Iterable[Made], target: str, folder: str, report: Report) -> Iterator[Made]:
    """Write each to a file of a folder, named by the id of the readout; yield those that are there then.

    A file that is there is not written over (C003): where it is the same, there is nothing to do.
    """
    names = open_folder(folder)
    for task, part in made:
        id_ = part.verdict.id
        name, data = f"{quote(id_, safe='')}{TARGETS[target].ending}", part.made
        earlier = names.find_earlier(name, id_)
        if len(name) > LONGEST:
            report(_refuse(task, part.verdict, "C003", "long", {"name": f"{name[:40]}…"}))
        elif names.is_there(name) and has_content(Path(folder, name), data):
            if not earlier:  # else it is the same readout in another form
                names.take(name, id_, task)
                yield task, part
        elif earlier:
            report(_refuse(task, part.verdict, "C003", *earlier))
        elif names.is_there(name):
            report(_refuse(task, part.verdict, "C003", "exported", {"name": name}))
        else:
            write_file(str(Path(folder, name)), data)
            names.take(name, id_, task)
            yield task, part


def _refuse(task: Task, verdict: Verdict, code: str, variant: str, words: dict[str, str]) -> Verdict:
    """Return the verdict on a readout that is left out, at its record."""
    failure = make_failure(verdict.path, code, verdict.level, form=verdict.form, variant=variant, words=words)
    return place_record(replace(failure, id=verdict.id), task.given.record)
