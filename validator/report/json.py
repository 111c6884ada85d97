"""The report for programs: one object, its keys fixed (schema: `schemas/report.schema.json`)."""

from typing import Any

from meeting_readout.validator.finding import Finding, Verdict
from meeting_readout.validator.report.escape import escape_json
from meeting_readout.validator.report.summary import Cut, Options, Summary

SCHEMA_VERSION = "1.0"
KEYS: tuple[str, ...] = (
    "code",
    "severity",
    "message",
    "path",
    "record",
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
    """The JSON report: documents as they come, then their findings, which are kept until then, then the rest."""

    def __init__(self, options: Options) -> None:
        self.cut, self.begun = Cut(options.most), False
        self.findings: list[str] = []

    def add(self, verdict: Verdict) -> str:
        """Write what is said of a document, and keep its findings."""
        self.findings += [_item(_finding(finding)) for finding in self.cut.take(verdict.findings)]
        before = "," if self.begun else self._head()
        document = {
            "path": verdict.path,
            "line": verdict.line,
            "id": verdict.id,
            "form": verdict.form,
            "level": verdict.level,
            "valid": verdict.valid,
            "unselected": len(verdict.unselected),
            "unchecked": verdict.unchecked,
            "incomplete": verdict.incomplete,
            "sha256": verdict.sha256,
        }
        return before + _item(document)

    def end(self, summary: Summary) -> str:
        """Write the rest of the object."""
        levels = list(summary.levels)
        rest = {
            "level": levels[0] if len(levels) == 1 else "mixed" if levels else "core",
            "truncated": self.cut.left,
            "left_out": summary.left_out,
            "incomplete": bool(summary.incomplete),
            "exit_code": summary.exit_code,
        }
        before = "\n  ]" if self.begun else f"{self._head()}]"
        findings = ",".join(self.findings) + "\n  " if self.findings else ""
        return f'{before},\n  "findings": [{findings}],{escape_json(rest).removeprefix("{")}'

    def _head(self) -> str:
        from importlib.metadata import version

        self.begun = True
        tool = {"name": "readout", "version": version("meeting-readout")}
        head = escape_json({"schema_version": SCHEMA_VERSION, "tool": tool}).removesuffix("\n}\n")
        return f'{head},\n  "documents": ['


def _item(value: dict[str, Any]) -> str:
    """Write an item of a list of the object, on lines of its own."""
    return "\n    " + escape_json(value).rstrip("\n").replace("\n", "\n    ")


def _finding(finding: Finding) -> dict[str, Any]:
    data = {key: getattr(finding, key) for key in KEYS}
    return data | {"related": [related._asdict() for related in finding.related]}
