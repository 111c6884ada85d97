"""The numbers that a browser prints before the items of a list."""

import re
from typing import Any

from meeting_readout.drafting.sources.numbering import format_number

TYPES = ("1", "a", "A", "i", "I")
STYLES = {
    "decimal": "1",
    "decimal-leading-zero": "01",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "cjk-ideographic": "一",
    "trad-chinese-informal": "一",
    "simp-chinese-informal": "一",
    "japanese-informal": "一",
}
"""The styles of CSS, and the style of `format_number` that each is."""
STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w -]+)", re.IGNORECASE)


def find_style(element: Any) -> str:
    """Return the style of the numbers of a list, empty where it has bullets or nothing."""
    said = STYLE.search(element.get("style", ""))
    words = said[1].lower().split() if said else []
    if "none" in words:
        return ""
    named = next((STYLES[word] for word in words if word in STYLES), "")
    if named or element.tag != "ol":
        return named
    return element.get("type") if element.get("type") in TYPES else "1"


def start_number(element: Any) -> tuple[int, int]:
    """Return the first number of a list, and the step to the next."""
    start = element.get("start", "").strip()
    is_reversed = element.get("reversed") is not None
    count = sum(1 for child in element if child.tag == "li") if is_reversed else 1
    return (int(start) if re.fullmatch("-?[0-9]{1,6}", start) else count), -1 if is_reversed else 1


def format_label(style: str, number: int) -> str:
    """Return what a browser prints before an item, empty for a bullet."""
    if not style:
        return ""
    return format_number(number, style) + ("、" if style == "一" else ".")
