"""Converting many at once: a collection into a folder of files, and files into a collection."""

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from gzip import GzipFile
from pathlib import Path
from typing import Any, BinaryIO, cast
from urllib.parse import quote

from meeting_readout import files
from meeting_readout.converters import json_form
from meeting_readout.converters.forms import FORMS
from meeting_readout.converters.prove import Unproven, prove
from meeting_readout.disk import permissions
from meeting_readout.jobs import Task
from meeting_readout.judge import fault, judge
from meeting_readout.validator.finding import Verdict

COLLECTION = "jsonl"
"""The name of the form of collections on the command line."""


def to_folder(tasks: Iterable[Task], form: str, folder: str) -> Iterator[Verdict]:
    """Write each valid readout to a file named by its record id; yield the verdict on each that was not written.

    A file that is there is never written over, nor is one whose name differs in capitals only, which on some systems is
    the same file. An id that is an address has `%` and two digits where a name cannot
    have its characters.
    """
    Path(folder).mkdir(parents=True, exist_ok=True)
    taken = {path.name.lower() for path in Path(folder).iterdir()}

    def keep(verdict: Verdict) -> Verdict | None:
        name = f"{quote(verdict.readout['id'], safe='')}.readout{FORMS[form].endings[0]}"
        target = Path(folder) / name
        if name.lower() in taken or target.exists():
            return fault(verdict.path, "C003", verdict.level, form=verdict.form, words={"name": name})
        files.write(str(target), prove(verdict.readout, form))
        taken.add(name.lower())
        return None

    return _kept(tasks, keep)


def to_collection(tasks: Iterable[Task], output: str) -> Iterator[Verdict]:
    """Write each valid readout to a line of a file, whole or not at all; yield the verdict on each that was not."""
    target = Path(output)
    mode = permissions(target)
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as raw:
            # No name and no time in it: the same readouts give the same bytes.
            packed = GzipFile("", "wb", fileobj=raw, mtime=0) if output.lower().endswith(".gz") else None
            file = cast(BinaryIO, packed or raw)

            def keep(verdict: Verdict) -> None:
                file.write(line(verdict.readout))

            yield from _kept(tasks, keep)
            if packed:
                packed.close()
            raw.flush()
            os.fsync(handle)
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    finally:
        if os.path.lexists(temporary):
            Path(temporary).unlink()


def line(readout: Any) -> bytes:
    """Write a readout as one line, in the order of the schema; raise `Unproven` unless it reads back as the same."""
    ordered = json_form.read(json_form.write(readout))
    written = json.dumps(ordered, ensure_ascii=False, separators=(",", ":")).encode()
    if json_form.read(written) != readout:
        raise Unproven
    return written + b"\n"


def _kept(tasks: Iterable[Task], keep: Callable[[Verdict], Verdict | None]) -> Iterator[Verdict]:
    for task in tasks:
        verdict = judge(*task)
        if verdict.readout is None:
            yield verdict
            continue
        try:
            refused = keep(verdict)
        except Unproven:
            refused = fault(verdict.path, "C001", verdict.level, form=verdict.form)
        if refused:
            yield refused
