"""The report for people: a line that says it all, the place, the line of the file, and how to fix it."""

from collections.abc import Callable

from meeting_readout.validator.finding import Finding, Verdict
from meeting_readout.validator.report.escape import escape, escape_path
from meeting_readout.validator.report.summary import Cut, Options, Summary
from meeting_readout.validator.report.words import (
    choose_notes,
    describe_fix,
    describe_fixable,
    describe_hidden,
    describe_rest,
    format_note,
    format_record,
    summarize,
)

COLORS = {"error": "31", "warning": "33", "info": "36", "dim": "2", "bold": "1", "fix": "32"}
ITEM = 52
"""The column at which the id of the item stands, where the place leaves room for it."""

Paint = Callable[[str, str], str]
"""Colours a text: the name of a colour, the text."""


def choose_paint(color: bool) -> Paint:
    """Return what colours a text, or leaves it as it is."""
    return (lambda name, text: f"\x1b[{COLORS[name]}m{text}\x1b[0m") if color else (lambda _name, text: text)


class Report:
    """The text report."""

    def __init__(self, options: Options) -> None:
        self.options, self.cut = options, Cut(options.most)
        self.explained, self._paint = set[str](), choose_paint(options.color)

    def add(self, verdict: Verdict) -> str:
        """Write the findings of a document."""
        return "".join(self._finding(finding) for finding in self.cut.take(verdict.findings))

    def end(self, summary: Summary) -> str:
        """Write the summary."""
        lines = (
            [f"{describe_hidden(self.cut.left)[:-1]} (--max-findings {self.options.most})."] if self.cut.left else []
        )
        if self.options.quiet:
            lines += describe_rest(summary)
        else:
            notes, others = choose_notes(summary)
            lines += [*map(format_note, notes), *others]
            lines.append(summarize(summary))
            last = (describe_fixable(summary), f"Exit {summary.exit_code}." if summary.exit_code else "")
            lines += [" ".join(filter(None, last))] if any(last) else []
        return "".join(f"{line}\n" for line in lines)

    def _finding(self, finding: Finding) -> str:
        from meeting_readout.validator.report.excerpt import format_excerpt

        place = f"{escape_path(finding.path)}:{finding.line}:{finding.column}"
        severity = self._paint(finding.severity, f"{finding.severity} {finding.code}")
        lines = [f"{self._paint('bold', place)}: {severity}: {escape(finding.message)}"]
        at = escape(finding.xpath or finding.pointer)
        item = f"  item: {escape(finding.item)}" if finding.item else ""
        lines += [self._paint("dim", f"    {f'at {at}':<{ITEM - 7}}{item}".rstrip())] if at else []
        lines += [self._paint("dim", f"    {record}") for record in format_record(finding)]
        lines += format_excerpt(finding, self.options.columns, self._paint)
        for related in finding.related:
            second = f"{escape_path(finding.path)}:{related.line}:{related.column}: " if related.line else ""
            lines.append(f"    {second}{escape(related.message)}")
        if finding.fix:
            lines += self._fix(describe_fix(finding))
        if finding.code not in self.explained:  # only once: every first line has the code
            self.explained.add(finding.code)
            lines.append(self._paint("dim", f"    rule: readout explain {finding.code}"))
        return "\n".join(lines) + "\n\n"

    def _fix(self, sentence: str) -> list[str]:
        """Return how to fix it, wrapped: lists of allowed values are long."""
        from textwrap import wrap

        rows = wrap(sentence, max(self.options.columns, 60) - 10, break_long_words=False, break_on_hyphens=False)
        return [f"    {self._paint('fix', 'fix:')}  {rows[0]}", *(f"{'':10}{row}" for row in rows[1:])]
