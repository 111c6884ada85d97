"""The sentences that several reports share: a finding in words, a run in one line, what was not checked or shown."""

from meeting_readout.validator.finding import Finding
from meeting_readout.validator.report.escape import escape, escape_path
from meeting_readout.validator.report.paths import shorten_paths, to_repository_path
from meeting_readout.validator.report.summary import Note, Summary

NOTES = 50
"""How many documents that were not checked in full are named by a report; the others are counted."""


def format_finding(finding: Finding) -> str:
    """Return a finding in one line: path, line, column, severity, code, sentence, the record of a collection."""
    return _format_line(escape_path(finding.path), finding, finding.message)


def format_for_forge(finding: Finding) -> str:
    """Return a finding in one line as forges know it: no path in it is absolute."""
    return _format_line(escape(to_repository_path(finding.path)), finding, shorten_paths(finding.message))


def format_record(finding: Finding) -> list[str]:
    """Return which record of a collection has a finding, a line or none."""
    return [f"record: {escape(finding.record)}"] if finding.record else []


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
    level = f"Level: {levels or 'core'}." if levels or not summary.documents else ""
    sentences = [*_summarize_findings(summary, level), describe_unchecked_parts(summary)]
    return " ".join(filter(None, sentences))


def describe_unselected(summary: Summary, noun: str = "findings") -> str:
    """Return the sentence about findings that are not selected, empty where there are none."""
    counts = ", ".join(count_noun(count, severity) for severity, count in summary.unselected.items() if count)
    if not counts:
        return ""
    all_ = count_noun(summary.documents, "document")
    documents = all_ if summary.hiding == summary.documents else f"{summary.hiding:,} of {all_}"
    names = ([documents] if summary.hiding else []) + (["the settings"] if summary.settings_hide else [])
    subject, verb = " and ".join(names), "has" if names == [documents] and summary.hiding == 1 else "have"
    return f"{subject[0].upper()}{subject[1:]} {verb} {noun} that are not shown: {counts}."


def describe_unchecked_parts(summary: Summary) -> str:
    """Return the sentence about parts that were not checked by all rules, empty where there are none."""
    if not summary.unchecked:
        return ""
    parts, documents = count_noun(summary.unchecked, "part"), count_noun(summary.torn, "document")
    return f"{parts} of {documents} could not be checked by all rules because of errors in them."


def describe_rest(summary: Summary, left: int = 0) -> list[str]:
    """Return the sentences without which an error would go unsaid.

    They are about `left` findings that were cut, about errors that are not selected, and about unchecked parts.
    """
    cut = describe_hidden(left) if left else ""
    unselected = describe_unselected(summary) if summary.unselected["error"] else ""
    return [sentence for sentence in (cut, unselected, describe_unchecked_parts(summary)) if sentence]


def describe_left_out(summary: Summary) -> str:
    """Return how many documents were not searched for because git ignores them; an empty string for none."""
    if not summary.left_out:
        return ""
    return f", {summary.left_out:,}{' or more' if summary.left_out_more else ''} left out by .gitignore"


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


def describe_unchecked(why: str, id_: str = "") -> str:
    """Return the sentence about a document that was not checked in full; a record of a collection is named by id."""
    return f"not checked in full: {escape(why)}{f' (record {escape(id_)})' if id_ else ''}."


def format_note(note: Note) -> str:
    """Return the line about a document that was not checked in full."""
    line = f":{note.line}" if note.line else ""
    return f"{escape_path(note.path)}{line}: {describe_unchecked(note.why, note.id)}"


def describe_unchecked_documents(summary: Summary) -> list[str]:
    """Return how many documents were not checked in full, a sentence or none."""
    return [f"{count_noun(len(summary.notes), 'document')} not checked in full."] if summary.notes else []


def choose_notes(summary: Summary, most: int = NOTES) -> tuple[list[Note], list[str]]:
    """Return the documents that are named as not checked in full, and the sentence about the others, if any."""
    others = len(summary.notes) - most
    sentence = f"{count_noun(others, 'more document')} not checked in full."
    return summary.notes[:most], [sentence] if others > 0 else []


def _format_line(path: str, finding: Finding, message: str) -> str:
    record = f" (record {escape(finding.record)})" if finding.record else ""
    return f"{path}:{finding.line}:{finding.column}: {finding.severity} {finding.code}: {escape(message)}{record}"


def _summarize_findings(summary: Summary, level: str) -> tuple[str, ...]:
    """Return the sentences about findings, those that are not shown included."""
    documents = count_noun(summary.documents, "document")
    has_findings, left_out = any(summary.counts.values()), describe_left_out(summary)
    if summary.valid == summary.documents and not has_findings:
        return f"{documents} valid{left_out}.", level, describe_unselected(summary)
    if summary.unselected["error"] and not has_findings:
        selection, others = _describe_selection(summary), describe_unselected(summary, "others")
        return f"No findings {selection}; {others[0].lower()}{others[1:-1]} ({summary.valid:,} valid){left_out}.", level
    infos = f", {count_noun(summary.counts['info'], 'info')}" if summary.counts["info"] else ""
    found = f"{count_noun(summary.counts['error'], 'error')}, {count_noun(summary.counts['warning'], 'warning')}{infos}"
    settings = " and the settings" if summary.settings else ""
    others = describe_unselected(summary, "others")
    if summary.documents == 0 and settings:
        return f"{found} in the settings; no document was checked{left_out}.", others
    if summary.documents == 1:
        return f"{found} in 1 document{settings}{left_out}.", level, others
    return (
        f"{found} in {summary.touched:,} of {documents}{settings} ({summary.valid:,} valid){left_out}.",
        level,
        others,
    )


def _describe_selection(summary: Summary) -> str:
    """Return which findings a run was asked to report."""
    selected = [f"of {', '.join(summary.select)}"] if summary.select else []
    ignored = [f"other than {', '.join(summary.ignore)}"] if summary.ignore else []
    return " ".join((*selected, *ignored))
