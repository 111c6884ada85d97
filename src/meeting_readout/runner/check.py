"""One file from its path to its verdict: what every verb of the command does first."""

from dataclasses import replace
from typing import Any

from meeting_readout.converters import limits
from meeting_readout.converters.forms import detect_form
from meeting_readout.discovery.inputs import Input, Record, Task
from meeting_readout.files.io import Unreadable, read_file
from meeting_readout.runner.timeout import TimedOut, run_within
from meeting_readout.validator import catalogue
from meeting_readout.validator.finding import Finding, Verdict

FORM = "json"


def check_input(given: Input, level: str = "core", form: str = "auto", name: str = "") -> Verdict:
    """Read and check one document under the limits in force; what goes wrong is a finding, never an exception.

    `name` is what the standard input is called in reports, and what tells its form.
    """
    path = name or given.path
    if given.findings:
        return Verdict(path, given.findings[0].form, level, given.findings, given.detail)
    if given.code:
        return make_failure(path, given.code, level, given.detail)
    if given.record:
        return check_record(given, level)
    try:
        data = read_file(given.path)
    except Unreadable as error:
        return make_failure(path, "E002", level, str(error))
    return check_bytes(data, path, level, form)


def check_task(task: Task) -> Verdict:
    """Judge one document; the data is left out: nobody asks for it, and between processes it would have to travel."""
    return replace(check_input(*task), readout=None)


def check_bytes(data: bytes, path: str, level: str = "core", form: str = "auto") -> Verdict:
    """Check the bytes of one document under the name of a file, and under the limits in force."""
    from meeting_readout.validator.engine import check

    form, seconds = detect_form(path, data) if form == "auto" else form, limits.get().seconds
    try:
        return run_within(seconds, lambda: check(data, form, path, level))
    except TimedOut:
        return make_failure(path, "W905", level, form=form, words={"limit": f"{seconds:g}"})
    except Exception as error:
        return make_failure(path, "E004", level, f"{type(error).__name__}: {error}"[:200], form)


def make_failure(
    path: str,
    code: str,
    level: str,
    detail: str = "",
    form: str = "",
    variant: str = "",
    words: dict[str, str] | None = None,
) -> Verdict:
    """Give the verdict on something that could not be checked at all; `words` fill its sentence besides `detail`."""
    words = {"detail": detail} | (words or {})
    finding = Finding(
        code=code,
        severity=catalogue.rules()[code]["severity"],
        message=catalogue.message(code, variant, words),
        path=path,
        form=form,
        line=1,
        column=1,
        end_line=1,
        end_column=2,
        pointer="",
        fix=catalogue.hint(code, variant, words),
    )
    return Verdict(path, form, level, (finding,), "it could not be read")


def check_record(given: Input, level: str) -> Verdict:
    """Judge one record; its findings stand at the line that it has in the collection."""
    record = given.record or Record(1, b"")
    if record.code:
        return _fail_record(given.path, record, level)
    return shift_lines(check_bytes(record.data, given.path, level, FORM), record)


def shift_lines(verdict: Verdict, record: Record | None) -> Verdict:
    """Move the findings of a record to the line that it has in its collection."""
    if not record or not verdict.findings:
        return verdict
    return replace(verdict, findings=tuple(_shift_finding(finding, record.line - 1) for finding in verdict.findings))


def _fail_record(path: str, record: Record, level: str) -> Verdict:
    """Give the verdict on a record that could not be read."""
    variant = "record" if record.code == "W901" else ""
    return shift_lines(make_failure(path, record.code, level, form=FORM, variant=variant, words=record.words), record)


def _shift_finding(finding: Finding, lines: int) -> Finding:
    """Move a finding down. Nothing mends a record in its collection, so it has no edits."""
    moved: dict[str, Any] = {"line": finding.line + lines, "end_line": finding.end_line + lines}
    related = tuple(
        replace(one, line=one.line + lines, end_line=one.end_line + lines) if one.line else one
        for one in finding.related
    )
    return replace(finding, **moved, related=related, edits=(), safety="")
