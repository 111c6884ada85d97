"""The XML form: XML 1.0 in UTF-8 or UTF-16, without a DOCTYPE; an element or attribute for every property."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from meeting_readout.converters import limits, node_count
from meeting_readout.converters.tracing import Refused

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

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
TARGET = re.compile(rb"<\?[^\s?]*[\x80-\xff]")
PREFIX = re.compile(rb"xmlns:[^\s=]*[\x80-\xff]")
"""Names that the standard does not give and that are not in ASCII: the careful way knows those of fewer editions."""


def read(data: bytes) -> Any:
    """Read XML as data; raise `Refused` where only `trace` can say what is wrong."""
    from lxml import etree

    from meeting_readout.converters.xml.element_reader import get_reader

    most = limits.get()
    marked = b"!" in data and b"<!" in data
    if len(data) > most.bytes or (marked and b"<!DOCTYPE" in data) or not data.startswith(b"<") or not _utf_8(data):
        raise Refused
    if node_count.find_excess(data, "xml", most.nodes) is not None:
        raise Refused
    if not data.isascii() and (TARGET.search(data) or PREFIX.search(data)):
        raise Refused
    if len(data) > limits.LARGE:
        from meeting_readout.converters.xml.large_file import read as read_large

        return read_large(data, OPTIONS)
    # Blanks before a comment, an instruction, CDATA or a carriage return belong to a text, and would be dropped too.
    bare = not marked and b"\r" not in data and data.rfind(b"<?") <= 0
    try:
        root = etree.fromstring(data, _parser(bare))
    except etree.XMLSyntaxError:
        raise Refused from None
    return get_reader()(root)


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
