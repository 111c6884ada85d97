"""E014: two documents of one run that have the same id and say something else.

For each id the first document is remembered, not its data. Where the bytes of a second one differ, both are read again
and compared by content; a collection is read again as a whole, once, since a compressed one can only be read from its
beginning. Documents that are no readouts by the schema are left alone until they are.
"""

from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from meeting_readout import converters
from meeting_readout.converters import limits
from meeting_readout.discovery.inputs import Task
from meeting_readout.discovery.json_lines import FORM, read_records
from meeting_readout.files.io import Unreadable, read_file
from meeting_readout.runner.identity import digest, is_from_stdin, read_again
from meeting_readout.validator.finding import Finding, Verdict

CODE = "E014"


class First(NamedTuple):
    """The first document with an id: the content of its identity, where it is (line 0 for a whole file), its form."""

    content: bytes
    path: str
    line: int
    form: str
    is_from_stdin: bool


class SameIds:
    """The ids of one run."""

    def __init__(self) -> None:
        self._first: dict[str, First] = {}
        self._digests: dict[str, bytes | None] = {}
        self._collections: dict[str, dict[int, bytes]] = {}

    def add(self, task: Task, verdict: Verdict) -> Verdict:
        """Return the verdict on a document, with a finding if another one with its id says something else."""
        if verdict.identity is None:
            return verdict
        name, content = verdict.identity
        line = task.given.record.line if task.given.record else 0
        this = First(content, verdict.path, line, verdict.form, is_from_stdin(task))
        first = self._first.setdefault(name, this)
        if first.content == content or self._is_same(name, first, this, task):
            return verdict
        words = {"id": name, "place": f"{first.path}:{first.line}" if first.line else first.path}
        finding = _make_finding(task, verdict, words)
        ordered = sorted((*verdict.findings, finding), key=lambda f: (f.line, f.column, f.code, f.pointer))
        return replace(verdict, findings=tuple(ordered))

    def _is_same(self, name: str, first: First, this: First, task: Task) -> bool:
        """Return whether two documents have the same content; so it is taken if one can no longer be read."""
        if name not in self._digests:
            self._digests[name] = self._digest(first)
        record = task.given.record
        found = _digest(record.data, FORM) if record and not this.is_from_stdin else self._digest(this)
        return None in (found, self._digests[name]) or found == self._digests[name]

    def _digest(self, place: First) -> bytes | None:
        """Return the digest of a document that is read again."""
        if place.is_from_stdin:
            return place.content
        if not place.line:
            try:
                return _digest(read_file(place.path), place.form)
            except Unreadable:
                return None
        if place.path not in self._collections:
            found = ((record.line, _digest(record.data, FORM)) for record in read_records(place.path))
            self._collections[place.path] = {line: one for line, one in found if one}
        return self._collections[place.path].get(place.line)


def _digest(data: bytes, form: str) -> bytes | None:
    readout = read_again(data, form)
    return digest(readout) if isinstance(readout, dict) else None


def _make_finding(task: Task, verdict: Verdict, words: dict[str, str]) -> Finding:
    """Return the finding at the id of a document; at the beginning of a record, whose line is place enough.

    So it is in a file that is too large to be traced for it, and in one that cannot be read again.
    """
    from meeting_readout.validator.locate import Locator, make_finding
    from meeting_readout.validator.problem import Problem

    data, record = b"", task.given.record
    if not (record or is_from_stdin(task)):
        with suppress(Unreadable):
            data = read_file(task.given.path)
    if data and len(data) <= limits.LARGE:
        locator = Locator(converters.trace(data, verdict.form), verdict.path, verdict.form)
        locator.add_problem(Problem(CODE, path=("id",), words=words))
        return locator.located[0].finding
    line = record.line if record else 1
    region = (line, 1, line, 2)
    subject = f"id\0{words['id']}"
    name = words["id"] if record else ""
    return make_finding(
        CODE, verdict.path, verdict.form, region, words=words, pointer="/id", subject=subject, record=name
    )
