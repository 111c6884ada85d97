"""The reports, a file each. A report is made of verdicts and a summary, and of nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Protocol, cast

from meeting_readout.validator.finding import SEVERITIES, Finding, Severity, Verdict

FORMATS = {
    "text": "meeting_readout.validator.report.text",
    "json": "meeting_readout.validator.report.json",
}


@dataclass
class Options:
    """How a report is to look: colours, columns of the terminal, whether the summary is left out, the cut."""

    color: bool = False
    columns: int = 160
    quiet: bool = False
    most: int | None = None


@dataclass
class Summary:
    """What a whole run gave, counted as it goes."""

    documents: int = 0
    valid: int = 0
    counts: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(SEVERITIES, 0))
    levels: dict[str, int] = field(default_factory=dict)
    incomplete: list[tuple[str, str]] = field(default_factory=list)
    fixable: int = 0
    exit_code: int = 0

    def add(self, verdict: Verdict) -> None:
        """Count one document."""
        self.documents += 1
        self.valid += verdict.valid and not verdict.incomplete
        for finding in verdict.findings:
            self.counts[finding.severity] += 1
        self.levels[verdict.level] = self.levels.get(verdict.level, 0) + 1
        if verdict.incomplete:
            self.incomplete.append((verdict.path, verdict.incomplete))


class Report(Protocol):
    """One report in the making: a piece of text for each document, and the end."""

    def __init__(self, options: Options) -> None:
        """Begin."""

    def add(self, verdict: Verdict) -> str:
        """Give what the report says of a document."""
        ...

    def end(self, summary: Summary) -> str:
        """Give what the report says at its end."""
        ...


def report(format_: str, options: Options) -> Report:
    """Begin a report in a format."""
    return cast(Report, import_module(FORMATS[format_]).Report(options))


def grave(findings: Iterable[Finding], least: str) -> bool:
    """Whether a finding is as grave as `least` or graver; `never` is graver than all."""
    bar = SEVERITIES[: SEVERITIES.index(least) + 1] if least in SEVERITIES else ()
    return any(finding.severity in bar for finding in findings)
