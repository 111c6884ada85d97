"""What a report is made of besides verdicts: how it is to look, and what the whole run gave."""

from typing import NamedTuple, Protocol

from meeting_readout.validator.families import RUN_EXIT_CODES, UNCHECKED, is_unreadable
from meeting_readout.validator.finding import SEVERITIES, Finding, Severity, Verdict

SETTINGS = "toml"
"""The form of settings, which can have findings and are no document."""


class Options(NamedTuple):
    """How a report is to look: colours, columns of the terminal, whether the summary is left out, the cut.

    `line_hash` puts our fingerprint where only GitHub's own uploader writes (SARIF).
    """

    color: bool = False
    columns: int = 160
    quiet: bool = False
    most: int | None = None
    line_hash: bool = False


class Note(NamedTuple):
    """A document that was not checked in full, and why; line and id of a record, 0 and empty of a file."""

    path: str
    why: str
    line: int = 0
    id: str = ""


class Cut:
    """Lets so many findings of a run through, all where `most` is None, and counts those that are left."""

    def __init__(self, most: int | None) -> None:
        self.most, self.shown, self.left = most, 0, 0

    def take(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Return those findings of a document that are to be shown."""
        taken = findings if self.most is None else findings[: max(self.most - self.shown, 0)]
        self.shown += len(taken)
        self.left += len(findings) - len(taken)
        return taken


class Summary:
    """What a whole run gave, counted as it goes; `select` and `ignore` say which rules it was asked to report."""

    def __init__(self, select: tuple[str, ...] = (), ignore: tuple[str, ...] = (), exit_code: int = 0) -> None:
        self.select, self.ignore, self.exit_code = select, ignore, exit_code
        self.documents = self.valid = 0
        self.touched = 0
        """How many documents have a finding."""
        self.counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
        self.unselected: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
        """How many findings are not shown because they are not selected."""
        self.hiding = 0
        """How many documents have such findings."""
        self.settings_hide = False
        """Whether the settings have such findings."""
        self.levels: dict[str, int] = {}
        self.incomplete: list[tuple[str, str]] = []
        self.notes: list[Note] = []
        """Of those that are incomplete, the documents of which no finding says that they could not be read at all."""
        self.left_out, self.left_out_more = 0, False
        """How many readouts were not searched for because git ignores them, and whether there may be more."""
        self.settings = False
        """Whether there are findings in the settings themselves, which are no document."""
        self.unchecked = 0
        """How many parts were not checked by all rules because of errors, where not all errors are shown."""
        self.torn = 0
        """How many documents have such parts."""
        self.fixable = self.unsafe = 0
        """How many findings a program can fix, and how many more if it may guess."""

    def add(self, verdict: Verdict) -> None:
        """Count one document, or what is wrong with the settings."""
        for finding in verdict.findings:
            self.counts[finding.severity] += 1
            self.fixable += finding.safety == "safe"
            self.unsafe += finding.safety == "unsafe"
        for finding in verdict.unselected:
            self.unselected[finding.severity] += 1
        if verdict.unchecked and (is_unreadable(verdict.unselected) or not is_unreadable(verdict.findings)):
            self.unchecked += verdict.unchecked
            self.torn += 1
        if verdict.form == SETTINGS:
            self.settings = self.settings or bool(verdict.findings)
            self.settings_hide = self.settings_hide or bool(verdict.unselected)
        else:
            self.hiding += bool(verdict.unselected)
            self.documents += 1
            self.valid += verdict.valid and not verdict.incomplete
            self.touched += bool(verdict.findings)
            if not any(finding.code in UNCHECKED for finding in verdict.findings):
                self.levels[verdict.level] = self.levels.get(verdict.level, 0) + 1
        if verdict.incomplete:
            self.incomplete.append((verdict.path, verdict.incomplete))
            if not any(finding.code in RUN_EXIT_CODES for finding in verdict.findings):
                id_ = verdict.id if verdict.line else ""
                self.notes.append(Note(verdict.path, verdict.incomplete, verdict.line, id_))


class Report(Protocol):
    """One report in the making: a piece of text for each document, and the end."""

    def __init__(self, options: Options) -> None:
        """Begin."""

    def add(self, verdict: Verdict) -> str:
        """Return what the report says of a document."""
        ...

    def end(self, summary: Summary) -> str:
        """Return what the report says at its end."""
        ...


def is_failed(verdict: Verdict, least: str) -> bool:
    """Return whether a document has a finding as grave as `least` or graver; `never` is graver than all.

    Of the findings that are not selected, errors count too. Findings about the run have exit codes of their own.
    """
    bar = SEVERITIES[: SEVERITIES.index(least) + 1] if least in SEVERITIES else ()
    hidden = (finding for finding in verdict.unselected if finding.severity == "error")
    return any(f.severity in bar and f.code not in RUN_EXIT_CODES for f in (*verdict.findings, *hidden))
