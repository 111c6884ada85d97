"""The YAML form: one document of YAML 1.2 in UTF-8, whose plain words are what the schema says they are.

There are no anchors, aliases, tags, directives or merge keys; comments are no content.
"""

from typing import Any

from meeting_readout.converters.tracing import Refused


def read(data: bytes) -> Any:
    """Read YAML as data; raise `Refused` where only `trace` can say what is wrong."""
    from meeting_readout.converters.yaml.tracer import trace

    found = trace(data, places=False)
    if found.faults:
        raise Refused
    return found.data
