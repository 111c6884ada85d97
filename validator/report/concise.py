"""The report for grep and editors: a line for each finding, complete on its own."""

from meeting_readout.validator.finding import Verdict
from meeting_readout.validator.report.summary import Cut, Options, Summary
from meeting_readout.validator.report.words import choose_notes, describe_rest, format_finding, format_note


class Report:
    """The concise report. There is no summary: where all is well, nothing is printed."""

    def __init__(self, options: Options) -> None:
        self.options, self.cut = options, Cut(options.most)

    def add(self, verdict: Verdict) -> str:
        """Write the findings of a document."""
        return "".join(f"{format_finding(finding)}\n" for finding in self.cut.take(verdict.findings))

    def end(self, summary: Summary) -> str:
        """Say what the lines do not: findings that are not shown, documents that were not checked in full."""
        lines = describe_rest(summary, self.cut.left)
        if not self.options.quiet:
            notes, others = choose_notes(summary)
            lines += [*map(format_note, notes), *others]
        return "".join(f"{each}\n" for each in lines)
