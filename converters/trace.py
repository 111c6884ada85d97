"""What the careful reading of a file gives: its data, where each node stands, and what is wrong with the form.

Offsets are half-open and count the units of `Source.text`: code points of a `str`, bytes of UTF-8 `bytes`.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from meeting_readout.converters import limits

if TYPE_CHECKING:
    from re import Match

Span = tuple[int, int]
Path = tuple[str | int, ...]
"""The keys and indexes that lead to a node from the root: a JSON Pointer in pieces."""

STEP = 4096
"""How many bytes lie between two places of which the number of code points before them is kept."""


class Unreadable(Exception):  # noqa: N818 - it carries no message: `trace` says what is wrong
    """The fast reading met something that only the careful reading can tell about."""


class Spot(NamedTuple):
    """Where a node stands: its key or name, its value, its XPath step, and the spots of its members or items."""

    key: Span | None
    value: Span
    step: str
    children: "dict[str | int, Spot]"


class Fault(NamedTuple):
    """Something wrong with the form itself: the rule's code and message variant, where, and the words that fill it.

    `path` leads to the node that is at fault and is not to be looked at again; None where there is no such node.
    """

    code: str
    span: Span
    path: Path | None = None
    variant: str = ""
    words: dict[str, str] = {}  # noqa: RUF012 - never changed
    related: tuple[tuple[str, Span], ...] = ()


class Stop(Exception):  # noqa: N818 - it carries the fault at which a careful reading ends
    """Nothing after this fault can be read; `fault` is what is wrong."""

    def __init__(self, fault: Fault) -> None:
        """Take the fault."""
        super().__init__(fault.code)
        self.fault = fault


class Faults(list[Fault]):
    """The faults of a careful reading, of which there is a limit: what has more is not read to its end (W905)."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Begin with the faults of the decoding."""
        super().__init__(faults)
        self.longest = limits.in_force().code_points

    def append(self, fault: Fault) -> None:
        """Take a fault, or end the reading."""
        self.room(len(self), fault.span)
        super().append(fault)

    def tell(self, code: str, span: Span, path: Path | None = None, variant: str = "", **words: str) -> None:
        """Take a fault in its parts."""
        self.append(Fault(code, span, path, variant, words))

    def text(
        self, text: str, span: Span, path: Path, written: "Callable[[Span, Match[str]], Span] | None" = None
    ) -> None:
        """Tell of a text that is too long, or holds what none may hold; `written` finds the place of a character."""
        if len(text) > self.longest:
            self.tell("W904", span, path, limit=f"{self.longest:,}", length=f"{len(text):,}")
        bad = limits.FORBIDDEN.search(text)
        if bad:
            self.tell("W007", written(span, bad) if written else span, path, name=limits.named(bad.group()))

    def room(self, count: int, span: Span) -> None:
        """End the reading where there are too many faults, or members of one object: most of those are unknown."""
        if count >= limits.FAULTS:
            raise Stop(too_many(span))


def too_many(span: Span = (0, 1)) -> Fault:
    """Give the fault of a document that has more faults than are told."""
    return Fault("W905", span, variant="faults", words={"limit": f"{limits.FAULTS:,}"})


class Source:
    """A text with its lines: gives positions for offsets."""

    def __init__(self, text: str | bytes) -> None:
        """Take the text as decoded, or as UTF-8."""
        self.text = text
        self._starts: array[int] | None = None
        self._last = (0, "")
        self._marks: list[tuple[int, int]] = []

    def position(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset, both from 1, the column in code points."""
        starts = self._lines()
        row = bisect_right(starts, offset)
        if isinstance(self.text, str):
            return row, max(min(offset, len(self.text)) - starts[row - 1], 0) + 1
        return row, self._points(offset) - self._points(starts[row - 1]) + 1

    def line(self, number: int) -> str:
        """Give the text of a line without its end, empty where there is no such line."""
        starts = self._lines()
        if not 0 < number <= len(starts):
            return ""
        if number == self._last[0]:  # a long line may have thousands of faults
            return self._last[1]
        end = starts[number] if number < len(starts) else len(self.text)
        raw = self.text[starts[number - 1] : end]
        line = (raw if isinstance(raw, str) else raw.decode("utf-8", "replace")).rstrip("\r\n")
        self._last = number, line
        return line

    def _points(self, offset: int) -> int:
        """Give the number of code points before an offset in bytes; a line may be as long as the file."""
        text = cast(bytes, self.text)
        if not self._marks:
            self._marks = [(0, 0), *_marks(text)]
        at, points = self._marks[bisect_right(self._marks, (offset, len(text))) - 1]
        return points + len(text[at:offset].decode("utf-8", "replace"))

    def _lines(self) -> "array[int]":
        if self._starts is None:
            import re

            ends = re.finditer("\n", self.text) if isinstance(self.text, str) else re.finditer(b"\n", self.text)
            self._starts = array("I", (0,))
            self._starts.extend(end.end() for end in ends)
        return self._starts


def _marks(text: bytes) -> Iterator[tuple[int, int]]:
    """Yield offsets at the beginnings of characters, about `STEP` apart, each with the number of code points before."""
    at = points = 0
    while at + STEP < len(text):
        end = at + STEP
        while end < len(text) and text[end] & 0xC0 == 0x80:
            end += 1
        points += len(text[at:end].decode("utf-8", "replace"))
        at = end
        yield at, points


class Trace(NamedTuple):
    """A careful reading: `data` is None where nothing could be read; `root` is the spot of the whole."""

    data: Any
    root: Spot | None
    faults: list[Fault]
    source: Source


def find(root: Spot, path: Path) -> tuple[Spot, bool]:
    """Give the spot that a path of keys and indexes leads to, or the last one on the way and False."""
    spot = root
    for token in path:
        child = spot.children.get(token)
        if child is None:
            return spot, False
        spot = child
    return spot, True


def steps(root: Spot, path: Path) -> str:
    """Give the XPath of a path of keys and indexes, as far as it exists."""
    spot, written = root, f"/{root.step}"
    for token in path:
        child = spot.children.get(token)
        if child is None:
            break
        spot = child
        written += f"/{spot.step}" if spot.step else ""
    return written


def pointer(path: Path) -> str:
    """Write a path of keys and indexes as a JSON Pointer (RFC 6901)."""
    return "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in path)
