"""The text of a file with its lines: from offsets to lines and columns."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from typing import cast

STEP = 4096
"""The distance in bytes between two offsets whose number of code points is remembered."""


class Source:
    """A text with its lines: finds the positions of offsets."""

    def __init__(self, text: str | bytes) -> None:
        self.text = text
        self._starts: array[int] | None = None
        self._last = (0, "")
        self._marks: list[tuple[int, int]] = []

    def find_position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset, both from 1, the column in code points."""
        starts = self._find_lines()
        row = bisect_right(starts, offset)
        if isinstance(self.text, str):
            return row, max(min(offset, len(self.text)) - starts[row - 1], 0) + 1
        return row, self._count_points(offset) - self._count_points(starts[row - 1]) + 1

    def get_line(self, number: int) -> str:
        """Return the text of a line without its line end, empty where there is no such line."""
        starts = self._find_lines()
        if not 0 < number <= len(starts):
            return ""
        if number == self._last[0]:  # a long line may have thousands of faults
            return self._last[1]
        end = starts[number] if number < len(starts) else len(self.text)
        raw = self.text[starts[number - 1] : end]
        line = (raw if isinstance(raw, str) else raw.decode("utf-8", "replace")).rstrip("\r\n")
        self._last = number, line
        return line

    def _count_points(self, offset: int) -> int:
        """Count the code points before an offset in bytes; a line may be as long as the file."""
        text = cast(bytes, self.text)
        if not self._marks:
            self._marks = [(0, 0), *_count_ahead(text)]
        at, points = self._marks[bisect_right(self._marks, (offset, len(text))) - 1]
        return points + len(text[at:offset].decode("utf-8", "replace"))

    def _find_lines(self) -> "array[int]":
        if self._starts is None:
            import re

            ends = re.finditer("\n", self.text) if isinstance(self.text, str) else re.finditer(b"\n", self.text)
            self._starts = array("I", (0,))
            self._starts.extend(end.end() for end in ends)
        return self._starts


def _count_ahead(text: bytes) -> Iterator[tuple[int, int]]:
    """Yield offsets where characters begin, about `STEP` apart, each with the number of code points before."""
    at = points = 0
    while at + STEP < len(text):
        end = at + STEP
        while end < len(text) and text[end] & 0xC0 == 0x80:
            end += 1
        points += len(text[at:end].decode("utf-8", "replace"))
        at = end
        yield at, points
