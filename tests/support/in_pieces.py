"""The same bytes, checked as a large file in small pieces and as a small one in a single pass."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from meeting_readout import converters
from meeting_readout.converters import pieces
from meeting_readout.converters.tracing import Spot
from meeting_readout.validator.engine import check
from meeting_readout.validator.schema import narrow

NEVER = 1 << 60


@contextmanager
def setting(large: int, largest: int = 40, smallest: int = 1, patience: int = 0, long: int = NEVER) -> Iterator[None]:
    """Let files from a size on be read in pieces, and lists from a length on be narrowed."""
    before = pieces.LARGE, pieces.LARGEST, pieces.SMALLEST, pieces.PATIENCE, narrow.LONG
    pieces.LARGE, pieces.LARGEST, pieces.SMALLEST, pieces.PATIENCE, narrow.LONG = (
        large,
        largest,
        smallest,
        patience,
        long,
    )
    try:
        yield
    finally:
        pieces.LARGE, pieces.LARGEST, pieces.SMALLEST, pieces.PATIENCE, narrow.LONG = before


def whole() -> Any:
    """Set that everything is done in one pass."""
    return setting(NEVER)


def some_pieces(random: Random) -> Any:
    """Set pieces of some size, nearly all of them far smaller than those of large files."""
    sizes = random.choice((40, 200, 1000, 5000)), random.choice((1, 30)), random.choice((0, 3, 64))
    return setting(0, *sizes, random.choice((1, 2, 5)))


def trace_all(data: bytes, form: str) -> tuple[object, ...]:
    """Give all that the tracer says: data with the order of members, every place, faults, the text."""
    found = converters.trace(data, form)
    return repr(found.data), found.root and ask_all(found.root), list(found.faults), found.source.text


def ask_all(spot: Spot) -> tuple[object, ...]:
    """Give a spot with all spots in it, those of pieces too."""
    children = spot.children
    if isinstance(children, pieces.ItemSpots):
        for start, (end, _trace) in zip(children._starts, children._pieces, strict=True):
            assert all(children.get(index) for index in range(start, end))
    return *spot[:3], {str(key): ask_all(children[key]) for key in sorted(children, key=str)}


def check_all(data: bytes, form: str, level: str) -> tuple[object, ...]:
    """Give all that a verdict says, with what findings do not compare."""
    found = check(data, form, "a", level)
    more = [(f, f.excerpt, f.subject, f.edits, f.safety) for f in found.findings]
    return found.level, found.incomplete, repr(found.readout), more


def differs(data: bytes, form: str, level: str, random: Random) -> str:
    """Say what differs between both ways; nothing where all is the same."""
    with whole():
        expected = trace_all(data, form), check_all(data, form, level)
    with some_pieces(random):
        found = trace_all(data, form), check_all(data, form, level)
    names = ("data", "places", "faults", "text"), ("level", "incomplete", "readout", "findings")
    return ", ".join(
        name
        for both, one, other in zip(names, expected, found, strict=True)
        for name, left, right in zip(both, one, other, strict=True)
        if left != right
    )
