"""The proof that writing loses nothing: what was written is read back and compared."""

from typing import Any

from meeting_readout import converters
from meeting_readout.converters import limits, node_count
from meeting_readout.converters.gc_pause import pause_gc
from meeting_readout.converters.tracing import Refused


class RoundTripError(Exception):
    """What was written did not read back as the same; `exceeded` names the limit if it is too large to be read."""

    def __init__(self, exceeded: str = "") -> None:
        super().__init__(exceeded)
        self.exceeded = exceeded


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


@pause_gc
def verify(written: bytes, readout: Any, form: str) -> None:
    """Read what was written in a form; raise `RoundTripError` unless it is the same as the readout."""
    try:
        back = converters.read(written, form)
    except Refused:  # a comment may be what the reader leaves to the tracer
        found = converters.trace(written, form)
        if found.faults:
            raise RoundTripError(_find_exceeded(written, form)) from None
        back = found.data
    if extract_content(back) != extract_content(readout):
        raise RoundTripError


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
