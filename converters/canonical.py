"""A file in the canonical layout, with what is no content kept: the hints for editors, and comments around the root."""

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
    """There are comments or processing instructions inside the readout, which the layout has no place for."""


def format_document(data: bytes, readout: Any, form: str) -> bytes:
    """Lay a valid file out anew, its content proven to be the same; raise `CommentInside` where one would be lost."""
    written = round_trip.write_verified(readout, form)
    around = {"xml": _around_element, "yaml": _around_document}.get(form)
    return around(data, written) if around else written


def has_comments(data: bytes, form: str) -> bool:
    """Whether a valid file has comments, which are no content and are not converted."""
    if form == "yaml":
        from meeting_readout.converters.yaml.comments import comments

        return any(comments(data.decode()))
    return form == "xml" and b"<!--" in CDATA.sub(b"", _to_utf_8(data))


def _around_document(data: bytes, written: bytes) -> bytes:
    """Put the comments that stand before and after a readout in YAML around the new layout."""
    from meeting_readout.converters.yaml.comments import comments

    found = comments(data.decode())
    if found.inside:
        raise CommentInside
    before, behind = ("".join(f"{comment}\n" for comment in place) for place in (found.before, found.behind))
    return before.encode() + written + behind.encode()


def _to_utf_8(data: bytes) -> bytes:
    """Return the bytes of XML as UTF-8 without a byte order mark."""
    return utf_16_to_utf_8(data) if is_utf_16(data) else data[measure_mark(data) :]


def _around_element(data: bytes, written: bytes) -> bytes:
    """Put what stands before and after the root element, and the hint to the schema, around the new layout."""
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
