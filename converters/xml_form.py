"""The XML form: XML 1.0 in UTF-8 or UTF-16, without a DOCTYPE; an element or attribute for every property."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from meeting_readout.converters import limits
from meeting_readout.converters.trace import Trace, Unreadable

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
TARGET = re.compile(rb"<\?[^\s?]*[\x80-\xff]")
PREFIX = re.compile(rb"xmlns:[^\s=]*[\x80-\xff]")
"""Names that the standard does not give and that are not in ASCII: the careful way knows those of fewer editions."""


def read(data: bytes) -> Any:
    """Read XML as data; raise `Unreadable` where only `trace` can say what is wrong."""
    from lxml import etree

    from meeting_readout.converters.xml_reader import reader

    if len(data) > limits.in_force().bytes or b"<!DOCTYPE" in data or not data.startswith(b"<") or not _utf_8(data):
        raise Unreadable
    if not data.isascii() and (TARGET.search(data) or PREFIX.search(data)):
        raise Unreadable
    try:
        root = etree.fromstring(data, _parser())
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

    return scan(data)


@cache
def _parser() -> "XMLParser[_Element]":
    from lxml import etree

    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=False,
        collect_ids=False,
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
    )


def _utf_8(data: bytes) -> bool:
    """Whether the declaration, if any, leaves no doubt that this is XML 1.0 in UTF-8; `trace` judges all else."""
    if not data.startswith(b"<?xml"):
        return True
    declaration = data[: data.find(b"?>")].lower().replace(b"'", b'"')
    return b'"1.0"' in declaration and (b"encoding" not in declaration or b'"utf-8"' in declaration)
