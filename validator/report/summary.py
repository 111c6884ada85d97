"""What a report is made of besides verdicts: how it is to look, and what the whole run gave."""

from dataclasses import dataclass, field
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


def _start_counts() -> dict[Severity, int]:
    return dict.fromkeys(SEVERITIES, 0)


@dataclass
class Summary:
    """What a whole run gave, counted as it goes; `select` and `ignore` say which rules it was asked to report."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    documents: int = 0
    valid: int = 0
    touched: int = 0
    """How many documents have a finding."""
    counts: dict[Severity, int] = field(default_factory=_start_counts)
    unselected: dict[Severity, int] = field(default_factory=_start_counts)
    """How many findings are not shown because they are not selected."""
    hiding: int = 0
    """How many documents have such findings."""
    settings_hide: bool = False
    """Whether the settings have such findings."""
    levels: dict[str, int] = field(default_factory=dict)
    incomplete: list[tuple[str, str]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    """Of those that are incomplete, the documents of which no finding says that they could not be read at all."""
    left_out: int = 0
    left_out_more: bool = False
    """How many readouts were not searched for because git ignores them, and whether there may be more."""
    settings: bool = False
    """Whether there are findings in the settings themselves, which are no document."""
    unchecked: int = 0
    """How many parts were not checked by all rules because of errors, where not all errors are shown."""
    torn: int = 0
    """How many documents have such parts."""
    fixable: int = 0
    unsafe: int = 0
    """How many findings a program can fix, and how many more if it may guess."""
    exit_code: int = 0

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
                record = (verdict.line, verdict.id) if verdict.line else ()
                self.notes.append(Note(verdict.path, verdict.incomplete, *record))


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
