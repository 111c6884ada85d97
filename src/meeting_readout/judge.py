"""One file from its path to its verdict: what every verb of the command does first."""

from meeting_readout import files
from meeting_readout.converters.forms import form_of
from meeting_readout.validator import catalogue
from meeting_readout.validator.finding import Finding, Verdict


def judge(given: files.Input, level: str = "core", form: str = "auto", name: str = "") -> Verdict:
    """Read and check one document; what goes wrong on the way is a finding, never an exception.

    `name` is what the standard input is called in reports, and what tells its form.
    """
    path = name or given.path
    if given.code:
        return fault(path, given.code, level, given.detail)
    try:
        data = files.read(given.path)
    except files.Unreadable as error:
        return fault(path, "E002", level, str(error))
    return judge_bytes(data, path, level, form)


def judge_bytes(data: bytes, path: str, level: str = "core", form: str = "auto") -> Verdict:
    """Check the bytes of one document under the name of a file."""
    from meeting_readout.validator.engine import check

    form = form_of(path, data) if form == "auto" else form
    try:
        return check(data, form, path, level)
    except Exception as error:
        return fault(path, "E004", level, f"{type(error).__name__}: {error}"[:200], form)


def fault(path: str, code: str, level: str, detail: str = "", form: str = "") -> Verdict:
    """Give the verdict on something that could not be checked at all."""
    words = {"detail": detail}
    finding = Finding(
        code=code,
        severity=catalogue.rules()[code]["severity"],
        message=catalogue.message(code, "", words),
        path=path,
        form=form,
        line=1,
        column=1,
        end_line=1,
        end_column=2,
        pointer="",
        fix=catalogue.hint(code, "", words),
    )
    return Verdict(path, form, level, (finding,), "it could not be read")


def exit_code(verdicts_codes: set[str], grave: bool, incomplete: bool) -> int:
    """Give the exit code of a run: 4, then 1, then 2, then 3, then 0."""
    if "E004" in verdicts_codes:
        return 4
    if grave:
        return 1
    if verdicts_codes & {"E001", "E003"}:
        return 2
    return 3 if incomplete or "E002" in verdicts_codes else 0
