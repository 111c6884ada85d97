"""Strings that a pattern admits: a reader of I-Regexp (RFC 9485), and a walk through it that chooses as it goes.

The least choice is the simplest one, so that what Hypothesis shrinks is simple.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

Choose = Callable[[int, int], int]
"""Gives a whole number from the first to the last, both included."""
Range = tuple[int, int]

LAST = 0x10FFFF
MANY = 6
"""How often at most something is repeated that may be repeated without end."""
ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}
SPICE = (
    "\t\n \"&'-<=>]\x7f\x85\xa0\u0301\u03a9\u200b\u2028\u2029\u3000\u5de5\ud7ff\ue000\ufeff\ufffd\U00020bb7\U0010ffff"
)
"""Characters that forms, parsers and editors stumble over."""
PHRASES = ("]]>", "&lt;", "&#10;", "<!--", "<?x?>", "\\u0041", "\\", "  ", "e\u0301", "\u4e2d\u6587", "\U00020bb7")
"""Words that they stumble over."""


class Class(NamedTuple):
    """One character of these ranges."""

    ranges: tuple[Range, ...]

    def holds(self, text: str) -> bool:
        """Whether all characters of a text are of the class."""
        return all(any(low <= ord(char) <= high for low, high in self.ranges) for char in text)


class Many(NamedTuple):
    """Something so many times; `most` is None where there is no end."""

    piece: "Node"
    least: int
    most: int | None


class Each(NamedTuple):
    """One after the other."""

    pieces: tuple["Node", ...]


class Either(NamedTuple):
    """One of several."""

    branches: tuple["Node", ...]


Node = Class | Many | Each | Either


def sample(pattern: str, choose: Choose) -> str:
    """Give a string that the pattern admits."""
    return _walk(parse(pattern), choose)


@cache
def parse(pattern: str) -> Node:
    """Read an I-Regexp."""
    node, end = _either(pattern, 0)
    if end < len(pattern):
        raise ValueError(f"not an I-Regexp: {pattern}")
    return node


def _walk(node: Node, choose: Choose) -> str:
    if isinstance(node, Class):
        spice = [char for char in _spice(node) if char] if choose(0, 2) == 2 else []
        if spice:
            return spice[choose(0, len(spice) - 1)]
        low, high = node.ranges[choose(0, len(node.ranges) - 1)]
        return chr(choose(low, min(high, low + 999)))
    if isinstance(node, Either):
        return _walk(node.branches[choose(0, len(node.branches) - 1)], choose)
    if isinstance(node, Each):
        return "".join(_walk(piece, choose) for piece in node.pieces)
    times = choose(node.least, node.least + MANY if node.most is None else min(node.most, node.least + MANY))
    phrases = _phrases(node.piece) if isinstance(node.piece, Class) and node.most is None and times else ()
    if phrases and choose(0, 3) == 3:
        return _walk(node.piece, choose) * node.least + phrases[choose(0, len(phrases) - 1)]
    return "".join(_walk(node.piece, choose) for _ in range(times))


@cache
def _spice(node: Class) -> tuple[str, ...]:
    return tuple(char for char in SPICE if node.holds(char))


@cache
def _phrases(node: Class) -> tuple[str, ...]:
    return tuple(phrase for phrase in PHRASES if node.holds(phrase))


def _either(text: str, at: int) -> tuple[Node, int]:
    branches: list[Node] = []
    while True:
        pieces: list[Node] = []
        while at < len(text) and text[at] not in "|)":
            piece, at = _piece(text, at)
            pieces.append(piece)
        branches.append(pieces[0] if len(pieces) == 1 else Each(tuple(pieces)))
        if at >= len(text) or text[at] == ")":
            return (branches[0] if len(branches) == 1 else Either(tuple(branches))), at
        at += 1


def _piece(text: str, at: int) -> tuple[Node, int]:
    node: Any
    if text[at] == "(":
        node, at = _either(text, at + 1)
        at += 1
    elif text[at] == "[":
        node, at = _class(text, at + 1)
    else:
        char, at = _char(text, at)
        node = Class(((ord(char), ord(char)),))
    quantifier = text[at : at + 1]
    if quantifier and quantifier in "?*+":
        least, most = {"?": (0, 1), "*": (0, None), "+": (1, None)}[quantifier]
        return Many(node, least, most), at + 1
    if quantifier == "{":
        end = text.index("}", at)
        low, comma, high = text[at + 1 : end].partition(",")
        return Many(node, int(low), int(high) if high else None if comma else int(low)), end + 1
    return node, at


def _class(text: str, at: int) -> tuple[Class, int]:
    ranges: list[Range] = []
    negated = text[at] == "^"
    at += negated
    while text[at] != "]":
        low, at = _char(text, at)
        high = low
        if text[at] == "-" and text[at + 1] != "]":
            high, at = _char(text, at + 1)
        ranges.append((ord(low), ord(high)))
    return Class(tuple(_others(ranges) if negated else ranges)), at + 1


def _others(ranges: list[Range]) -> list[Range]:
    """The ranges between ranges, without surrogates."""
    found, at = [], 1
    for low, high in sorted([*ranges, (0xD800, 0xDFFF)]):
        if at < low:
            found.append((at, low - 1))
        at = max(at, high + 1)
    return [*found, (at, LAST)] if at <= LAST else found


def _char(text: str, at: int) -> tuple[str, int]:
    if text[at] == "\\":
        return ESCAPES.get(text[at + 1], text[at + 1]), at + 2
    return text[at], at + 1
