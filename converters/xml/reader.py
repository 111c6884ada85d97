"""The XML form: XML 1.0 in UTF-8 or UTF-16, without a DOCTYPE; an element or attribute for every property."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from meeting_readout.converters import limits, node_count
from meeting_readout.converters.decode import is_utf_16, measure_mark, utf_16_to_utf_8
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
"""What the parser must not do: open files, expand entities, repair errors."""
LONGEST = 1024 * 1024
"""A longer tag or text in a large file is left to the tracer: here a million attributes would be built first."""
DECLARATION = re.compile(rb"\A<\?xml\s.*?\?>", re.DOTALL)
TARGET = re.compile(rb"<\?[^\s?]*[\x80-\xff]")
PREFIX = re.compile(rb"xmlns:[^\s=]*[\x80-\xff]")
"""Names that are not in ASCII, nor in the standard: the parser of the tracer allows fewer of them (older Unicode)."""


def read(data: bytes) -> Any:
    """Read data from XML; raise `Refused` where only `trace` can say what is wrong."""
    from lxml import etree

    from meeting_readout.converters.xml.element_reader import get_reader

    most = limits.get()
    marked = b"!" in data and b"<!" in data
    if len(data) > most.bytes or (marked and b"<!DOCTYPE" in data) or not data.startswith(b"<") or not _is_utf_8(data):
        raise Refused
    if node_count.find_excess(data, "xml", most.nodes) is not None:
        raise Refused
    if not data.isascii() and (TARGET.search(data) or PREFIX.search(data)):
        raise Refused
    if len(data) > limits.LARGE:
        from meeting_readout.converters.xml.large_file import read as read_large

        return read_large(data, OPTIONS, LONGEST)
    # White space before a comment, an instruction, CDATA or a carriage return is part of a text, and would be lost.
    bare = not marked and b"\r" not in data and data.rfind(b"<?") <= 0
    try:
        root = etree.fromstring(data, _get_parser(bare))
    except etree.XMLSyntaxError:
        raise Refused from None
    return get_reader()(root)


def read_again(data: bytes) -> Any:
    """Read data from XML in UTF-8 or UTF-16, whatever it begins with, and however long its names and comments are.

    The limits of the parser itself are off: `trace` has found no DOCTYPE, and no more than the standard allows.
    """
    from meeting_readout.converters.xml.large_file import read as read_large

    text = utf_16_to_utf_8(data) if is_utf_16(data) else data[measure_mark(data) :]
    if measure_mark(text):
        raise Refused
    # The encoding that the text declares is not what it is in now.
    return read_large(DECLARATION.sub(b"", text), OPTIONS | {"huge_tree": True}, len(text))


@cache
def _get_parser(bare: bool) -> "XMLParser[_Element]":
    """Return a parser; one that drops white space between elements is faster, and reads only what is `bare`."""
    from lxml import etree

    made: XMLParser[_Element] = etree.XMLParser(remove_blank_text=bare, **OPTIONS)
    return made


def _is_utf_8(data: bytes) -> bool:
    """Return whether the declaration, if any, clearly says XML 1.0 in UTF-8; `trace` handles everything else."""
    if not data.startswith(b"<?xml"):
        return True
    declaration = data[: data.find(b"?>")].lower().replace(b"'", b'"')
    return b'"1.0"' in declaration and (b"encoding" not in declaration or b'"utf-8"' in declaration)
