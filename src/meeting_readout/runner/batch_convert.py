"""Converting many readouts at once: a collection into a folder of files, and files into a collection."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from meeting_readout.converters.canonical import has_comments
from meeting_readout.converters.forms import FORMS
from meeting_readout.converters.round_trip import RoundTripError, verify_source, write_verified
from meeting_readout.discovery.inputs import Task
from meeting_readout.files.io import Unreadable, Unwritable, read_file, replace_file, write_file
from meeting_readout.runner.check import check_input, make_failure, make_round_trip_failure
from meeting_readout.runner.rewriting import format_line, open_lines
from meeting_readout.validator.finding import Verdict

COLLECTION = "jsonl"
"""The name of the form of collections on the command line."""
LONGEST = 255
"""So many characters the name of a file may have, on almost every system."""


def to_folder(tasks: Iterable[Task], form: str, folder: str, commented: list[str]) -> Iterator[Verdict]:
    """Write each valid readout to a file named by its record id; yield the verdict on each that was not written.

    A file that is there is never written over, nor is one whose name differs in capitals only, which on some systems is
    the same file; where it is that very readout, from a run that was ended, there is nothing to do. An id that is an
    address has `%` and two digits where a name cannot have its characters. The sources whose comments are not converted
    are added to `commented`.
    """
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except RecursionError:  # there is a call for each of its folders
        raise Unwritable("it is in too many folders") from None
    before = {path.name for path in Path(folder).iterdir()}
    taken = {name.lower() for name in before}

    def keep(verdict: Verdict) -> Verdict | None:
        name = f"{quote(verdict.readout['id'], safe='')}.readout{FORMS[form].endings[0]}"
        target, data = Path(folder) / name, write_verified(verdict.readout, form)
        if len(name) > LONGEST:
            words = {"name": f"{name[:40]}…"}
            return make_failure(verdict.path, "C003", verdict.level, form=verdict.form, variant="long", words=words)
        if name.lower() in taken or os.path.lexists(target):
            if name in before and _has_content(target, data):
                before.remove(name)
                return None
            return make_failure(verdict.path, "C003", verdict.level, form=verdict.form, words={"name": name})
        write_file(str(target), data)
        taken.add(name.lower())
        return None

    return _keep_valid(tasks, keep, commented)


def to_collection(tasks: Iterable[Task], output: str, commented: list[str]) -> Iterator[Verdict]:
    """Write each valid readout to a line of a file, whole or not at all; yield the verdict on each that was not.

    The sources whose comments are not converted are added to `commented`.
    """
    with replace_file(output) as raw, open_lines(raw, output) as lines:
        yield from to_lines(tasks, lines, commented)


def to_lines(tasks: Iterable[Task], lines: BinaryIO, commented: list[str]) -> Iterator[Verdict]:
    """Write each valid readout to a line of an open file, as `to_collection` does."""

    def keep(verdict: Verdict) -> None:
        lines.write(format_line(verdict.readout) + b"\n")

    return _keep_valid(tasks, keep, commented)


def _has_content(target: Path, data: bytes) -> bool:
    try:
        return read_file(str(target), len(data)) == data
    except Unreadable:
        return False


def _keep_valid(
    tasks: Iterable[Task], keep: Callable[[Verdict], Verdict | None], commented: list[str]
) -> Iterator[Verdict]:
    for task in tasks:
        verdict, data = check_input(*task)
        if verdict.readout is None:
            yield verdict
            continue
        try:
            verify_source(data, verdict.form, verdict.readout)
            refused = keep(verdict)
        except RoundTripError as error:
            refused = make_round_trip_failure(verdict.path, verdict.level, verdict.form, error)
        if refused:
            yield refused
        elif has_comments(data, verdict.form):
            commented.append(verdict.path)
