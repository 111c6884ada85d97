"""A file in the canonical layout. What is not content is kept: hints for editors, and comments around the root."""

import re
from typing import Any

from meeting_readout.converters import round_trip
from meeting_readout.converters.decode import is_utf_16, measure_mark, utf_16_to_utf_8
from meeting_readout.converters.xml.writer import DECLARATION

CDATA = re.compile(rb"<!\[CDATA\[.*?\]\]>", re.DOTALL)
AROUND = re.compile(rb"(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
HINTED = re.compile(rb"""\sxsi:schemaLocation\s*=\s*("[^"]*"|'[^']*')""")
PIECE = re.compile(r"<!--.*?-->|<\?(?!xml\s).*?\?>", re.DOTALL)
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


class CommentInside(Exception):  # noqa: N818 - the fact is all that it says
    """A readout has comments or processing instructions inside it, and the layout has no place for them."""


def format_document(data: bytes, readout: Any, form: str) -> bytes:
    """Write a valid file in the canonical layout; raise `CommentInside` where a comment would be lost.

    The content is checked to be the same (`round_trip`).
    """
    written = round_trip.convert_verified(data, form, readout, form)
    surround = {"xml": _surround_element, "yaml": _surround_document}.get(form)
    return surround(data, written) if surround else written


def has_comments(data: bytes, form: str) -> bool:
    """Return whether a valid file has comments, which are not content and are not converted."""
    if form == "yaml":
        from meeting_readout.converters.yaml.comments import find_comments

        return any(find_comments(data.decode()))
    return form == "xml" and b"<!--" in CDATA.sub(b"", _to_utf_8(data))


def _surround_document(data: bytes, written: bytes) -> bytes:
    """Put the comments before and after a YAML readout around its new layout."""
    from meeting_readout.converters.yaml.comments import find_comments

    found = find_comments(data.decode())
    if found.inside:
        raise CommentInside
    before, behind = ("".join(f"{comment}\n" for comment in place) for place in (found.before, found.behind))
    return before.encode() + written + behind.encode()


def _to_utf_8(data: bytes) -> bytes:
    """Return the bytes of XML as UTF-8 without a byte order mark."""
    return utf_16_to_utf_8(data) if is_utf_16(data) else data[measure_mark(data) :]


def _surround_element(data: bytes, written: bytes) -> bytes:
    """Put what is before and after the root element, and the schema hint, around the new layout."""
    data = _to_utf_8(data)
    head = AROUND.match(data)
    start = head.end() if head else 0
    end = data.rfind(b"</") if b"</" in data else len(data)
    after = data[data.find(b">", end) + 1 :]
    inside = CDATA.sub(b"", data[start:end])
    if b"<!--" in inside or b"<?" in inside:
        raise CommentInside
    before = [piece.group() for piece in PIECE.finditer(data[:start].decode())]
    behind = [piece.group() for piece in PIECE.finditer(after.decode())]
    text = written.decode().removeprefix(DECLARATION)
    hint = HINTED.search(data, start, data.find(b">", start))
    if hint:
        location = " ".join(hint.group(1).decode()[1:-1].split())
        first, space, rest = text.partition('" ')
        text = f'{first}" {XSI} xsi:schemaLocation="{location}"{space[1:]}{rest}'
    return (DECLARATION + "".join(f"{piece}\n" for piece in before) + text + "".join(f"{b}\n" for b in behind)).encode()
