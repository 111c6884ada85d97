"""Two sides of a comparison: their documents in pairs, and what is on one side only.

The old side is read first; its readouts wait in a temporary file, so that no more than an index of them is in memory.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import Any, NamedTuple

from meeting_readout.comparison.changes import compare_readouts
from meeting_readout.comparison.report import Report
from meeting_readout.comparison.result import Result, Total
from meeting_readout.converters import limits
from meeting_readout.discovery.inputs import Task
from meeting_readout.runner.check import Checked, check_input, make_failure
from meeting_readout.runner.identity import digest, read_again
from meeting_readout.runner.timeout import TimedOut, run_within
from meeting_readout.validator.families import concerns_run, is_unreadable
from meeting_readout.validator.finding import Verdict

IN_MEMORY = 32 * 1024 * 1024
"""How many bytes of old readouts wait in memory before they wait on the disk."""

Refuse = Callable[[Verdict], None]
"""Reports a document that cannot be compared."""


class Document(NamedTuple):
    """A readout of one side, and where it is."""

    place: str
    readout: dict[str, Any]


class Waiting(NamedTuple):
    """An old readout in the temporary file: where it was read, the digest of its content, its bytes there."""

    place: str
    digest: bytes
    start: int
    size: int


def read_documents(tasks: Iterable[Task], refuse: Refuse) -> Iterator[Document]:
    """Yield the readouts of one side; what cannot be read, or breaks the schema, is refused."""
    for task in tasks:
        checked = check_input(*task)
        readout = _find_readout(checked)
        if readout is None:
            refuse(checked.verdict)
            continue
        record = task.given.record
        yield Document(f"{checked.verdict.path}:{record.line}" if record else checked.verdict.path, readout)


def compare_pair(old: Document | None, new: Document | None, total: Total, refuse: Refuse) -> Result | None:
    """Compare two documents, whatever their ids; return None where their content is the same."""
    document = new or old
    if document is None:
        return None
    places = (old.place if old else "", new.place if new else "")
    release = document.readout["release"]
    result = Result(document.readout["id"], release["title"], release["language"], *places, None)
    if old and new:
        seconds = limits.get().seconds
        try:
            comparison = run_within(seconds, lambda: compare_readouts(old.readout, new.readout))
        except TimedOut:
            _refuse_for_time(new.place, seconds, refuse)
            return None
        if not comparison.changes:
            total.count("same")
            return None
        result = result._replace(comparison=comparison)
    total.count(result.status)
    return result


def compare_sets(old: Iterable[Document], new: Iterable[Document], total: Total, refuse: Refuse) -> Iterator[Result]:
    """Yield what differs between two sets of readouts, which are paired by their ids.

    The same content twice on one side, as in several forms, counts once.
    """
    with SpooledTemporaryFile(IN_MEMORY) as file:
        waiting: dict[str, list[Waiting]] = {}
        for document in old:
            known = waiting.setdefault(document.readout["id"], [])
            mark = digest(document.readout)
            if all(one.digest != mark for one in known):
                data = json.dumps(document.readout).encode()
                known.append(Waiting(document.place, mark, file.tell(), len(data)))
                file.write(data)
        seen: dict[str, set[bytes]] = {}
        later: list[tuple[str, Document]] = []
        for document in new:
            id_, mark = document.readout["id"], digest(document.readout)
            if mark in seen.setdefault(id_, set()):
                continue
            seen[id_].add(mark)
            same = next((one for one in waiting.get(id_, ()) if one.digest == mark), None)
            if same:
                waiting[id_].remove(same)
                total.count("same")
            elif len(waiting.get(id_, ())) > 1:
                later.append((id_, document))  # another one of this id may have the same content
            else:
                yield from _compare_with(waiting.get(id_), file, document, total, refuse)
        for id_, document in later:
            yield from _compare_with(waiting.get(id_), file, document, total, refuse)
        for known in waiting.values():
            for one in known:
                yield from _filter(compare_pair(_load(file, one), None, total, refuse))


def write_within_limit(report: Report, result: Result, refuse: Refuse) -> str:
    """Return what a report says of a readout; words are compared here, under the time limit again."""
    seconds = limits.get().seconds
    try:
        return run_within(seconds, lambda: report.add(result))
    except TimedOut:
        _refuse_for_time(result.new_place, seconds, refuse)
        return ""


def _refuse_for_time(place: str, seconds: float, refuse: Refuse) -> None:
    refuse(make_failure(place, "W905", "core", words={"limit": f"{seconds:g}"}))


def _compare_with(
    known: list[Waiting] | None, file: Any, document: Document, total: Total, refuse: Refuse
) -> Iterator[Result]:
    old = _load(file, known.pop(0)) if known else None
    yield from _filter(compare_pair(old, document, total, refuse))


def _filter(result: Result | None) -> Iterator[Result]:
    if result:
        yield result


def _load(file: Any, one: Waiting) -> Document:
    end = file.tell()
    file.seek(one.start)
    data = file.read(one.size)
    file.seek(end)
    return Document(one.place, json.loads(data))


def _find_readout(checked: Checked) -> dict[str, Any] | None:
    """Return the data of a document, also of one in which rules found errors; None where it is no readout."""
    verdict, data = checked
    if verdict.readout is not None:
        found: dict[str, Any] = verdict.readout
        return found
    if not data or is_unreadable(verdict.findings) or any(concerns_run(f.code) for f in verdict.findings):
        return None
    again = read_again(data, verdict.form)
    return again if isinstance(again, dict) else None
