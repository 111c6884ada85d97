"""Running heads, running feet and page numbers: the lines at the edges of pages that are no part of the text."""

import re
from collections import Counter

from meeting_readout.drafting.sources.pdf_lines import Line, Page

EDGE = 0.12
"""Running heads and feet are in this part of the page at its upper and lower end."""
PAGE_NUMBER = re.compile(
    r"[\s\-–—·|/()第]*\d{1,4}(?:\s*(?:/|of|von|de|sur|из)\s*\d{1,4})?[\s\-–—·|/()页頁]*", re.IGNORECASE
)
LEAST = 2
"""What is at the edge of so many pages runs."""


def find_furniture(pages: list[Page]) -> list[set[int]]:
    """Return for each page the numbers of its lines that run through the pages, or are a page number alone."""
    edges = [[number for number, line in enumerate(page.lines) if _is_at_edge(line, page)] for page in pages]
    shapes = Counter(
        shape
        for page, numbers in zip(pages, edges, strict=True)
        for shape in {_find_shape(page.lines[number]) for number in numbers}
    )
    least = max(LEAST, len(pages) // 4)
    return [
        {
            number
            for number in numbers
            if shapes[_find_shape(page.lines[number])] >= least
            or (_is_outermost(number, page) and PAGE_NUMBER.fullmatch(page.lines[number].text))
        }
        for page, numbers in zip(pages, edges, strict=True)
    ]


def _is_at_edge(line: Line, page: Page) -> bool:
    return not EDGE * page.height < line.y < (1 - EDGE) * page.height


def _is_outermost(number: int, page: Page) -> bool:
    """Return whether a line is the highest or the lowest of its page."""
    heights = [line.y for line in page.lines]
    return len(heights) > 1 and page.lines[number].y in (min(heights), max(heights))


def _find_shape(line: Line) -> tuple[str, int]:
    """Return what is the same of running lines: their words without figures, and where they are."""
    return re.sub(r"\d+", "#", line.text), round(line.y / 4)
