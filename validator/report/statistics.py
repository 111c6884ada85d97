"""The report of `--statistics`: how many findings there are of each rule, and how many of them a program can fix."""

from collections import Counter
from typing import NamedTuple

from meeting_readout.validator import catalogue
from meeting_readout.validator.finding import SEVERITIES, Severity, Verdict
from meeting_readout.validator.report.summary import Options, Summary
from meeting_readout.validator.report.text import choose_paint
from meeting_readout.validator.report.words import (
    describe_fixable,
    describe_rest,
    describe_unchecked_documents,
    summarize,
)


class Kind(NamedTuple):
    """What is counted together: a rule, and the severity that the settings give it."""

    code: str
    severity: Severity


class Report:
    """The counts, written at the end: the most frequent rule first."""

    def __init__(self, options: Options) -> None:
        self.options, self._paint = options, choose_paint(options.color)
        self.counts, self.safe, self.unsafe = Counter[Kind](), Counter[Kind](), Counter[Kind]()

    def add(self, verdict: Verdict) -> str:
        """Count the findings of a document."""
        for finding in verdict.findings:
            kind = Kind(finding.code, finding.severity)
            self.counts[kind] += 1
            self.safe[kind] += finding.safety == "safe"
            self.unsafe[kind] += finding.safety == "unsafe"
        return ""

    def end(self, summary: Summary) -> str:
        """Write a line for each rule, and the result of the run."""
        kinds = sorted(self.counts, key=lambda kind: (-self.counts[kind], kind.code, SEVERITIES.index(kind.severity)))
        width = max((len(f"{count:,}") for count in self.counts.values()), default=0)
        lines = [self._line(kind, width) for kind in kinds]
        if self.options.quiet:
            lines += describe_rest(summary)
        else:
            lines += describe_unchecked_documents(summary)
            last = (describe_fixable(summary), f"Exit {summary.exit_code}." if summary.exit_code else "")
            lines += ["", summarize(summary)] if lines else [summarize(summary)]
            lines += [" ".join(filter(None, last))] if any(last) else []
        return "".join(f"{line}\n" for line in lines)

    def _line(self, kind: Kind, width: int) -> str:
        """Return the line of a rule; the mark says whether `readout fix` fixes all of its findings, some, or none."""
        fixable = self.safe[kind] + self.unsafe[kind]
        mark = "*" if self.safe[kind] == self.counts[kind] else "-" if fixable else " "
        severity = self._paint(kind.severity, f"{kind.severity:<7} {kind.code}")
        return f"{self.counts[kind]:>{width},}  {severity}  [{mark}] {catalogue.rules()[kind.code]['name']}"
