"""The sentences that several reports share: a finding in words, a run in one line, what was not checked or shown."""

from meeting_readout.validator.finding import Finding
from meeting_readout.validator.report.escape import safe, safe_path
from meeting_readout.validator.report.summary import Summary


def line(finding: Finding) -> str:
    """Write a finding in one line: path, line, column, severity, code, sentence."""
    place = f"{safe_path(finding.path)}:{finding.line}:{finding.column}"
    return f"{place}: {finding.severity} {finding.code}: {safe(finding.message)}"


def details(finding: Finding) -> list[str]:
    """Write what else a finding has to say, a line each: second places in the same file, the closest words."""
    return [(f"line {related.line}: " if related.line else "") + safe(related.message) for related in finding.related]


def mend(finding: Finding) -> list[str]:
    """Write how to mend it, a line or none."""
    return [f"fix: {how(finding)}"] if finding.fix else []


def how(finding: Finding) -> str:
    """Say how to mend it, and whether a program can."""
    command = {"safe": "readout fix", "unsafe": "readout fix --unsafe"}.get(finding.safety)
    return safe(finding.fix) + (f" ({command} can do this)" if command else "")


def number(count: int, noun: str) -> str:
    """Write a count with its noun: 1 error, 2,000 errors."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def result(summary: Summary) -> str:
    """Say in one line what a run gave."""
    levels = ", ".join(
        f"{name} ({count})" if len(summary.levels) > 1 else name for name, count in summary.levels.items()
    )
    level = f" Level: {levels or 'core'}."
    documents = number(summary.documents, "document")
    if summary.valid == summary.documents and not any(summary.counts.values()):
        return f"{documents} valid.{level}"
    infos = f", {number(summary.counts['info'], 'info')}" if summary.counts["info"] else ""
    found = f"{number(summary.counts['error'], 'error')}, {number(summary.counts['warning'], 'warning')}{infos}"
    settings = " and the settings" if summary.settings else ""
    if summary.documents == 0 and settings:
        return f"{found} in the settings; no document was checked."
    if summary.documents == 1:
        return f"{found} in 1 document{settings}.{level}"
    return f"{found} in {summary.touched:,} of {documents}{settings} ({summary.valid:,} valid).{level}"


def fixable(summary: Summary) -> str:
    """Say how many findings a program can mend, empty where it can mend none."""
    if not summary.unsafe:
        return f"{summary.fixable:,} fixable with `readout fix`." if summary.fixable else ""
    if not summary.fixable:
        return f"{summary.unsafe:,} fixable with `readout fix --unsafe`."
    return f"{summary.fixable:,} fixable with `readout fix`, {summary.unsafe:,} more with `--unsafe`."


def not_shown(left: int) -> str:
    """Say that findings were left out."""
    return f"{number(left, 'more finding')} {'is' if left == 1 else 'are'} not shown."


def not_checked(why: str) -> str:
    """Say that a document was not checked in full."""
    return f"not checked in full: {why}."
