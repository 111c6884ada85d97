"""Files of other kinds, known by how they begin: documents, archives and pictures that were taken for a readout."""

from meeting_readout.converters.source import Source
from meeting_readout.converters.tracing import Fault, Trace

PACKED = ("a gzip file", "a Zstandard file", "an xz file", "a bzip2 file", "a ZIP archive")
"""What may hold readouts that were compressed."""
SOURCES = ("a PDF document", "a Word document")
"""What `readout new` makes a readout of."""
ZIP = b"PK\x03\x04"
IN_ZIP = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"", "a ZIP archive"),
)
"""A part that a ZIP archive names, and what it then is."""
KINDS = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of Microsoft Office"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    *((b"BZh%d1AY&SY" % level, "a bzip2 file") for level in range(1, 10)),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
"""The first bytes of a file, and what it is."""


def trace_foreign(data: bytes) -> Trace | None:
    """Return the trace of a file of another kind, which has no text to show; None where it may be a readout."""
    kind = find_kind(data)
    if not kind:
        return None
    try:
        data.decode()
    except UnicodeDecodeError:
        code = "W002"
    else:
        code = "W003"
    variant = "packed" if kind in PACKED else "source" if kind in SOURCES else "foreign"
    return Trace(None, None, [Fault(code, (0, 1), variant=variant, words={"kind": kind})], Source(""))


def find_kind(data: bytes) -> str:
    """Return what a file of another kind is, in words; empty where it may be a text."""
    if data.startswith(ZIP):
        return next(kind for part, kind in IN_ZIP if part in data)
    return next((kind for beginning, kind in KINDS if data.startswith(beginning)), "")
