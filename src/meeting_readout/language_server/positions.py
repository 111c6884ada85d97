"""Places of the protocol: lines from 0, columns in units of UTF-16, or of UTF-8 or UTF-32 if the editor asks for them.

The toolkit counts code points, and only a line feed ends a line there; the protocol also ends one at a carriage return.
"""

import re
from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

LINE_END = re.compile(r"\r\n|\r|\n")
WIDTHS = {
    PositionEncodingKind.Utf8: lambda text: len(text.encode("utf-8", "surrogatepass")),
    PositionEncodingKind.Utf16: lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    PositionEncodingKind.Utf32: len,
}
"""How many units a text has in each encoding."""


class Positions:
    """The places of one text; an offset counts code points."""

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
        self.text, self._measure = text, WIDTHS[PositionEncodingKind(encoding)]
        self._lines = [0, *(end.end() for end in LINE_END.finditer(text))]
        self._feeds = [0, *(end.end() for end in re.finditer("\n", text))]

    def at(self, offset: int) -> Position:
        """Return the place of an offset."""
        offset = min(max(offset, 0), len(self.text))
        row = bisect_right(self._lines, offset) - 1
        return Position(row, self._measure(self.text[self._lines[row] : offset]))

    def between(self, start: int, end: int) -> Range:
        """Return the range between two offsets."""
        return Range(self.at(start), self.at(end))

    def find_offset(self, position: Position) -> int:
        """Return the offset of a place; of one behind the end of its line, that end."""
        if position.line >= len(self._lines):
            return len(self.text)
        start = self._lines[position.line]
        end = LINE_END.search(self.text, start)
        line = self.text[start : end.start() if end else len(self.text)]
        low, high = 0, min(len(line), position.character)
        while low < high:
            middle = (low + high + 1) // 2
            if self._measure(line[:middle]) <= position.character:
                low = middle
            else:
                high = middle - 1
        return start + low

    def find_code_point(self, line: int, column: int) -> int:
        """Return the offset of a line and a column of a finding, both from 1."""
        return self._feeds[min(max(line, 1), len(self._feeds)) - 1] + column - 1
