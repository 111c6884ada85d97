"""The lines of a PDF document as they are placed on its pages, and the letters that have no place in a readout."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from meeting_readout.converters.characters import FORBIDDEN
from meeting_readout.drafting.sources.right_to_left import is_right_to_left, reverse_visual

RAISED = re.compile(r"[0-9*†‡§¹²³⁴-⁹⁰,]+")
"""What refers to a footnote where it is raised."""
SMALL = 0.8
"""Raised letters are smaller than this part of those beside them."""
HEIGHT = 0.2
"""They stand higher by this part of their size."""
UNKNOWN = "(cid:"
"""How the library names a glyph that has no Unicode."""
SAME_LINE = 0.5
"""Pieces on one line differ in height by less than this part of their size."""


class Line(NamedTuple):
    """A line, or a piece of one: its letters, where it is, and the size and weight of most of its letters."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    is_bold: bool = False
    cells: tuple[str, ...] = ()
    """Of a row of a table, its cells."""


class Page(NamedTuple):
    """A page: its lines in the order in which the library reads them."""

    height: float
    lines: list[Line]


class Read(NamedTuple):
    """What was read: the pages, all letters of them that are kept, and remarks about those that are not."""

    pages: list[Page]
    letters: Counter[str]
    remarks: list[str]


def read_lines(pages: list[Any]) -> Read:
    """Return the lines of laid out pages."""
    reading = _Reading()
    read = [Page(page.height, list(reading.read_page(page))) for page in pages]
    return Read(read, reading.letters, reading.describe_left_out())


class _Reading:
    def __init__(self) -> None:
        self.letters = Counter[str]()
        self._unknown, self._turned, self._raised = 0, 0, list[str]()

    def read_page(self, page: Any) -> Iterator[Line]:
        from pdfminer.layout import LTTextContainer, LTTextLine

        waiting = list(reversed(list(page)))
        while waiting:
            one = waiting.pop()
            if isinstance(one, LTTextLine):
                line = self._read_line(one)
                if line:
                    self.letters.update("".join(line.text.split()))
                    yield line
            elif isinstance(one, LTTextContainer) or hasattr(one, "__iter__"):
                waiting += reversed(list(one))

    def _read_line(self, line: Any) -> Line | None:
        from pdfminer.layout import LTChar

        letters = [one for one in line if isinstance(one, LTChar) and one.get_text().strip()]
        if not letters:
            return None
        size = Counter(round(one.size, 1) for one in letters).most_common(1)[0][0]
        size = max(size, max(round(one.size, 1) for one in letters) if len(letters) < 4 else size)
        base = min((one.y0 for one in letters if one.size >= SMALL * size), default=line.y0)
        parts, raised = list[str](), ""
        for one in line:
            text = one.get_text()
            if isinstance(one, LTChar) and self._is_unknown(text):
                self._unknown += 1
            elif isinstance(one, LTChar) and _is_raised(one, text, size, base):
                raised += text
            else:
                self._keep_raised(raised, parts)
                raised = ""
                parts.append(" " if text.isspace() else text)
        self._keep_raised(raised, parts)
        words = re.sub(" +", " ", "".join(parts)).strip()
        if not words:
            return None
        if is_right_to_left(words) and letters[0].x0 < letters[-1].x0:
            words = reverse_visual(words)
            self._turned += 1
        bold = sum("bold" in one.fontname.lower() for one in letters) * 2 > len(letters)
        return Line(words, letters[0].x0, letters[-1].x1, base, size, bold)

    def _is_unknown(self, text: str) -> bool:
        return text.startswith(UNKNOWN) or FORBIDDEN.search(text) is not None

    def _keep_raised(self, raised: str, parts: list[str]) -> None:
        if raised:
            before = "".join(parts).rsplit(" ", 1)[-1]
            self._raised.append(f'{raised} behind "{before}"' if before else raised)

    def describe_left_out(self) -> list[str]:
        """Return remarks about glyphs without Unicode and about raised figures."""
        remarks = []
        if self._unknown:
            remarks.append(f"left out {self._unknown:,} letters that the PDF does not name: compare with the page.")
        if self._raised:
            remarks.append(f"left out raised figures: {', '.join(self._raised)}.")
        if self._turned:
            remarks.append(f"put {self._turned:,} lines from right to left into the order of reading: compare them.")
        return remarks


def _is_raised(letter: Any, text: str, size: float, base: float) -> bool:
    is_small = letter.size < SMALL * size and letter.y0 > base + HEIGHT * letter.size
    return is_small and RAISED.fullmatch(text) is not None


def is_same_line(one: Line, other: Line) -> bool:
    """Return whether two pieces stand on one line."""
    return abs(one.y - other.y) < SAME_LINE * min(one.size, other.size)
