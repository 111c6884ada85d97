"""The line of the file with carets under what is wrong, as it looks in a terminal.

Widths are counted in cells of the terminal: two for a wide character (as in Chinese), none for a combining mark.
"""

from collections.abc import Callable
from typing import NamedTuple
from unicodedata import category, east_asian_width

from meeting_readout.validator.finding import Finding
from meeting_readout.validator.report.escape import UNSAFE, escape_match

TAB = 8
"""How many cells a tab takes at most; it is printed as it is, so that the carets below are moved by the same."""
ELLIPSIS = "…"


class _Glyph(NamedTuple):
    text: str
    width: int


def format_excerpt(finding: Finding, columns: int, paint: Callable[[str, str], str]) -> list[str]:
    """Return the lines to print, the line before the finding first where it helps; none where the file has none."""
    kept = finding.excerpt
    if kept is None or not (kept.line or kept.before):
        return []
    digits = len(str(finding.line)) + 2
    room = max(columns, 60) - digits - 5
    glyphs = _glyphs(kept.line)
    column = min(finding.column - kept.start, len(glyphs))
    end = min(max(column + finding.end_column - finding.column, column + 1), len(glyphs))
    first, last = _window([glyph.width for glyph in glyphs], column, end, room)
    head = ELLIPSIS if first or kept.start > 1 else ""
    text = head + "".join(glyph.text for glyph in glyphs[first:last]) + (ELLIPSIS if last < len(glyphs) else "")
    pad = " " * len(head) + "".join("\t" if g.text == "\t" else " " * g.width for g in glyphs[first:column])
    carets = "^" * max(1, sum(1 if g.text == "\t" else g.width for g in glyphs[column : min(end, last)]))
    rows = [*_before(kept.before, finding.line, room), (f"{finding.line}", text)]
    rows.append(("", pad + paint(finding.severity, carets)))
    return [f"{paint('dim', f'  {number:>{digits}} |')} {row}" for number, row in rows]


def _before(line: str, number: int, room: int) -> list[tuple[str, str]]:
    if not line.strip():
        return []
    glyphs = _glyphs(line)
    last = _window([glyph.width for glyph in glyphs], 0, 1, room)[1]
    text = "".join(glyph.text for glyph in glyphs[:last])
    return [(f"{number - 1}", text + (ELLIPSIS if last < len(glyphs) else ""))]


def _glyphs(line: str) -> list[_Glyph]:
    """Return each character of a line as it is printed, with its cells."""
    escaped = {match.start(): escape_match(match) for match in UNSAFE.finditer(line)}
    return [
        _Glyph(escaped[at], len(escaped[at])) if at in escaped else _Glyph(char, get_cells(char))
        for at, char in enumerate(line)
    ]


def get_cells(char: str) -> int:
    """Return how many cells of a terminal a character takes."""
    if char == "\t":
        return TAB
    if category(char) in ("Mn", "Me", "Cf") and char != "\xad":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def _window(widths: list[int], column: int, end: int, room: int) -> tuple[int, int]:
    """Choose what of a line is shown around the characters from `column` to `end`: as many as there is room for."""
    if sum(widths) <= room:
        return 0, len(widths)
    first = last = column
    room -= 2 * len(ELLIPSIS)
    used, most = 0, room * 2 // 3
    while last < end and used + widths[last] <= most:
        used, last = used + widths[last], last + 1
    grows = True
    while grows:
        grows = False
        if first and used + widths[first - 1] <= room:
            used, first, grows = used + widths[first - 1], first - 1, True
        if last < len(widths) and used + widths[last] <= room:
            used, last, grows = used + widths[last], last + 1, True
    return first, last
