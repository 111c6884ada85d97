"""The JSON form: RFC 8259 in UTF-8, without duplicate keys, null, or numbers that are not whole."""

from typing import Any

from meeting_readout.converters import crowd, limits
from meeting_readout.converters.trace import Trace, Unreadable


def read(data: bytes) -> Any:
    """Read JSON as data; raise `Unreadable` where only `trace` can say what is wrong."""
    import jiter

    most = limits.in_force()
    if len(data) > most.bytes or crowd.beyond(data, "json", most.nodes) is not None:
        raise Unreadable
    try:
        return jiter.from_json(data, catch_duplicate_keys=True, allow_inf_nan=False, float_mode="lossless-float")
    except ValueError:
        raise Unreadable from None


def write(readout: Any) -> bytes:
    """Write a valid readout in the canonical layout: schema order, 120 columns, UTF-8, LF, one final newline."""
    from meeting_readout.converters.json_writer import writer

    return (writer()(readout) + "\n").encode()


def trace(data: bytes) -> Trace:
    """Read JSON with the place of every node, and say all that is wrong with the form (shape: `Trace`)."""
    from meeting_readout.converters.json_trace import scan

    return crowd.traced(data, "json", scan)
