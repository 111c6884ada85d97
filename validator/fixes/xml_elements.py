"""The elements of an XML text with all that belongs to each: both its tags, and the comments that speak of it."""

import re
from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from meeting_readout.converters.tracing import Span

NAME = re.compile(rb"</?([^\s/>]+)")
EMPTY = re.compile(rb"<[^\s/>]+(?:\s+[^\s=/>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/>")
BEHIND = re.compile(rb"([ \t]*(?:<!--[^\r\n]*?-->|<\?[^\r\n]*?\?>))[ \t]*\r?\n")
"""What stands behind an element at the end of its line."""
COMMENT = re.compile(rb"<!--|<\?")
OPENINGS = ((b"-->", b"<!--"), (b"?>", b"<?"))
BLANK = b" \t\r\n"
PIECE = 16 * 1024
"""How many bytes are read at once, to find the end of an element that is nearly always short."""


class Element(NamedTuple):
    """One element: its range, the names in its tags (one where it is empty), what stands in it by local names."""

    whole: Span
    names: tuple[Span, ...]
    attributes: tuple[str, ...]
    children: list[str]


def find_element(text: bytes, name: int) -> Element | None:
    """Return the element of well-formed XML by the place of the name in its start tag; None where none is."""
    at = name - 1
    if text[at : at + 1] != b"<":
        return None
    attributes: list[str] = []
    children: list[str] = []
    depth, last = 0, -1
    parser = ParserCreate("utf-8")

    def start(name: str, pairs: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth == 1:
            attributes.extend(key for key in pairs if key != "xmlns" and not key.startswith("xmlns:"))
        elif depth == 2:
            children.append(name.rpartition(":")[2])

    def end(_name: str) -> None:
        nonlocal depth, last
        depth -= 1
        if not depth:
            last = at + parser.CurrentByteIndex
            parser.EndElementHandler = None

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    for here in range(at, len(text), PIECE):
        try:
            parser.Parse(text[here : here + PIECE])
        except ExpatError:  # it has read beyond the element
            break
        if last >= 0:
            break
    if last < 0:
        return None
    empty = EMPTY.match(text, at)
    if empty:
        return Element((at, empty.end()), (_find_name(text, at),), tuple(attributes), children)
    names = _find_name(text, at), _find_name(text, last)
    return Element((at, text.find(b">", last) + 1), names, tuple(attributes), children)


def include_comments(text: bytes, whole: Span) -> Span:
    """Widen an element to the comments that speak of it: right above it, or behind it at the end of its line."""
    start = whole[0]
    while True:
        end = find_gap(text, start)
        above = _find_comment(text, end)
        lines = text.count(b"\n", end, start)
        if above < 0 or lines > 1 or (lines and text[text.rfind(b"\n", 0, above) + 1 : above].strip(BLANK)):
            break
        start = above
    behind = BEHIND.match(text, whole[1])
    return start, behind.end(1) if behind else whole[1]


def has_comment(text: bytes, span: Span) -> bool:
    """Return whether a comment or a processing instruction stands in a range."""
    return COMMENT.search(text, *span) is not None


def find_gap(text: bytes, at: int) -> int:
    """Return where the white space before a place begins."""
    while at and text[at - 1] in BLANK:
        at -= 1
    return at


def _find_comment(text: bytes, end: int) -> int:
    """Return where the comment or processing instruction begins that ends at a place, -1 where none does."""
    return next((text.rfind(opening, 0, end) for close, opening in OPENINGS if text.endswith(close, 0, end)), -1)


def _find_name(text: bytes, at: int) -> Span:
    name = NAME.match(text, at)
    return name.span(1) if name else (at, at)
