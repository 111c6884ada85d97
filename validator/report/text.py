"""The report for people: a line that says it all, the place, the line of the file, and how to mend it."""

from meeting_readout.validator.finding import Finding, Related, Verdict
from meeting_readout.validator.report import Options, Summary
from meeting_readout.validator.report.escape import safe, safe_path

COLORS = {"error": "31", "warning": "33", "info": "36", "dim": "2", "bold": "1", "fix": "32"}


class Report:
    """The text report."""

    def __init__(self, options: Options) -> None:
        """Begin."""
        self.options = options
        self.shown = self.cut = 0

    def add(self, verdict: Verdict) -> str:
        """Write the findings of a document."""
        written = []
        for finding in verdict.findings:
            if self.options.most is not None and self.shown >= self.options.most:
                self.cut += 1
            else:
                self.shown += 1
                written.append(self._finding(finding))
        return "".join(written)

    def end(self, summary: Summary) -> str:
        """Write the summary."""
        lines = [f"{self.cut} more findings are not shown (--max-findings {self.options.most})."] if self.cut else []
        if self.options.quiet:
            return "".join(f"{line}\n" for line in lines)
        for path, why in summary.incomplete:
            lines.append(f"{safe_path(path)}: not checked in full: {why}.")
        return "".join(f"{line}\n" for line in [*lines, self._counts(summary), *self._after(summary)])

    def _counts(self, summary: Summary) -> str:
        levels = ", ".join(f"{name} ({count})" for name, count in summary.levels.items())
        level = next(iter(summary.levels), "core") if len(summary.levels) < 2 else levels
        errors, warnings = summary.counts["error"], summary.counts["warning"]
        if not errors and not warnings and not summary.counts["info"] and summary.valid == summary.documents:
            return f"{_number(summary.documents, 'document')} valid. Level: {level}."
        infos = f", {_number(summary.counts['info'], 'info')}" if summary.counts["info"] else ""
        found = f"{_number(errors, 'error')}, {_number(warnings, 'warning')}{infos}"
        return f"{found} in {_number(summary.documents, 'document')} ({summary.valid} valid). Level: {level}."

    def _after(self, summary: Summary) -> list[str]:
        fixable = f"{summary.fixable} fixable with `readout fix`. " if summary.fixable else ""
        return [f"{fixable}Exit {summary.exit_code}."] if summary.exit_code else []

    def _finding(self, finding: Finding) -> str:
        place = f"{safe_path(finding.path)}:{finding.line}:{finding.column}"
        severity = self._in(finding.severity, f"{finding.severity} {finding.code}")
        lines = [f"{self._in('bold', place)}: {severity}: {safe(finding.message)}"]
        at = safe(finding.xpath or finding.pointer)
        item = f"item: {safe(finding.item)}" if finding.item else ""
        if at or item:
            lines.append(self._in("dim", f"    at {at or '/'}{'   ' if item else ''}{item}"))
        lines += self._excerpt(finding)
        for related in finding.related:
            lines.append(f"    {self._related(finding, related)}")
        if finding.fix:
            lines.append(f"    {self._in('fix', 'fix:')} {safe(finding.fix)}")
        return "\n".join(lines) + "\n\n"

    def _related(self, finding: Finding, related: Related) -> str:
        place = f"{safe_path(finding.path)}:{related.line}:{related.column}: " if related.line else ""
        return f"{place}{safe(related.message)}"

    def _excerpt(self, finding: Finding) -> list[str]:
        if finding.excerpt is None or not (finding.excerpt.line or finding.excerpt.before):
            return []
        gutter = len(str(finding.line))
        room = max(self.options.columns, 60) - gutter - 8
        line, column = _cut(
            finding.excerpt.line, finding.column - finding.excerpt.start, finding.end_column - finding.column, room
        )
        end = min(column + finding.end_column - finding.column, max(len(line), column + 1))
        before = _cut(finding.excerpt.before, 0, 0, room)[0]
        pad = "".join("\t" if char == "\t" else " " * len(safe(char)) for char in line[:column])
        carets = "^" * max(sum(len(safe(char)) for char in line[column:end]), 1)
        rows = [(finding.line - 1, before)] if before.strip() else []
        shown = [f"  {number:>{gutter + 2}} | {safe(text)}" for number, text in [*rows, (finding.line, line)]]
        return [*shown, f"  {'':>{gutter + 2}} | {pad}{self._in(finding.severity, carets)}"]

    def _in(self, name: str, text: str) -> str:
        return f"\x1b[{COLORS[name]}m{text}\x1b[0m" if self.options.color else text


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _cut(line: str, column: int, width: int, room: int) -> tuple[str, int]:
    """Cut a line to a room around a caret; give it with the caret's new offset."""
    if len(line) <= room:
        return line, column
    start = max(0, min(column - max(room - width, room // 3) // 2, len(line) - room))
    end = start + room
    head, tail = "…" if start else "", "…" if end < len(line) else ""
    return head + line[start + len(head) : end - len(tail)] + tail, column - start
