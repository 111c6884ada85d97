"""What comes before the root element of XML, for the tracer: the declaration, and a DOCTYPE, which is forbidden."""

import re
from codecs import BOM_UTF8

from meeting_readout.converters.decode import MARK, is_utf_16, measure_mark
from meeting_readout.converters.tracing import Fault, Stop, Trace

ENCODING = re.compile(rb"<\?xml\s[^>]*?\bencoding\s*=\s*[\"']([^\"']*)")
DOCTYPE = b"<!DOCTYPE"
HTML = re.compile(rb"<!DOCTYPE\s+html\b", re.IGNORECASE)


def reject_mark(data: bytes, at: int) -> None:
    """Raise `Stop` for a second byte order mark at an offset, which expat would pass over."""
    if measure_mark(data[at : at + len(BOM_UTF8)]):
        word = {"value": MARK, "detail": "a byte order mark can only be the first character"}
        raise Stop(Fault("W003", (at, at + len(BOM_UTF8)), variant="xml", words=word))


def check_declaration(data: bytes, start: int, version: str, encoding: str | None) -> None:
    """Raise `Stop` where the declaration at an offset has a version or an encoding that is not allowed."""
    span = (start, data.find(b"?>", start) + 2)
    if version != "1.0":
        raise Stop(Fault("W009", span, variant="version", words={"value": version}))
    if encoding and encoding.lower() not in ("utf-8", "utf-16"):
        raise Stop(Fault("W009", span, words={"value": encoding}))


def reject_doctype(data: bytes, at: int) -> None:
    """Raise `Stop` for a DOCTYPE that expat reports at an offset, which may be after its name."""
    start = data.rfind(DOCTYPE, 0, at + len(DOCTYPE))
    variant = "html" if HTML.match(data, start) else ""
    raise Stop(Fault("W008", (start, start + len(DOCTYPE)), variant=variant))


def check_encoding(data: bytes, found: Trace) -> list[Fault]:
    """Return the fault of a file that declares UTF-16 and is in UTF-8, or the other way round (XML 1.0, 4.3.3)."""
    text = found.source.text
    declared = ENCODING.match(text, measure_mark(text)) if isinstance(text, bytes) else None
    if found.root is None or not declared or (declared[1].lower() == b"utf-16") == is_utf_16(data):
        return []
    value = declared[1].decode()
    detail = f"it declares {value}, and is in {'UTF-16' if is_utf_16(data) else 'UTF-8'}"
    return [Fault("W003", declared.span(1), variant="xml", words={"value": value, "detail": detail})]
