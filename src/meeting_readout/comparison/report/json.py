"""The report for programs: every change, its place and value in both readouts (`schemas/comparison.schema.json`)."""

from typing import Any

from meeting_readout.comparison.changes import Change, Comparison
from meeting_readout.comparison.phrases import say_change
from meeting_readout.comparison.report import Options
from meeting_readout.comparison.report.text import format_phrase
from meeting_readout.comparison.result import Result, Total
from meeting_readout.validator.report.escape import escape_json

SCHEMA_VERSION = "1.0"


class Report:
    """The JSON report."""

    def __init__(self, options: Options) -> None:
        self.options, self.before = options, ""

    def start(self) -> str:
        """Return the version of the schema and the names of the two sides."""
        sides = escape_json({"schema_version": SCHEMA_VERSION, "old": self.options.old, "new": self.options.new})
        return f'{sides.rstrip()[:-2]},\n  "documents": ['

    def add(self, result: Result) -> str:
        """Return the object of a readout."""
        before, self.before = self.before, ","
        comparison = result.comparison
        changes = [_describe(comparison, change) for change in comparison.changes] if comparison else []
        document = {
            "id": result.id,
            "title": result.title,
            "status": result.status,
            "old": result.old_place or None,
            "new": result.new_place or None,
            "changes": changes,
        }
        return f"{before}\n    {_indent(document, 4)}"

    def end(self, total: Total) -> str:
        """Return the numbers."""
        end = "\n  " if self.before else ""
        return f'{end}],\n  "total": {_indent(vars(total), 2)}\n}}\n'


def _indent(value: Any, by: int) -> str:
    """Return JSON whose lines after the first one are indented; in strings there are no line ends."""
    return escape_json(value).rstrip().replace("\n", "\n" + " " * by)


def _describe(comparison: Comparison, change: Change) -> dict[str, Any]:
    first = change.way[0]
    found: dict[str, Any] = {"kind": change.kind, "part": first.prop.name}
    found |= {"old_part": first.origin.name} if first.origin else {}
    for side, item in (("old", first.old), ("new", first.new)):
        if isinstance(item, dict) and "id" in item:
            found[f"{side}_id"] = item["id"]
    found["property"] = ".".join(step.prop.name for step in change.way)
    for side, pointer, value in (
        ("old", change.old_pointer, change.last.old),
        ("new", change.new_pointer, change.last.new),
    ):
        if pointer is not None:
            found[side] = {"pointer": pointer} | ({} if change.kind == "moved" else {"value": value})
    return found | {"words": format_phrase(say_change(comparison, change))}
