"""The report for GitLab: a Code Quality report, an array of JSON with an object for each finding."""

from typing import Any

from meeting_readout.validator.families import UNCHECKED
from meeting_readout.validator.finding import Finding, Verdict
from meeting_readout.validator.report.escape import escape, escape_json
from meeting_readout.validator.report.fingerprint import Fingerprints
from meeting_readout.validator.report.paths import shorten_paths, to_repository_path
from meeting_readout.validator.report.summary import Cut, Options, Summary
from meeting_readout.validator.report.words import describe_rest, format_details, format_fix, format_record

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}
GRAVE = {"W": "critical", "E": "critical"}
"""Families of codes whose errors keep the document from being read at all."""


class Report:
    """The Code Quality report; it is written at the end."""

    def __init__(self, options: Options) -> None:
        self.cut, self.fingerprints = Cut(options.most), Fingerprints()
        self.issues: list[dict[str, Any]] = []
        self.first = ""
        """The first document with findings that were cut, errors that are not selected, or unchecked parts."""

    def add(self, verdict: Verdict) -> str:
        """Keep the findings of a document."""
        taken = self.cut.take(verdict.findings)
        self.issues += [self._issue(finding) for finding in taken]
        has_hidden_error = any(finding.severity == "error" for finding in verdict.unselected)
        if len(taken) < len(verdict.findings) or verdict.unchecked or has_hidden_error:
            self.first = self.first or verdict.path
        return ""

    def end(self, summary: Summary) -> str:
        """Write the array; the format has no other place to say what is not shown than one more finding."""
        for number, sentence in enumerate(describe_rest(summary, self.cut.left)):
            location = {"path": escape(to_repository_path(self.first)), "lines": {"begin": 1, "end": 1}}
            remark = {"description": sentence, "check_name": "not-shown", "severity": "info"}
            self.issues.append(remark | {"fingerprint": f"{number:032x}", "location": location})
        return escape_json(self.issues)

    def _issue(self, finding: Finding) -> dict[str, Any]:
        severity = SEVERITIES[finding.severity]
        if finding.severity == "error":
            severity = "blocker" if finding.code == UNCHECKED[-1] else GRAVE.get(finding.code[0], severity)
        return {
            "description": _describe(finding),
            "check_name": finding.code,
            "severity": severity,
            "fingerprint": self.fingerprints.of(finding),
            "location": {
                "path": escape(to_repository_path(finding.path)),
                "lines": {"begin": finding.line, "end": finding.end_line},
            },
        }


def _describe(finding: Finding) -> str:
    """Return all that is said of a finding as sentences of one line: GitLab shows no line ends, and nothing else."""
    details = (*format_record(finding), *format_details(finding), *format_fix(finding))
    sentences = (f"{line[0].upper()}{line[1:]}" for line in details if line)
    message = escape(f"{finding.code}: {shorten_paths(finding.message)}")
    return " ".join((message, *(line if line.endswith((".", ")")) else f"{line}." for line in sentences)))
