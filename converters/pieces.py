"""Large files in pieces: items of lists that a fast parser takes are not traced until someone asks where they are.

A tracer records a place for every node in Python, which takes far longer than to read the data. In a large file with
few faults nearly all of that is for nothing. So the tracers of JSON and XML try the items of every list on a fast
parser first, a piece of many items at a time. What it takes, and what is plain (`count_plain`), has no faults: its
data are used as they are, and its places are found from the bytes when they are asked for (`ItemSpots`). What it does
not take is halved down to the items that are faulty, and only those are traced. Data, faults and places are those of a
tracer that knows no pieces.
"""

from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from meeting_readout.converters import characters, limits
from meeting_readout.converters.tracing import Spot

LARGE = 64 * 1024
"""From this size in bytes on, a file is read in pieces."""
LARGEST, SMALLEST = 32 * 1024, 1024
"""The size of a piece: it shrinks where there are faults, and grows again where there are none."""
DEEPEST = 4
"""How deep a list stands at most of which pieces are tried: a faulty item is tried at each level above its fault."""
PATIENCE = 64
"""How many items are traced at most, where nearly all are faulty, before a piece is tried again."""
LONGEST_NUMBER = 10**39
"""Tracers read no more than the first 40 characters of a number."""

TraceItems = Callable[[int], dict[str | int, Spot]]
"""Returns the spot of an item by its index, with those of any others that were found on the way."""


class ItemSpots(dict[str | int, Spot]):
    """The spots of the items of a list; those of items in pieces are missing until one of them is asked for."""

    def __init__(self, known: dict[str | int, Spot] | None = None) -> None:
        super().__init__(known or {})
        self._starts: list[int] = []
        self._pieces: list[tuple[int, TraceItems]] = []

    def add_piece(self, start: int, end: int, trace: TraceItems) -> None:
        """Add a piece: the range of its indexes, which follow those of the pieces before."""
        self._starts.append(start)
        self._pieces.append((end, trace))

    def get(self, key: str | int, default: Any = None) -> Any:
        """Return the spot of an item, which is found now if it was not known."""
        if key not in self and isinstance(key, int):
            at = bisect_right(self._starts, key) - 1
            if at >= 0 and key < self._pieces[at][0]:
                self.update(self._pieces[at][1](key))
        return super().get(key, default)

    def __missing__(self, key: str | int) -> Spot:
        spot: Spot | None = self.get(key)
        if spot is None:
            raise KeyError(key)
        return spot


class Pace:
    """How large the next piece is, and whether it is worth trying one: that depends on what became of the last ones."""

    def __init__(self) -> None:
        self.size = LARGEST
        self._wait = self._left = 0

    def is_time(self, depth: int) -> bool:
        """Return whether a piece of a list at a depth is tried before the next item is traced."""
        self._left -= 1
        return self._left < 0 and depth <= DEEPEST

    def grow(self) -> None:
        """Take larger pieces, since one was taken."""
        self.size = min(self.size * 2, LARGEST)
        self._wait = 0

    def shrink(self) -> bool:
        """Take smaller pieces; return False where the last one was the smallest, and an item is traced instead."""
        if self.size > SMALLEST:
            self.size = max(self.size // 4, SMALLEST)
            return True
        self._left = self._wait
        self._wait = min(2 * self._wait + 1, PATIENCE)
        return False


def is_large(data: bytes) -> bool:
    """Return whether a file is read in pieces."""
    return len(data) >= LARGE


def count_plain(items: list[Any], depth: int, size: int, is_escaped: bool) -> int | None:
    """Return how many values there are in items that a fast parser took; None where a tracer reports a fault in them.

    That can only be a text, a number or a level too many. `depth` is how deep the list stands, `size` how long the
    text is from which the items were read, and `is_escaped` says whether a character in it may be written otherwise.
    """
    most = limits.get()
    if (is_escaped or size > most.code_points) and not _has_good_texts(items, most.code_points):
        return None
    count, level = len(items), items
    for _ in range(depth + 1, most.depth):
        if any(one <= -LONGEST_NUMBER or one >= LONGEST_NUMBER for one in level if one.__class__ is int):
            return None
        members = [_get_members(one) for one in level if one.__class__ is dict or one.__class__ is list]
        if not members:
            return count
        count += sum(map(len, members))
        level = [inner for those in members for inner in those if inner.__class__ is not str]
    return None


def _has_good_texts(items: list[Any], longest: int) -> bool:
    search, left = characters.FORBIDDEN.search, list(items)
    while left:
        one = left.pop()
        if isinstance(one, str):
            if len(one) > longest or search(one):
                return False
        else:
            left += _get_members(one)
    return True


def _get_members(value: Any) -> Any:
    return value.values() if value.__class__ is dict else value if value.__class__ is list else ()
