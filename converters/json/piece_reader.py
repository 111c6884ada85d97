"""Items of lists in JSON at the speed of compiled parsers, for the tracer of large files (`converters/pieces.py`)."""

import re
from array import array
from json import JSONDecoder
from typing import Any, NamedTuple, NoReturn

from meeting_readout.converters import limits, pieces
from meeting_readout.converters.json import reader
from meeting_readout.converters.tracing import Refused

BEHIND = re.compile(r"[ \t\n\r]*(?:,[ \t\n\r]*|(?P<last>\]))")
"""What stands behind an item."""
ESCAPE = re.compile(r"\\(?:[bfr]|u(?:00[01]|[dD][89a-fA-F]|[fF]{3}))")
"""How a character that is forbidden may be written; some of these are not."""


class Piece(NamedTuple):
    """Items that have no fault: their data, how many values, where each item begins, and where the last one ends."""

    items: list[Any]
    nodes: int
    starts: "array[int]"
    end: int


class PieceReader:
    """Reads pieces of one text. The decoder of the standard library tells where an item ends."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._read = JSONDecoder(parse_float=_refuse, parse_constant=_refuse).raw_decode

    def read(self, at: int, depth: int, pace: pieces.Pace) -> Piece | None:
        """Read items of a list that stands at a depth, from the start of one; None where the first has a fault."""
        if not pace.is_time(depth):
            return None
        while True:
            items, starts, ends = self._scan(at, pace.size)
            if not items:
                return None
            nodes = self._count_plain(at, ends[-1], items, depth)
            if nodes is not None:
                pace.grow()
                return Piece(items, nodes, starts, ends[-1])
            if not pace.shrink():
                return None

    def _scan(self, at: int, size: int) -> "tuple[list[Any], array[int], list[int]]":
        """Read items until they reach a size, or one cannot be read."""
        items, starts, ends, stop = list[Any](), array("I"), list[int](), at + size
        read, text, match = self._read, self.text, BEHIND.match
        try:
            while at < stop:
                item, end = read(text, at)
                behind = match(text, end)
                if not behind:
                    break
                items.append(item)
                starts.append(at)
                ends.append(end)
                if behind["last"]:
                    break
                at = behind.end()
        except (ValueError, RecursionError):
            pass
        return items, starts, ends

    def _count_plain(self, start: int, end: int, items: list[Any], depth: int) -> int | None:
        """Return how many values there are in a piece; None where there is something that the tracer would report."""
        text = self.text[start:end]
        if text.count(":") >= limits.MAX_PROBLEMS:  # there may be too many members in one object
            return None
        try:
            reader.read(f"[{text}]".encode())
        except Refused:
            return None
        forbidden = ("\\" in text and ESCAPE.search(text)) or "\ufffe" in text or "\uffff" in text
        return pieces.count_plain(items, depth, len(text), bool(forbidden))


def _refuse(number: str) -> NoReturn:
    raise ValueError(number)
