"""The tracer of XML: from bytes to data with the place of every node, and the faults of the form."""

from meeting_readout.converters import limits, node_count
from meeting_readout.converters.decode import decode, is_utf_16, measure_mark, utf_16_to_utf_8
from meeting_readout.converters.source import Source
from meeting_readout.converters.tracing import (
    Fault,
    Faults,
    Stop,
    Trace,
)
from meeting_readout.converters.xml import prolog
from meeting_readout.converters.xml.element_tracer import Reading
from meeting_readout.converters.xml.syntax_error import make_character_fault
from meeting_readout.model.model import ROOT


def trace(data: bytes) -> Trace:
    """Read XML with the place of every node, and report everything that is wrong with the form (shape: `Trace`)."""
    found = node_count.trace_within_limits(data, "xml", _scan)
    return found._replace(faults=[*found.faults, *prolog.check_encoding(data, found)])


def _scan(data: bytes) -> Trace:
    mark = measure_mark(data)
    if is_utf_16(data) and len(data) <= limits.get().bytes:
        try:
            data = utf_16_to_utf_8(data)
        except UnicodeError:
            return Trace(None, None, [Fault("W002", (0, 1), variant="utf-16-broken")], Source(data))
    if b"\0" in data:
        return Trace(None, None, [make_character_fault(data, data.index(b"\0"))], Source(data))
    text, faults = decode(data)
    if text is None:
        return Trace(None, None, faults, Source(data))
    faults = Faults(faults if mark else ())
    reading = Reading(data, faults)
    try:
        prolog.reject_mark(data, mark)
        reading.run()
    except Stop as stop:
        return Trace(None, None, [*faults, stop.fault], Source(data))
    return Trace(reading.found.get(ROOT), reading.spots.get(ROOT), faults, Source(data))
