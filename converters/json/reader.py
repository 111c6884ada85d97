"""The JSON form: RFC 8259 in UTF-8, without duplicate keys, null, or numbers that are not whole."""

import re
from typing import Any

from meeting_readout.converters import limits, node_count
from meeting_readout.converters.decode import measure_mark
from meeting_readout.converters.tracing import Refused

MINUS_ZERO = re.compile(rb"-0(?<=[:,\[\s]-0)(?![^\s,\]}])")
"""Zero with a minus sign, which the parser would drop, or the same in a text."""


def read(data: bytes) -> Any:
    """Read data from JSON; raise `Refused` where only `trace` can say what is wrong."""
    import jiter

    most = limits.get()
    if len(data) > most.bytes or node_count.find_excess(data, "json", most.nodes) is not None:
        raise Refused
    if MINUS_ZERO.search(data) and any(match.group() == b"-0" for match in node_count.JSON.finditer(data)):
        raise Refused
    try:
        return jiter.from_json(data, catch_duplicate_keys=True, allow_inf_nan=False, float_mode="lossless-float")
    except ValueError:
        raise Refused from None


def read_again(data: bytes) -> Any:
    """Read data from JSON that may begin with a byte order mark."""
    return read(data[measure_mark(data) :])
