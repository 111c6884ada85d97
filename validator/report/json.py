"""The report for programs: one object, its keys fixed (schema: `schemas/report.schema.json`)."""

from dataclasses import asdict
from typing import Any

from meeting_readout.validator.finding import Finding, Verdict
from meeting_readout.validator.report import Cut, Options, Summary
from meeting_readout.validator.report.escape import safe_json

SCHEMA_VERSION = "1.0"
KEYS: tuple[str, ...] = (
    "code",
    "severity",
    "message",
    "path",
    "form",
    "line",
    "column",
    "end_line",
    "end_column",
    "pointer",
    "xpath",
    "item",
    "fix",
    "related",
)


class Report:
    """The JSON report; it is written at the end."""

    def __init__(self, options: Options) -> None:
        """Begin."""
        self.cut = Cut(options.most)
        self.documents: list[dict[str, Any]] = []
        self.findings: list[dict[str, Any]] = []

    def add(self, verdict: Verdict) -> str:
        """Keep what is said of a document."""
        self.documents.append(
            {
                "path": verdict.path,
                "form": verdict.form,
                "level": verdict.level,
                "valid": verdict.valid,
                "incomplete": verdict.incomplete,
                "sha256": verdict.sha256,
            }
        )
        self.findings += [_finding(finding) for finding in self.cut.take(verdict.findings)]
        return ""

    def end(self, summary: Summary) -> str:
        """Write the object."""
        from importlib.metadata import version

        levels = list(summary.levels)
        whole = {
            "schema_version": SCHEMA_VERSION,
            "tool": {"name": "readout", "version": version("meeting-readout")},
            "level": levels[0] if len(levels) == 1 else "mixed" if levels else "core",
            "documents": self.documents,
            "findings": self.findings,
            "truncated": self.cut.left,
            "incomplete": bool(summary.incomplete),
            "exit_code": summary.exit_code,
        }
        return safe_json(whole)


def _finding(finding: Finding) -> dict[str, Any]:
    data = asdict(finding)
    return {key: list(data[key]) if key == "related" else data[key] for key in KEYS}
