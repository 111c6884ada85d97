"""One file from its path to its verdict: what every verb of the command does first."""

from meeting_readout import files
from meeting_readout.converters import limits
from meeting_readout.converters.forms import form_of
from meeting_readout.overrun import Overrun, within
from meeting_readout.validator import catalogue
from meeting_readout.validator.finding import Finding, Verdict

RUN = {"E001": 2, "E002": 3, "E003": 2, "E004": 4, "E010": 2}
"""Rules about the run and not about a document, and the exit code when one of them is broken."""


def judge(given: files.Input, level: str = "core", form: str = "auto", name: str = "") -> Verdict:
    """Read and check one document under the limits in force; what goes wrong is a finding, never an exception.

    `name` is what the standard input is called in reports, and what tells its form.
    """
    path = name or given.path
    if given.findings:
        return Verdict(path, given.findings[0].form, level, given.findings, given.detail)
    if given.code:
        return fault(path, given.code, level, given.detail)
    if given.record:
        from meeting_readout.collection import judged

        return judged(given, level)
    try:
        data = files.read(given.path)
    except files.Unreadable as error:
        return fault(path, "E002", level, str(error))
    return judge_bytes(data, path, level, form)


def judge_bytes(data: bytes, path: str, level: str = "core", form: str = "auto") -> Verdict:
    """Check the bytes of one document under the name of a file, and under the limits in force."""
    from meeting_readout.validator.engine import check

    form, seconds = form_of(path, data) if form == "auto" else form, limits.in_force().seconds
    try:
        return within(seconds, lambda: check(data, form, path, level))
    except Overrun:
        return fault(path, "W905", level, form=form, words={"limit": f"{seconds:g}"})
    except Exception as error:
        return fault(path, "E004", level, f"{type(error).__name__}: {error}"[:200], form)


def fault(
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


def exit_code(codes: set[str], grave: bool, incomplete: bool) -> int:
    """Give the exit code of a run: 4, then 1, then 2, then 3, then 0."""
    asked = {RUN.get(code, 0) for code in codes} | {1 if grave else 0, 3 if incomplete else 0}
    return next(code for code in (4, 1, 2, 3, 0) if code in asked)
