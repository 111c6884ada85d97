"""The report for programs: one object, its keys fixed (schema: `schemas/report.schema.json`)."""

from dataclasses import asdict
from typing import Any

from meeting_readout.validator.finding import Finding, Verdict
from meeting_readout.validator.report import Options, Summary

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
)
KEYS += ("item", "fix", "related")


class Report:
    """The JSON report; it is written at the end."""

    def __init__(self, options: Options) -> None:
        """Begin."""
        self.options = options
        self.documents: list[dict[str, Any]] = []
        self.findings: list[dict[str, Any]] = []
        self.cut = 0

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
        for finding in verdict.findings:
            if self.options.most is not None and len(self.findings) >= self.options.most:
                self.cut += 1
            else:
                self.findings.append(_finding(finding))
        return ""

    def end(self, summary: Summary) -> str:
        """Write the object."""
        import json
        from importlib.metadata import version

        levels = list(summary.levels)
        whole = {
            "schema_version": SCHEMA_VERSION,
            "tool": {"name": "readout", "version": version("meeting-readout")},
            "level": levels[0] if len(levels) == 1 else "mixed" if levels else "core",
            "documents": self.documents,
            "findings": self.findings,
            "truncated": self.cut,
            "incomplete": bool(summary.incomplete),
            "exit_code": summary.exit_code,
        }
        return json.dumps(whole, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode() + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    data = asdict(finding)
    return {key: list(data[key]) if key == "related" else data[key] for key in KEYS}
