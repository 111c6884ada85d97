"""Converting many readouts at once: a collection into a folder of files, and files into a collection."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

from meeting_readout import converters
from meeting_readout.converters.canonical import has_comments
from meeting_readout.converters.forms import FORMS
from meeting_readout.converters.round_trip import RoundTripError, read_back, verify_source, write_verified
from meeting_readout.discovery.inputs import Task
from meeting_readout.files.io import Unreadable, read_file, replace_file, write_file
from meeting_readout.runner.check import check_input, make_failure, make_round_trip_failure, place_record
from meeting_readout.runner.rewriting import format_line, open_lines
from meeting_readout.runner.taken_names import open_folder
from meeting_readout.validator.finding import Verdict

COLLECTION = "jsonl"
"""The name of the form of collections on the command line."""
Result = tuple[Verdict, str]
"""The verdict on a readout, and what became of it: one of the words that follow."""
WRITTEN, UNCHANGED, LEFT_OUT = "written", "unchanged", "left out"
LONGEST = 255
"""So many characters the name of a file may have, on almost every system."""


def to_folder(tasks: Iterable[Task], form: str, folder: str, commented: list[str], update: bool) -> Iterator[Result]:
    """Write each valid readout to a file named by its record id; yield each with what became of it.

    A file that is there is not written over, unless `update` is given and it is an earlier state of the same readout;
    nor is one whose name differs in capitals only, which on some systems is the same file. Where it is that very
    readout, there is nothing to do. An id that is an address has `%` and two digits where a name cannot have its
    characters. The sources whose comments are not converted are added to `commented`.
    """
    names = open_folder(folder)

    def keep(task: Task, verdict: Verdict) -> Verdict | str:
        name, id_ = f"{quote(verdict.readout['id'], safe='')}.readout{FORMS[form].endings[0]}", verdict.readout["id"]
        if len(name) > LONGEST:
            return _refuse(task, verdict, "long", {"name": f"{name[:40]}…"})
        earlier = names.find_earlier(name, id_)
        if earlier:
            return _refuse(task, verdict, *earlier)
        target, data = Path(folder) / name, write_verified(verdict.readout, form)
        if names.is_there(name):
            if has_content(target, data):
                names.take(name, id_, task)
                return UNCHANGED
            if not (update and names.is_spelled(name) and _has_id(target, form, id_)):
                return _refuse(task, verdict, "other" if update else "", {"name": name})
        write_file(str(target), data)
        names.take(name, id_, task)
        return WRITTEN

    return _keep_valid(tasks, keep, commented)


def to_collection(tasks: Iterable[Task], output: str, commented: list[str]) -> Iterator[Result]:
    """Write each valid readout to a line of a file, whole or not at all; yield each with what became of it.

    The sources whose comments are not converted are added to `commented`.
    """
    with replace_file(output) as raw, open_lines(raw, output) as lines:
        yield from to_lines(tasks, lines, commented)


def to_lines(tasks: Iterable[Task], lines: BinaryIO, commented: list[str]) -> Iterator[Result]:
    """Write each valid readout to a line of an open file, as `to_collection` does."""

    def keep(_task: Task, verdict: Verdict) -> str:
        lines.write(format_line(verdict.readout) + b"\n")
        return WRITTEN

    return _keep_valid(tasks, keep, commented)


def check_all(tasks: Iterable[Task], form: str) -> Iterator[Result]:
    """Convert each valid readout to a form and back, and write nothing; yield each with what became of it."""

    def keep(_task: Task, verdict: Verdict) -> str:
        if form == COLLECTION:
            format_line(verdict.readout)
        else:
            verify_there_and_back(verdict.readout, verdict.form, form)
        return WRITTEN

    return _keep_valid(tasks, keep, [])


def verify_there_and_back(readout: Any, form: str, other: str) -> None:
    """Write a readout in another form, that back in its own, and that again; raise `RoundTripError` if they differ."""
    written = write_verified(readout, other)
    back = converters.write(read_back(written, other), form)
    write_verified(read_back(back, form), other, written)


def has_content(target: Path, data: bytes) -> bool:
    """Return whether a file has exactly these bytes."""
    try:
        return read_file(str(target), len(data)) == data
    except Unreadable:
        return False


def _has_id(target: Path, form: str, id_: str) -> bool:
    """Return whether a file is a readout with an id, valid or not; a link to one is none."""
    if target.is_symlink():
        return False
    try:
        trace = converters.trace(read_file(str(target)), form)
    except Unreadable:
        return False
    return isinstance(trace.data, dict) and trace.data.get("id") == id_


def _refuse(task: Task, verdict: Verdict, variant: str, words: dict[str, str]) -> Verdict:
    """Return the verdict on a readout that has no file to go to (C003), at its record."""
    failure = make_failure(verdict.path, "C003", verdict.level, form=verdict.form, variant=variant, words=words)
    return place_record(replace(failure, id=verdict.id), task.given.record)


def _keep_valid(
    tasks: Iterable[Task], keep: Callable[[Task, Verdict], Verdict | str], commented: list[str]
) -> Iterator[Result]:
    for task in tasks:
        verdict, data = check_input(*task)
        if verdict.readout is None:
            yield verdict, LEFT_OUT
            continue
        try:
            verify_source(data, verdict.form, verdict.readout)
            kept = keep(task, verdict)
        except RoundTripError as error:
            failure = make_round_trip_failure(verdict.path, verdict.level, verdict.form, error)
            kept = place_record(replace(failure, id=verdict.id), task.given.record)
        if isinstance(kept, Verdict):
            yield kept, LEFT_OUT
            continue
        if has_comments(data, verdict.form):
            commented.append(verdict.path)
        yield verdict, kept
