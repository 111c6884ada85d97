"""JSON-LD there and back: a document of `jsonld`, expanded and compacted again, is the readout that it was made of."""

import json
from collections.abc import Iterator
from typing import Any

from pyld import jsonld

from meeting_readout.schemas import EDITIONS, load

CONTEXT = json.loads(load(EDITIONS["jsonld-context"]))["@context"]


def compare(readout: Any, document: Any) -> Iterator[str]:
    """Yield what is different when a document was expanded and compacted."""
    try:
        back = jsonld.compact(jsonld.expand(document), [CONTEXT, document["@context"][1]])
    except jsonld.JsonLdError as error:
        yield f"{readout['id']}: {error}"
        return
    if turn_back(back) != readout:
        yield f"{readout['id']}: another readout came back"


def turn_back(document: Any) -> Any:
    """Give the readout of a document: the way back of `jsonld`."""
    readout = {name: value for name, value in document.items() if name not in ("@context", "id", "recordId")}
    readout["id"] = document.get("recordId")
    for name in ("meeting", "release"):
        if name in readout:
            readout[name] = {key: value for key, value in readout[name].items() if key != "id"}
    return readout


def change_term(document: Any, name: str, term: Any) -> Any:
    """Give the document with another term in its context."""
    context, base = document["@context"]
    return document | {"@context": [context | {name: term}, base]}
