"""From a range of a text to its place in the file: escapes, entities, CDATA, folded lines and the like lie between.

White space is not mapped: each form changes it in its own way. What is left must be the same on both sides; where it is
not, there is no map.
"""

import re
from collections.abc import Iterator
from itertools import accumulate
from json.decoder import scanstring  # type: ignore[attr-defined]  # no stub has it
from typing import NamedTuple

from meeting_readout.converters.tracing import Span

Piece = tuple[str, int, int]
"""A character of a text, and where it is written."""

JSON = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u....|\\.|.", re.DOTALL)
XML = re.compile(
    rb"(?P<none><!--.*?-->|<\?.*?\?>)|<!\[CDATA\[(?P<raw>.*?)\]\]>|&#x(?P<hex>[0-9a-fA-F]+);|&#(?P<number>[0-9]+);"
    rb"|&(?P<name>lt|gt|amp|quot|apos);|(?P<one>[\x00-\x7f]|[\xc2-\xf4][\x80-\xbf]+)",
    re.DOTALL,
)
UTF_8 = re.compile(rb"[\x00-\x7f]|[\xc2-\xf4][\x80-\xbf]+")
ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
DOUBLE = re.compile(r"\\x([0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\(.)|(.)", re.DOTALL)
SINGLE = re.compile(r"''|.", re.DOTALL)
SHORT = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "e": "\x1b", "n": "\n", "r": "\r", "t": "\t"} | {
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029", "\n": " "
}  # fmt: skip
"""The escapes of YAML that are no code points and do not stand for themselves."""


class TextMap(NamedTuple):
    """Where each character of a text is written: the places of those that are no white space, how many come before."""

    places: list[Span]
    before: list[int]

    def find_range(self, start: int, end: int) -> Span | None:
        """Return where a range of the text, in code points, is written; None where there is only white space in it."""
        first, last = self.before[start], self.before[end] - 1
        return (self.places[first][0], self.places[last][1]) if first <= last else None


def map_text(text: str | bytes, form: str, span: Span, value: str) -> TextMap | None:
    """Return the map of a text that is written at a place of a file, None where it cannot be made."""
    wanted = [char for char in value if not char.isspace()]
    for pieces in _read_pieces(text, form, span):
        written = [piece for piece in pieces if not piece[0].isspace()]
        if [char for char, _start, _end in written] == wanted:
            before = accumulate((not char.isspace() for char in value), initial=0)
            return TextMap([(start, end) for _char, start, end in written], list(before))
    return None


def _read_pieces(text: str | bytes, form: str, span: Span) -> Iterator[Iterator[Piece]]:
    """Yield the ways in which what is written at a place can be read."""
    start, end = span
    if isinstance(text, bytes):
        yield _read_xml(text, start, end)
    elif form == "json":
        yield _read_json(text, start + 1, end - 1)
    else:
        if text[start] == '"':
            yield _read_double(text, start + 1, end - 1)
        elif text[start] == "'":
            yield ((match.group()[0], *match.span()) for match in SINGLE.finditer(text, start + 1, end - 1))
        yield ((char, at, at + 1) for at, char in enumerate(text[start:end], start))


def _read_json(text: str, start: int, end: int) -> Iterator[Piece]:
    for match in JSON.finditer(text, start, end):
        written = match.group()
        yield scanstring(f'{written}"', 0, True)[0] if written[0] == "\\" else written, *match.span()


def _read_double(text: str, start: int, end: int) -> Iterator[Piece]:
    for match in DOUBLE.finditer(text, start, end):
        code = match[1] or match[2] or match[3]
        char = chr(int(code, 16)) if code else SHORT.get(match[4], match[4]) if match[4] else match[5]
        yield char, *match.span()


def _read_xml(text: bytes, start: int, end: int) -> Iterator[Piece]:
    for match in XML.finditer(text, start, end):
        kind = match.lastgroup
        if kind == "raw":
            at = match.start("raw")
            for one in UTF_8.finditer(match["raw"]):
                yield one.group().decode(), at + one.start(), at + one.end()
        elif kind and kind != "none":
            written = match[kind].decode()
            yield _decode_piece(kind, written), *match.span()


def _decode_piece(kind: str, written: str) -> str:
    if kind == "name":
        return ENTITIES[written]
    return written if kind == "one" else chr(int(written, 16 if kind == "hex" else 10))
