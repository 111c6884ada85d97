"""One document from its path to its verdict: what every verb of the command does first."""

from dataclasses import replace
from typing import NamedTuple

from meeting_readout.converters import limits
from meeting_readout.converters.forms import detect_form
from meeting_readout.converters.round_trip import RoundTripError
from meeting_readout.discovery.inputs import Input, Record, Task
from meeting_readout.files.io import Unreadable, read_file
from meeting_readout.runner.identity import MOST, identify
from meeting_readout.runner.timeout import TimedOut, run_within
from meeting_readout.validator.finding import Finding, Verdict, sort_findings

RECORD_FORM = "json"


class Checked(NamedTuple):
    """The verdict on a document, and its bytes, empty where they could not be read."""

    verdict: Verdict
    data: bytes = b""


def check_input(given: Input, level: str = "core", form: str = "auto", name: str = "") -> Checked:
    """Read and check one document under the limits in force; what goes wrong is a finding, never an exception.

    `name` is what the standard input is called in reports, and what shows its form.
    """
    path = name or given.path
    if given.findings:
        return Checked(Verdict(path, given.findings[0].form, level, given.findings, given.detail))
    if given.code:
        return Checked(make_failure(path, given.code, level, given.detail))
    if given.record:
        return Checked(_check_record(path, given.record, level), given.record.data)
    try:
        data = read_file(given.path)
    except Unreadable as error:
        return Checked(make_failure(path, "E002", level, str(error)))
    return Checked(check_bytes(data, path, level, form), data)


def check_task(task: Task) -> Verdict:
    """Check one document; return the verdict with its identity, and without the data if that is large."""
    verdict, data = check_input(*task)
    readout = verdict.readout if len(data) <= MOST else None
    return replace(verdict, readout=readout, identity=identify(task, verdict, data))


def check_bytes(data: bytes, path: str, level: str = "core", form: str = "auto") -> Verdict:
    """Check the bytes of one document under the name of a file, and under the limits in force."""
    from meeting_readout.validator.engine import check

    form, seconds = detect_form(path, data) if form == "auto" else form, limits.get().seconds
    so_far: list[Finding] = []
    try:
        return run_within(seconds, lambda: check(data, form, path, level, so_far))
    except TimedOut:
        failure = make_failure(path, "W905", level, form=form, words={"limit": f"{seconds:g}"})
        return replace(failure, findings=sort_findings((*failure.findings, *so_far)))
    except Exception as error:
        return make_failure(path, "E004", level, f"{type(error).__name__}: {error}"[:200], form)


def strip_valid(verdict: Verdict) -> Verdict:
    """Return the verdict on a valid document without its data and findings, which need not travel between processes."""
    return replace(verdict, readout=None, findings=(), implied=())


def make_failure(
    path: str,
    code: str,
    level: str,
    detail: str = "",
    form: str = "",
    variant: str = "",
    words: dict[str, str] | None = None,
) -> Verdict:
    """Return the verdict on a document that could not be checked at all; `words` fill its message beside `detail`."""
    from meeting_readout.validator.locate import make_finding

    finding = make_finding(code, path, form, variant=variant, words={"detail": detail} | (words or {}))
    return Verdict(path, form, level, (finding,), "it could not be read")


def make_round_trip_failure(path: str, level: str, form: str, error: RoundTripError) -> Verdict:
    """Return the verdict on a document whose other form did not read back as the same, or is too large to be read."""
    variant = "limit" if error.exceeded else "source" if error.is_source else ""
    return make_failure(path, "C001", level, form=form, variant=variant, words={"exceeded": error.exceeded})


def place_record(verdict: Verdict, record: Record | None) -> Verdict:
    """Move the findings of a record to the line that it has in its collection, and name the record in them."""
    if not record:
        return verdict
    id_ = verdict.id
    if not id_ and record.data:  # it was not read to its end
        from meeting_readout.validator.record_id import find_id

        id_ = find_id(None, record.data, RECORD_FORM)
    findings, implied = (
        tuple(_place_finding(finding, record.line - 1, id_) for finding in found)
        for found in (verdict.findings, verdict.implied)
    )
    return replace(verdict, findings=findings, implied=implied, id=id_, line=record.line)


def _check_record(path: str, record: Record, level: str) -> Verdict:
    """Check a record of a collection, or report why it could not be read."""
    if record.code:
        failure = make_failure(path, record.code, level, form=RECORD_FORM, variant=record.variant, words=record.words)
        return place_record(failure, record)
    return place_record(check_bytes(record.data, path, level, RECORD_FORM), record)


def _place_finding(finding: Finding, lines: int, record: str) -> Finding:
    """Move a finding down, and name its record.

    It loses its edits, whose offsets are those of the record and not of the collection.
    """
    related = tuple(
        one._replace(line=one.line + lines, end_line=one.end_line + lines) if one.line else one
        for one in finding.related
    )
    return replace(
        finding,
        line=finding.line + lines,
        end_line=finding.end_line + lines,
        related=related,
        edits=(),
        record=record,
    )
