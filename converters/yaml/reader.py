"""The reader of the YAML form: its tracer without the places of members and items."""

from typing import Any

from meeting_readout.converters.decode import measure_mark
from meeting_readout.converters.tracing import Refused


def read(data: bytes) -> Any:
    """Read data from YAML; raise `Refused` where only `trace` can say what is wrong."""
    from meeting_readout.converters.yaml.tracer import trace

    found = trace(data, places=False)
    if found.faults:
        raise Refused
    return found.data


def read_again(data: bytes) -> Any:
    """Read data from YAML that may begin with a byte order mark."""
    return read(data[measure_mark(data) :])
