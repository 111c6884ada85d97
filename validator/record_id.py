"""The id of a readout, also of one that cannot be read to its end: reports name each record of a collection by it."""

import re
from typing import Any

LEADING_ID = re.compile(
    rb'[\xef\xbb\xbf \t\r\n]*+\{\s*+(?:"(?!id")(?:[^"\\\n]|\\.)*+"\s*+:\s*+"(?:[^"\\\n]|\\.)*+"\s*+,\s*+)*+'
    rb'"id"\s*+:\s*+"((?:[^"\\\n]|\\.)*+)"'
)
"""An id in broken JSON, if nothing but texts stands before it: so it is in the order of the schema."""


def find_id(readout: Any, data: bytes | str, form: str) -> str:
    """Return the id that a document gives itself, or an empty string; `data` is searched where nothing could be read.

    >>> find_id(None, b'{"specVersion": "1.0", "id": "lake-3", "release": {', "json")
    'lake-3'
    """
    if isinstance(readout, dict):
        given = readout.get("id")
        return given if isinstance(given, str) else ""
    if form != "json":
        return ""
    written = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    found = LEADING_ID.match(written)
    return _unescape(found[1]) if found else ""


def _unescape(written: bytes) -> str:
    """Return the text of a JSON string between its quotation marks, empty where it is none."""
    import json

    try:
        return str(json.loads(b'"' + written + b'"', strict=False))
    except ValueError:
        return ""
