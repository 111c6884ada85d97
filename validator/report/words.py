"""The sentences that several reports share: a finding in words, a run in one line, what was not checked or shown."""

from meeting_readout.validator.finding import Finding
from meeting_readout.validator.report.escape import escape, escape_path
from meeting_readout.validator.report.summary import Summary


def format_finding(finding: Finding) -> str:
    """Return a finding in one line: path, line, column, severity, code, sentence."""
    place = f"{escape_path(finding.path)}:{finding.line}:{finding.column}"
    return f"{place}: {finding.severity} {finding.code}: {escape(finding.message)}"


def format_details(finding: Finding) -> list[str]:
    """Return the rest of a finding, a line each: second places in the same file, the closest words."""
    return [(f"line {related.line}: " if related.line else "") + escape(related.message) for related in finding.related]


def format_fix(finding: Finding) -> list[str]:
    """Return how to fix it, a line or none."""
    return [f"fix: {describe_fix(finding)}"] if finding.fix else []


def describe_fix(finding: Finding) -> str:
    """Return how to fix it, and whether a program can."""
    command = {"safe": "readout fix", "unsafe": "readout fix --unsafe"}.get(finding.safety)
    return escape(finding.fix) + (f" ({command} can do this)" if command else "")


def count_noun(count: int, noun: str) -> str:
    """Return a count with its noun: 1 error, 2,000 errors."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def summarize(summary: Summary) -> str:
    """Return the result of a run in one line."""
    levels = ", ".join(
        f"{name} ({count})" if len(summary.levels) > 1 else name for name, count in summary.levels.items()
    )
    level = f" Level: {levels or 'core'}." if levels or not summary.documents else ""
    documents = count_noun(summary.documents, "document")
    if summary.valid == summary.documents and not any(summary.counts.values()):
        return f"{documents} valid.{level}"
    infos = f", {count_noun(summary.counts['info'], 'info')}" if summary.counts["info"] else ""
    found = f"{count_noun(summary.counts['error'], 'error')}, {count_noun(summary.counts['warning'], 'warning')}{infos}"
    settings = " and the settings" if summary.settings else ""
    if summary.documents == 0 and settings:
        return f"{found} in the settings; no document was checked."
    if summary.documents == 1:
        return f"{found} in 1 document{settings}.{level}"
    return f"{found} in {summary.touched:,} of {documents}{settings} ({summary.valid:,} valid).{level}"


def describe_fixable(summary: Summary) -> str:
    """Return how many findings a program can fix, empty where it can fix none."""
    if not summary.unsafe:
        return f"{summary.fixable:,} fixable with `readout fix`." if summary.fixable else ""
    if not summary.fixable:
        return f"{summary.unsafe:,} fixable with `readout fix --unsafe`."
    return f"{summary.fixable:,} fixable with `readout fix`, {summary.unsafe:,} more with `--unsafe`."


def describe_hidden(left: int) -> str:
    """Return the sentence about findings that are not shown."""
    return f"{count_noun(left, 'more finding')} {'is' if left == 1 else 'are'} not shown."


def describe_unchecked(why: str) -> str:
    """Return the sentence about a document that was not checked in full."""
    return f"not checked in full: {why}."
