"""Records of collections are tidied before they are checked closely (`validator/fixes/tidy.py`)."""

import json
from collections import Counter

from meeting_readout import converters
from meeting_readout.config.model import Config
from meeting_readout.converters.tracing import Refused
from meeting_readout.validator.schema import gate

FORM = "json"
BEGINNING = 200
"""In so many bytes it shows whether a record has a space behind each colon and comma."""


def tidy_record(data: bytes) -> tuple[bytes, Counter[str]]:
    """Return a record without dirt, spaced as it was, and how many findings of each rule are gone.

    The record is returned as it is if it has none, if the schema has nothing against it, or if it cannot be read.
    """
    try:
        readout = converters.read(data, FORM)
    except Refused:
        return data, Counter()
    if gate.passes(readout):
        return data, Counter()
    from meeting_readout.validator.fixes.tidy import tidy

    made, counts = tidy(readout)
    if not counts:
        return data, counts
    spaced = b'": ' in data[:BEGINNING]
    try:
        written = json.dumps(made, ensure_ascii=data.isascii(), separators=(", ", ": ") if spaced else (",", ":"))
    except TypeError:  # a number that is not whole, which the record keeps as it is written
        return data, Counter()
    return written.encode(), counts


def may_tidy(config: Config, select: tuple[str, ...]) -> bool:
    """Return whether all such fixes are wanted: no settings tolerate a finding, and no rules are selected."""
    return not (select or config.severity or config.overrides or config.suppress)
