"""The JSON form: RFC 8259 in UTF-8, without duplicate keys, null, or numbers that are not whole."""

from typing import Any

from meeting_readout.converters import limits, node_count
from meeting_readout.converters.tracing import Refused


def read(data: bytes) -> Any:
    """Read data from JSON; raise `Refused` where only `trace` can say what is wrong."""
    import jiter

    most = limits.get()
    if len(data) > most.bytes or node_count.find_excess(data, "json", most.nodes) is not None:
        raise Refused
    try:
        return jiter.from_json(data, catch_duplicate_keys=True, allow_inf_nan=False, float_mode="lossless-float")
    except ValueError:
        raise Refused from None
