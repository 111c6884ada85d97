"""The proof that a parser of HTML lost no letter of a page: another one reads it, too."""

import html.parser
from typing import Any

SHOWN = 40


class _Reader(html.parser.HTMLParser):
    """Gathers what stands between the tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.texts.append(data)


def find_difference(text: str, tree: Any) -> str:
    """Return a remark about the first letters that two parsers read differently, empty where there are none."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    other, own = _keep_letters("".join(reader.texts)), _keep_letters("".join(tree.itertext()))
    if own == other:
        return ""
    at = _count_equal(own, other)
    start = max(0, at - 10)
    return (
        f"two parsers read this page differently, from {own[start : at + SHOWN]!r} on, "
        f"which the other one reads as {other[start : at + SHOWN]!r}: compare the blocks with the page."
    )


def _keep_letters(text: str) -> str:
    return "".join(text.split())


def _count_equal(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low
