"""The elements of an XML text with all that belongs to each: both its tags, and the comments that speak of it."""

import re
from typing import NamedTuple
from xml.parsers.expat import ParserCreate

from meeting_readout.converters.decode import measure_mark
from meeting_readout.converters.tracing import Span

NAME = re.compile(rb"</?([^\s/>]+)")
EMPTY = re.compile(rb"<[^\s/>]+(?:\s+[^\s=/>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/>")
BEHIND = re.compile(rb"([ \t]*(?:<!--[^\r\n]*?-->|<\?[^\r\n]*?\?>))[ \t]*\r?\n")
"""What stands behind an element at the end of its line."""
COMMENT = re.compile(rb"<!--|<\?")
OPENINGS = ((b"-->", b"<!--"), (b"?>", b"<?"))
BLANK = b" \t\r\n"


class Element(NamedTuple):
    """One element: its range, the names in its tags (one where it is empty), what stands in it by local names."""

    whole: Span
    names: tuple[Span, ...]
    attributes: tuple[str, ...]
    children: list[str]


def find_elements(text: bytes) -> dict[int, Element]:
    """Return the elements of well-formed XML by the place of the name in the start tag."""
    found: dict[int, Element] = {}
    open_: list[tuple[int, tuple[str, ...], list[str]]] = []
    mark = measure_mark(text)
    parser = ParserCreate("utf-8", namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        if open_:
            open_[-1][2].append(name.rpartition(" ")[2])
        open_.append((mark + parser.CurrentByteIndex, tuple(attributes), []))

    def end(_name: str) -> None:
        at, attributes, children = open_.pop()
        first, empty = _find_name(text, at), EMPTY.match(text, at)
        if empty:
            found[first[0]] = Element((at, empty.end()), (first,), attributes, children)
        else:
            here = mark + parser.CurrentByteIndex
            names = first, _find_name(text, here)
            found[first[0]] = Element((at, text.find(b">", here) + 1), names, attributes, children)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(text[mark:], True)
    return found


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
