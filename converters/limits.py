"""The limits of one document, the same in every form. A larger document gets a finding; nothing is skipped."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple, TypedDict

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


class LimitOptions(TypedDict, total=False):
    """The limits by the names that they have in the library, and on the command line (`--max-bytes`)."""

    max_bytes: int
    max_depth: int
    max_nodes: int
    max_string: int
    timeout: float


class LimitRange(NamedTuple):
    """The field of `Limits` that an option sets, and its least and its greatest value, None for no greatest."""

    field: str
    least: int
    most: int | None = None


RANGES = {
    "max_bytes": LimitRange("bytes", 1, 2**30),
    "max_depth": LimitRange("depth", 1, 100),
    "max_nodes": LimitRange("nodes", 1),
    "max_string": LimitRange("code_points", 1),
    "timeout": LimitRange("seconds", 0, 3600),
}
"""The options by name."""
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


def make_limits(options: LimitOptions) -> Limits:
    """Return the limits in force, changed by options; raise `TypeError` or `ValueError` for what is no option."""
    fields: dict[str, Any] = {}
    for name, value in options.items():
        if name not in RANGES:
            raise TypeError(f"there is no limit {name!r}; there are {', '.join(RANGES)}")
        field, least, most = RANGES[name]
        kinds = (int, float) if name == "timeout" else (int,)
        if not isinstance(value, kinds) or isinstance(value, bool):
            raise TypeError(f"{name} is a number, not {type(value).__name__}")
        if not least <= value <= (value if most is None else most):
            raise ValueError(f"{name} is at least {least:,}{f' and at most {most:,}' if most else ''}, not {value:,}")
        fields[field] = value
    return get()._replace(**fields)


def install(limits: Limits) -> None:
    """Set the limits for the rest of the process: each worker process does so first."""
    _IN_FORCE.set(limits)


def format_bytes(count: int) -> str:
    """Format a number of bytes: `64 MiB`, or `1,000 bytes`."""
    return f"{count // MIB:,} MiB" if count >= MIB and not count % MIB else f"{count:,} bytes"
