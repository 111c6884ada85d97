"""The limits of one document, the same in every form. A larger document gets a finding; nothing is skipped."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

MIB = 1024 * 1024
MAX_PROBLEMS = 10_000
"""How many faults of a document are reported; if it has more, W905 reports that."""
LARGE = 4 * MIB
"""Above this size in bytes, the places of all nodes take so much memory that faults are counted first."""


class Limits(NamedTuple):
    """The limits of one document, or of one record of a collection; the defaults are those of the standard (10.1)."""

    bytes: int = 64 * MIB
    depth: int = 64
    nodes: int = 5_000_000
    code_points: int = 100_000
    seconds: float = 10.0
    """The time limit of the command for one document; the library itself has none."""


DEFAULT = Limits()
_IN_FORCE = ContextVar("limits", default=DEFAULT)


def get() -> Limits:
    """Return the limits of this thread or task."""
    return _IN_FORCE.get()


@contextmanager
def use(limits: Limits) -> Iterator[None]:
    """Use other limits than those of the standard, for reading, checking, and the check of what is written."""
    token = _IN_FORCE.set(limits)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def install(limits: Limits) -> None:
    """Set the limits for the rest of the process: each worker process does so first."""
    _IN_FORCE.set(limits)


def format_bytes(count: int) -> str:
    """Format a number of bytes: `64 MiB`, or `1,000 bytes`."""
    return f"{count // MIB:,} MiB" if count >= MIB and not count % MIB else f"{count:,} bytes"
