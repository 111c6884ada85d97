"""The proof that writing loses nothing: what was written is read back and compared."""

from typing import Any

from meeting_readout import converters
from meeting_readout.converters import limits, node_count
from meeting_readout.converters.gc_pause import pause_gc
from meeting_readout.converters.tracing import Refused


class RoundTripError(Exception):
    """What was written did not read back as the same, or not all of a file was read, or the result is too large.

    `exceeded` names the limit if what was written is too large to be read; `is_source` says that the fault is in what
    was read.
    """

    def __init__(self, exceeded: str = "", is_source: bool = False) -> None:
        super().__init__(exceeded)
        self.exceeded, self.is_source = exceeded, is_source


def convert_verified(data: bytes, form: str, readout: Any, to: str) -> bytes:
    """Write a readout that was read from bytes in another form; raise `RoundTripError` where anything would be lost."""
    verify_source(data, form, readout)
    return write_verified(readout, to)


def verify_source(data: bytes, form: str, readout: Any) -> None:
    """Raise `RoundTripError` unless a readout is all that the bytes hold from which it was read.

    What was lost on the way in cannot be missed on the way back.
    """
    from meeting_readout.converters.second_reading import has_same_content

    if not has_same_content(data, form, readout):
        raise RoundTripError(is_source=True)


@pause_gc
def write_verified(readout: Any, form: str, expected: bytes | None = None) -> bytes:
    """Write a readout in a form and read it back; raise `RoundTripError` unless it is the same (spec 6.1).

    `expected` is what the written bytes must be, if that is known.
    """
    written = converters.write(readout, form)
    verify(written, readout, form)
    if expected is not None and written != expected:
        raise RoundTripError
    return written


def verify(written: bytes, readout: Any, form: str) -> None:
    """Raise `RoundTripError` unless what was written reads back as the readout."""
    if extract_content(read_back(written, form)) != extract_content(readout):
        raise RoundTripError


def read_back(written: bytes, form: str) -> Any:
    """Read what was written; raise `RoundTripError` where it cannot be read."""
    try:
        return converters.read(written, form)
    except Refused:
        exceeded = _find_exceeded(written, form)
    if exceeded:
        raise RoundTripError(exceeded)
    try:
        return converters.read_again(written, form)
    except Refused:
        raise RoundTripError from None


def _find_exceeded(written: bytes, form: str) -> str:
    """Return in words which limit a document exceeds, empty where it exceeds none: one form is longer than another."""
    most = limits.get()
    if len(written) > most.bytes:
        return f"{limits.format_bytes(len(written))}, where {limits.format_bytes(most.bytes)} is the limit"
    if node_count.find_excess(written, form, most.nodes) is not None:
        return f"more than {most.nodes:,} nodes"
    return ""


def extract_content(readout: Any) -> Any:
    """Return the content of a readout: everything but the hint for editors that only JSON has."""
    return {key: value for key, value in readout.items() if not key.startswith("$")}
