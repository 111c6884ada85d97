"""Which kind of source a file is: by its content, where that says it, else by its name."""

import re

from meeting_readout.converters.decode import MARKS
from meeting_readout.converters.foreign import find_kind
from meeting_readout.drafting.sources.extracted import SourceError

WORD, PDF, ARCHIVE = "a Word document", "a PDF document", "a ZIP archive"
HTML_NAMES = (".html", ".htm", ".xhtml")
HTML_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|main|article|h[1-6]|p|div)\b",
    re.IGNORECASE | re.DOTALL,
)
HEAD = 4096
"""How many bytes are looked at to know a page by its beginning."""
ADVICE = {
    "a document of Microsoft Office": "save it as .docx without a password",
    "an OpenDocument file": "save it as .docx, or as a page in HTML",
    "an RTF document": "save it as .docx",
    "a picture": "recognise its letters first (OCR), and save the result as text or PDF",
}
"""What to do with a file of another kind."""


def detect_source(data: bytes, name: str) -> str:
    """Return `text`, `html`, `word` or `pdf`; raise `SourceError` for what is no text of a release."""
    kind = find_kind(data) or (PDF if b"%PDF-" in data[:1024] and name.lower().endswith(".pdf") else "")
    if kind == WORD or (kind == ARCHIVE and name.lower().endswith(".docx")):
        return "word"
    if kind == PDF:
        return "pdf"
    if kind:
        raise SourceError(f"this is {kind}: {ADVICE.get(kind, 'expand it, or save it as text')}.")
    if not data.strip():
        raise SourceError("the file is empty.")
    if name.lower().endswith((".docx", ".pdf")):
        raise SourceError(f"it is called {name[name.rfind('.') :]} and does not begin like one: it may be damaged.")
    head = data[:HEAD].lstrip(b"".join(MARKS)).replace(b"\0", b"")
    return "html" if name.lower().endswith(HTML_NAMES) or HTML_HEAD.match(head) else "text"
