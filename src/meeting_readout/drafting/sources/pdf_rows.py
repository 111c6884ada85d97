"""Pieces of a page that stand on one line: rows of a table, and list numbers with their texts."""

from itertools import groupby
from typing import NamedTuple

from meeting_readout.drafting.sources.list_marks import find_mark
from meeting_readout.drafting.sources.pdf_lines import Line, is_same_line

FILLED = 0.85
"""A line of prose in a column fills so much of its width."""
PROSE_WORDS = 4
"""A line of prose has so many words."""
PROSE_LETTERS = 16
"""A line of prose without spaces between words has so many letters."""
LEAST_ROWS = 2
NEAR = 3
"""In a line alone, pieces that are nearer than so many sizes of their letters are parted by a wide space only."""


class Piece(NamedTuple):
    """A piece of a line, and those of which it is joined."""

    line: Line
    parts: list[Line]


def join_rows(lines: list[Line]) -> list[Line]:
    """Return the lines of a page with those of a table as rows, and with list numbers before their texts.

    They stay in their order; a table is where the first piece of it is.
    """
    order = {id(line): number for number, line in enumerate(lines)}
    rows = [_join_marks(row) for row in _group_rows(lines)]
    instead: dict[int, list[Line]] = {}
    for several, run in groupby(rows, key=lambda row: len(row) > 1):
        table = list(run)
        if several and len(table) < LEAST_ROWS:
            table = [_join_near(table[0])]
        joined = [[_make_row(row) for row in table]] if several and _is_table(table) else []
        groups = [[piece for row in table for piece in row]] if joined else [[piece] for row in table for piece in row]
        for group in groups:
            parts = sorted((part for piece in group for part in piece.parts), key=lambda part: order[id(part)])
            instead |= {id(part): [] for part in parts}
            instead[id(parts[0])] = joined[0] if joined else [group[0].line]
    return [line for one in lines for line in instead[id(one)]]


def _group_rows(lines: list[Line]) -> list[list[Line]]:
    """Return the pieces of each line of the page from left to right, the highest line first."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.y):
        if rows and is_same_line(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in rows]


def _join_marks(row: list[Line]) -> list[Piece]:
    """Return the pieces of a row, a number or bullet alone joined with the piece behind it."""
    joined = list[Piece]()
    for line in row:
        mark = find_mark(f"{joined[-1].line.text} x") if joined else None
        if mark and mark.label == joined[-1].line.text:
            before = joined.pop()
            joined.append(
                Piece(line._replace(text=f"{mark.label} {line.text}", x0=before.line.x0), [*before.parts, line])
            )
        else:
            joined.append(Piece(line, [line]))
    return joined


def _join_near(row: list[Piece]) -> list[Piece]:
    """Return a row with pieces joined that a wide space in a justified line has parted."""
    joined = [row[0]]
    for piece in row[1:]:
        before = joined[-1]
        if piece.line.x0 - before.line.x1 < NEAR * piece.line.size:
            line = before.line._replace(text=f"{before.line.text} {piece.line.text}", x1=piece.line.x1)
            joined[-1] = Piece(line, [*before.parts, *piece.parts])
        else:
            joined.append(piece)
    return joined


def _is_table(rows: list[list[Piece]]) -> bool:
    """Return whether rows are those of a table; lines of prose beside each other are columns."""
    if len(rows) < LEAST_ROWS:
        return False
    for at in range(max(map(len, rows))):
        pieces = [row[at].line for row in rows if len(row) > at]
        right = max(piece.x1 for piece in pieces)
        left = min(piece.x0 for piece in pieces)
        full = sum(piece.x1 - left >= FILLED * (right - left) and _is_prose(piece) for piece in pieces)
        if 2 * full > len(pieces):
            return False
    return True


def _is_prose(line: Line) -> bool:
    return len(line.text.split()) >= PROSE_WORDS or (" " not in line.text and len(line.text) >= PROSE_LETTERS)


def _make_row(pieces: list[Piece]) -> Line:
    cells = tuple(piece.line.text for piece in pieces)
    return pieces[0].line._replace(text="\t".join(cells), x1=pieces[-1].line.x1, cells=cells)
