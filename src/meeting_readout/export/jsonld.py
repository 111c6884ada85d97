"""JSON-LD: the readout itself, with a context and an address. Nothing is lost.

The way back: `id` becomes `recordId` again, and `@context` and the ids of `meeting` and `release` go away.
"""

import json
from functools import cache
from typing import Any

from meeting_readout import converters
from meeting_readout.export.source import Source
from meeting_readout.schemas import EDITIONS, load

NAMED = ("meeting", "release")
"""What has no id, and is referred to by the name of its property."""


def make(source: Source) -> dict[str, Any]:
    """Make the JSON-LD document of a readout; the context is in it, so that nobody has to fetch one."""
    # In the order of the schema, so that each form of a readout gives the same bytes.
    readout = converters.read(converters.write(source.view.data, "json"), "json")
    # Ids are resolved against the address as if it were a folder: those of two readouts differ.
    base = f"{source.address.removesuffix('/')}/"
    made: dict[str, Any] = {"@context": [_load_context(), {"@base": base}]}
    for name, value in readout.items():
        if name == "id":
            made |= {"id": base, "recordId": value}
        elif name != "$schema":  # the address of an edition says nothing about the meeting
            made[name] = {"id": name} | value if name in NAMED else value
    return made


@cache
def _load_context() -> Any:
    return json.loads(load(EDITIONS["jsonld-context"]))["@context"]
