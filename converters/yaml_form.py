"""The YAML form: one document of YAML 1.2 in UTF-8, whose plain words are what the schema says they are.

There are no anchors, aliases, tags, directives or merge keys; comments are no content.
"""

from typing import Any

from meeting_readout.converters.trace import Trace, Unreadable


def read(data: bytes) -> Any:
    """Read YAML as data; raise `Unreadable` where only `trace` can say what is wrong."""
    from meeting_readout.converters.yaml_trace import scan

    found = scan(data, places=False)
    if found.faults:
        raise Unreadable
    return found.data


def write(readout: Any) -> bytes:
    """Write a valid readout in the canonical layout: schema order, 120 columns, UTF-8, LF, one final newline."""
    from meeting_readout.converters.yaml_writer import writer

    return (writer()(readout) + "\n").encode()


def trace(data: bytes) -> Trace:
    """Read YAML with the place of every node, and say all that is wrong with the form (shape: `Trace`)."""
    from meeting_readout.converters.yaml_trace import scan

    return scan(data)
