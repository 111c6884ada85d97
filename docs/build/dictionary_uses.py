"""Where the reference example uses a property, and how often."""

from functools import cache
from typing import NamedTuple

from dictionary_examples import REFERENCE, Way, nodes

from meeting_readout import converters
from meeting_readout.converters import tracing


class Use(NamedTuple):
    """How often the reference example says a property; of the first time the pointer, and the line in both forms."""

    times: int
    pointer: str
    json_line: int
    xml_line: int


@cache
def uses() -> dict[tuple[str, str], Use]:
    """Return the uses of every property in the reference example."""
    trace = converters.trace(REFERENCE.read_bytes(), "json")
    twin = converters.trace(REFERENCE.with_suffix(".xml").read_bytes(), "xml")
    ways: dict[tuple[str, str], list[Way]] = {}
    for name, way, node in nodes(trace.data):
        for key in node:
            ways.setdefault((name, key), []).append((*way, key))
    return {
        at: Use(len(found), tracing.format_pointer(found[0]), _line(trace, found[0]), _line(twin, found[0]))
        for at, found in ways.items()
    }


def _line(trace: tracing.Trace, way: Way) -> int:
    spot = tracing.find_spot(trace.root, way)[0] if trace.root else None
    return trace.source.find_position((spot.key or spot.value)[0])[0] if spot else 0
