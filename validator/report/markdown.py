"""The report for comments on pull requests and summaries of steps: Markdown, a line first, then a table."""

import re

from meeting_readout.validator.finding import SEVERITIES, Finding, Verdict
from meeting_readout.validator.report.escape import escape
from meeting_readout.validator.report.paths import shorten_paths, to_repository_path
from meeting_readout.validator.report.summary import Options, Summary
from meeting_readout.validator.report.words import (
    choose_notes,
    count_noun,
    describe_unchecked,
    format_details,
    format_fix,
    format_record,
    summarize,
)

ROWS = 50
"""How many findings the table holds unless another number is asked for: a comment has room for 65,536 characters."""
CELL = 300
"""How many characters of a text are shown in a cell."""
MARKUP = re.compile(r"[\\`*_{}\[\]<>()|~&\"']")
"""What could begin markup, a link, HTML or a new cell."""
CALL = re.compile(r"(?<=[@#!%$&~])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
"""Where forges make links to people, issues and addresses: they look for them in the text after all is unescaped."""


class Report:
    """The Markdown report; it is written at the end, the gravest findings first."""

    def __init__(self, options: Options) -> None:
        self.most = ROWS if options.most is None else options.most
        self.findings: list[Finding] = []

    def add(self, verdict: Verdict) -> str:
        """Keep the findings of a document."""
        self.findings += verdict.findings
        return ""

    def end(self, summary: Summary) -> str:
        """Write the line and the table."""
        lines = [f"**{summarize(summary)}**"]
        notes, others = choose_notes(summary)
        for note in notes:
            place = f"{to_repository_path(note.path)}:{note.line}" if note.line else to_repository_path(note.path)
            lines.append(f"\nIn {format_text(place)}: {format_text(describe_unchecked(note.why, note.id))}")
        lines += [f"\n{sentence}" for sentence in others]
        shown = sorted(self.findings, key=lambda finding: SEVERITIES.index(finding.severity))[: self.most]
        if shown:
            lines += ["\n| | Place | Rule | Finding |", "|---|---|---|---|", *(_row(finding) for finding in shown)]
        if len(shown) < len(self.findings):
            lines.append(f"\nThe table shows {len(shown):,} of {count_noun(len(self.findings), 'finding')}.")
        return "\n".join(lines) + "\n"


def _row(finding: Finding) -> str:
    place = f"{format_text(to_repository_path(finding.path))}:{finding.line}:{finding.column}"
    item = f" ({format_text(finding.item)})" if finding.item else ""
    lines = [shorten_paths(finding.message), *format_record(finding), *format_details(finding), *format_fix(finding)]
    return f"| {finding.severity} | {place}{item} | {finding.code} | {'<br>'.join(map(format_text, lines))} |"


def format_text(text: str) -> str:
    """Write text of a document so that it is nothing but text, in a cell, to any renderer."""
    text = escape(text if len(text) <= CELL else text[:CELL] + "…").replace("\t", " ")
    parts = (MARKUP.sub(lambda match: f"&#{ord(match.group())};", part) for part in CALL.split(text))
    return "&#8203;".join(parts)
