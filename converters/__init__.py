"""The forms of a readout: JSON, XML and YAML, as twins.

Each form is a package with the same three modules: `reader` (bytes to data, or `Refused`), `writer` (data to bytes) and
`tracer` (bytes to data with the place of every node and the faults of the form itself). The reader is fast and takes
only files without faults. The tracer is slower and runs when there is something to report.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from meeting_readout.converters.tracing import Trace


def read(data: bytes, form: str) -> Any:
    """Read data from bytes in a form; raise `Refused` where only `trace` can say what is wrong."""
    return import_module(f"{__name__}.{form}.reader").read(data)


def read_again(data: bytes, form: str) -> Any:
    """Read a document in which `trace` found no error, although `read` refused it; raise `Refused` where it has one.

    `read` refuses some documents only because of how their bytes begin or are encoded, or for names and sizes on which
    parsers differ. This is the same reader without these conditions, and it shares no code with `trace` but in YAML.
    """
    return import_module(f"{__name__}.{form}.reader").read_again(data)


def write(readout: Any, form: str) -> bytes:
    """Write a valid readout in the canonical layout: schema order, 120 columns, UTF-8, LF, one final newline."""
    return cast(bytes, import_module(f"{__name__}.{form}.writer").write(readout))


def trace(data: bytes, form: str) -> "Trace":
    """Read bytes with the place of every node, and report everything that is wrong with the form (shape: `Trace`)."""
    from meeting_readout.converters.foreign import trace_foreign

    return trace_foreign(data) or cast("Trace", import_module(f"{__name__}.{form}.tracer").trace(data))
