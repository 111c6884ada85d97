"""Pages of the dictionary for a terminal: their Markdown without its signs, in the width that there is."""

import re
from collections.abc import Iterator
from textwrap import wrap

from meeting_readout.validator.report.escape import escape
from meeting_readout.validator.report.text import Paint

LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
EMPHASIS = re.compile(r"(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])")
SPANS = re.compile(r"`([^`]*)`")
NARROW = 40
"""Where the last column of a table would be narrower, it stands below the others."""


def format_page(title: str, markdown: str, columns: int, paint: Paint) -> str:
    """Format a section of the dictionary, with its title."""
    width = max(min(columns, 100), 40)
    lines = [paint("bold", escape(title)), *_format_lines(markdown.splitlines(), width - 2, paint)]
    return "".join(f"{line}\n".replace("  \n", "\n") for line in lines)


def _format_lines(lines: list[str], width: int, paint: Paint) -> Iterator[str]:
    at, is_code = 0, False
    while at < len(lines):
        line = lines[at]
        if line.startswith("```"):
            is_code = not is_code
        elif is_code:
            yield f"    {escape(line)}"
        elif line.startswith("|"):
            end = next((n for n in range(at, len(lines)) if not lines[n].startswith("|")), len(lines))
            yield from _format_table([_split_row(row) for row in lines[at:end]], width, paint)
            at = end
            continue
        elif line.startswith("- "):
            first, *others = _wrap(line[2:], width - 2)
            yield f"  - {first}"
            yield from (f"    {other}" for other in others)
        elif line:
            yield from (f"  {one}" for one in _wrap(line, width))
        else:
            yield ""
        at += 1


def _format_table(rows: list[list[str]], width: int, paint: Paint) -> Iterator[str]:
    """Yield a table with columns as wide as their cells, and the last one broken to what is left."""
    head, _rule, *body = rows
    widths = [max(len(row[number]) for row in (head, *body)) for number in range(len(head) - 1)]
    left = width - sum(widths) - 2 * len(widths)
    for number, row in enumerate((head, *body)):
        fixed = "  ".join(f"{cell:<{size}}" for cell, size in zip(row, widths, strict=False))
        shown = [cell.upper() for cell in row] if not number else row
        if left < NARROW:
            lines = ["  ".join(filter(None, shown[:-1])), *(f"    {one}" for one in _wrap(shown[-1], width - 4))]
        else:
            first, *others = _wrap(shown[-1], left) or [""]
            lines = [f"{fixed.upper() if not number else fixed}  {first}"]
            lines += [" " * (width - left) + other for other in others]
        yield from (paint("dim", f"  {line}") if not number else f"  {line}" for line in lines)


def _split_row(row: str) -> list[str]:
    return [_strip(cell.strip()).replace("&#124;", "|") for cell in row.strip("|").split("|")]


def _wrap(text: str, width: int) -> list[str]:
    return wrap(_strip(text), max(width, 20), break_long_words=False, break_on_hyphens=False)


def _strip(text: str) -> str:
    """Return Markdown without the signs of links, emphasis and code; in code they are no signs."""
    parts = SPANS.split(text)
    parts[::2] = [EMPHASIS.sub(r"\1", LINK.sub(r"\1", part)) for part in parts[::2]]
    return escape("".join(parts))
