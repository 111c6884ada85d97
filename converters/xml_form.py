"""The XML form: XML 1.0 in UTF-8 or UTF-16, without a DOCTYPE; an element or attribute for every property."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from meeting_readout.converters import crowd, limits
from meeting_readout.converters.trace import Fault, Trace, Unreadable

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

ENCODING = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml\s[^>]*?\bencoding\s*=\s*[\"']([^\"']*)")
OPTIONS: dict[str, Any] = {
    "encoding": "utf-8",
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "attribute_defaults": False,
    "huge_tree": False,
    "recover": False,
    "collect_ids": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""What the parser must not do: open anything, expand anything, mend anything."""
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
TARGET = re.compile(rb"<\?[^\s?]*[\x80-\xff]")
PREFIX = re.compile(rb"xmlns:[^\s=]*[\x80-\xff]")
"""Names that the standard does not give and that are not in ASCII: the careful way knows those of fewer editions."""


def read(data: bytes) -> Any:
    """Read XML as data; raise `Unreadable` where only `trace` can say what is wrong."""
    from lxml import etree

    from meeting_readout.converters.xml_reader import reader

    most = limits.in_force()
    marked = b"!" in data and b"<!" in data
    if len(data) > most.bytes or (marked and b"<!DOCTYPE" in data) or not data.startswith(b"<") or not _utf_8(data):
        raise Unreadable
    if crowd.beyond(data, "xml", most.nodes) is not None:
        raise Unreadable
    if not data.isascii() and (TARGET.search(data) or PREFIX.search(data)):
        raise Unreadable
    if len(data) > limits.LARGE:
        from meeting_readout.converters.xml_large import read as read_large

        return read_large(data, OPTIONS)
    # Blanks before a comment, an instruction, CDATA or a carriage return belong to a text, and would be dropped too.
    bare = not marked and b"\r" not in data and data.rfind(b"<?") <= 0
    try:
        root = etree.fromstring(data, _parser(bare))
    except etree.XMLSyntaxError:
        raise Unreadable from None
    return reader()(root)


def write(readout: Any) -> bytes:
    """Write a valid readout in the canonical layout: schema order, 120 columns, UTF-8, LF, one final newline."""
    from meeting_readout.converters.xml_writer import writer

    return (DECLARATION + writer()(readout) + "\n").encode()


def trace(data: bytes) -> Trace:
    """Read XML with the place of every node, and say all that is wrong with the form (shape: `Trace`)."""
    from meeting_readout.converters.xml_trace import scan

    found = crowd.traced(data, "xml", scan)
    return found._replace(faults=[*found.faults, *_declared(data, found)])


@cache
def _parser(bare: bool) -> "XMLParser[_Element]":
    """Give a parser; one that leaves out the blanks between elements is faster, and reads only what is `bare`."""
    from lxml import etree

    made: XMLParser[_Element] = etree.XMLParser(remove_blank_text=bare, **OPTIONS)
    return made


def _utf_8(data: bytes) -> bool:
    """Whether the declaration, if any, leaves no doubt that this is XML 1.0 in UTF-8; `trace` judges all else."""
    if not data.startswith(b"<?xml"):
        return True
    declaration = data[: data.find(b"?>")].lower().replace(b"'", b'"')
    return b'"1.0"' in declaration and (b"encoding" not in declaration or b'"utf-8"' in declaration)


def _declared(data: bytes, found: Trace) -> list[Fault]:
    """The fault of a file that declares UTF-16 and is in UTF-8, or the other way round (XML 1.0, 4.3.3)."""
    said = ENCODING.match(found.source.text) if isinstance(found.source.text, bytes) else None
    wide = data.startswith(crowd.WIDE)
    if found.root is None or not said or (said[1].lower() == b"utf-16") == wide:
        return []
    value = said[1].decode()
    detail = f"it declares {value}, and is in {'UTF-16' if wide else 'UTF-8'}"
    return [Fault("W003", said.span(1), variant="xml", words={"value": value, "detail": detail})]
