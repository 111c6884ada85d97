"""The canonical layout, and the edits that make one text of another."""

from lsprotocol.types import TextEdit

from meeting_readout.converters.decode import is_utf_16
from meeting_readout.language_server.documents import Document
from meeting_readout.runner.formatting import format_checked


def format_text(document: Document) -> tuple[list[TextEdit], str]:
    """Return the edits that bring a document into the canonical layout; where there can be none, the reason."""
    written, verdict = format_checked(document.data, document.raw_verdict)
    if written is not None:
        return replace_text(document, written), ""
    first = next((finding for finding in verdict.findings if finding.severity == "error"), None)
    return [], f"It cannot be formatted. {first.code}: {first.message}" if first else "It cannot be formatted."


def replace_text(document: Document, data: bytes) -> list[TextEdit]:
    """Return the edit that makes the whole text another one; what is the same before and after it stays."""
    before, after = document.text, data.decode("utf-16" if is_utf_16(data) else "utf-8")
    if before == after:
        return []
    least = min(len(before), len(after))
    start = next((at for at in range(least) if before[at] != after[at]), least)
    start = before.rfind("\n", 0, start) + 1
    same = next((at for at in range(least - start) if before[-1 - at] != after[-1 - at]), least - start)
    end = len(before) - same
    return [TextEdit(document.positions.between(start, end), after[start : len(after) - same])]
