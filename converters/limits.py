"""How much one document may hold, the same in every form; what goes beyond is a finding, never a skip."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

MIB = 1024 * 1024
MAX_PROBLEMS = 10_000
"""So many faults are told one by one; of a document that has more, only that it does is told besides (W905)."""
LARGE = 4 * MIB
"""From so many bytes on, the places of all nodes take so much memory that faults are counted before they are placed."""


class Limits(NamedTuple):
    """The limits of one document, or of one record of a collection; the defaults are those of the standard (10.1)."""

    bytes: int = 64 * MIB
    depth: int = 64
    nodes: int = 5_000_000
    code_points: int = 100_000
    seconds: float = 10.0
    """How long the command works on one document; a program that calls the library keeps its own time."""


DEFAULT = Limits()
_IN_FORCE = ContextVar("limits", default=DEFAULT)


def get() -> Limits:
    """Give the limits under which this thread or task works."""
    return _IN_FORCE.get()


@contextmanager
def use(limits: Limits) -> Iterator[None]:
    """Work under other limits than those of the standard: reading, checking, and the proof of what is written."""
    token = _IN_FORCE.set(limits)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def install(limits: Limits) -> None:
    """Work under these limits from here on: what a process that helps another does first."""
    _IN_FORCE.set(limits)


def format_bytes(count: int) -> str:
    """Write a number of bytes: `64 MiB`, or `1,000 bytes`."""
    return f"{count // MIB:,} MiB" if count >= MIB and not count % MIB else f"{count:,} bytes"
