"""The report for GitHub Actions: a workflow command for each finding, which becomes an annotation of its line.

GitHub shows about ten annotations of each kind for a step; the report `markdown`, sent to the summary of the step, has
more of them.
"""

from meeting_readout.validator.finding import Finding, Verdict
from meeting_readout.validator.report.escape import escape
from meeting_readout.validator.report.paths import shorten_paths, to_repository_path
from meeting_readout.validator.report.summary import Cut, Note, Options, Summary
from meeting_readout.validator.report.words import (
    choose_notes,
    describe_rest,
    describe_unchecked,
    format_details,
    format_fix,
    format_record,
    summarize,
)

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


class Report:
    """The report as workflow commands, and a plain line for the log at its end."""

    def __init__(self, options: Options) -> None:
        self.options, self.cut = options, Cut(options.most)

    def add(self, verdict: Verdict) -> str:
        """Write the findings of a document."""
        return "".join(f"{_command(finding)}\n" for finding in self.cut.take(verdict.findings))

    def end(self, summary: Summary) -> str:
        """Write what was not checked or not shown, and the result."""
        notes, others = choose_notes(summary)
        lines = [_notice(note) for note in notes]
        lines += [f"::notice::{_data(sentence)}" for sentence in (*others, *describe_rest(summary, self.cut.left))]
        lines += [] if self.options.quiet else [summarize(summary)]
        return "".join(f"{line}\n" for line in lines)


def _command(finding: Finding) -> str:
    properties = {
        "file": escape(to_repository_path(finding.path)),
        "line": str(finding.line),
        "endLine": str(finding.end_line),
        "col": str(finding.column),
        "endColumn": str(finding.end_column),
        "title": finding.code,
    }
    message = escape(shorten_paths(finding.message))
    text = "\n".join((message, *format_record(finding), *format_details(finding), *format_fix(finding)))
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{COMMANDS[finding.severity]} {written}::{_data(text)}"


def _notice(note: Note) -> str:
    file = _property(escape(to_repository_path(note.path)))
    line = f",line={note.line}" if note.line else ""
    return f"::notice file={file}{line}::{_data(describe_unchecked(note.why, note.id))}"


def _data(text: str) -> str:
    """Escape the text of a command, as the runner unescapes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape the value of a property of a command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
