"""Tables of a page: which hold rows of data, and which only put text into places."""

from typing import Any

PARTS = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "ol", "ul", "dl", "table", "hr", "blockquote", "article", "section", "pre"}
)
"""What stands in a cell only where the table is not one of data."""
BREAKS = 3
"""So many line breaks in a cell are paragraphs, and not a line of a cell."""


def is_layout(table: Any) -> bool:
    """Return whether a table puts text into places: its cells hold whole paragraphs, or each row has one."""
    if table.get("role") in ("presentation", "none"):
        return True
    widest = 0
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        widest = max(widest, len(cells))
        if any(_has_paragraphs(cell) for cell in cells):
            return True
    return widest < 2


def _has_paragraphs(cell: Any) -> bool:
    tags = [part.tag for part in cell.iter() if part is not cell]
    return not PARTS.isdisjoint(tags) or tags.count("p") > 1 or tags.count("br") >= BREAKS
