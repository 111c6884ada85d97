"""Declarations of namespaces: the name of each is a URI (Namespaces in XML 1.0, 3), or other readers refuse it."""

import re

from meeting_readout.converters.tracing import Fault, Span, Stop
from meeting_readout.converters.xml.start_tag import Tag

CERTAIN = re.compile(rb"https?://[a-z0-9.]+/[A-Za-z0-9/._~-]*#?")
"""Values that are clearly URIs; all others are shown to the parser of the fast reader, which has to agree."""


def check_namespaces(data: bytes, tag: Tag) -> None:
    """Stop the reading at a declaration in a start tag whose value is no URI."""
    for name, _, value in tag.attributes:
        if name.startswith("xmlns") and name[5:6] in ("", ":") and not _is_uri(name, data[slice(*value)]):
            raise Stop(_make_fault(data, value))


def _is_uri(name: str, written: bytes) -> bool:
    if CERTAIN.fullmatch(written):
        return True
    from lxml import etree

    quote = b"'" if b'"' in written else b'"'
    try:
        etree.fromstring(b"<a %b=%b%b%b/>" % (name.encode(), quote, written, quote), etree.XMLParser(huge_tree=True))
    except etree.XMLSyntaxError:
        return False
    return True


def _make_fault(data: bytes, value: Span) -> Fault:
    words = {"value": data[slice(*value)].decode("utf-8", "replace")}
    return Fault("W003", value, variant="namespace", words=words)
