"""Readouts for the tests of exports: every example, every valid document of the suite, hostile and generated ones."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from generate import documents
from tabled import hostile_readout, valid_readouts

Node = dict[str, Any]
BASE = "https://gov.example/readouts/{id}"
DAY = "2031-04-04"


def readouts(count: int = 40) -> Iterator[Node]:
    """Give readouts, so many of them generated; none has the address of a schema, and all have the date of a record."""
    for readout in _fixed():
        yield readout
    for readout in documents(18, count, core=True):
        yield add_date({name: value for name, value in readout.items() if name != "$schema"})


def add_date(readout: Node) -> Node:
    """Give a readout with the date of the record, which every target can use."""
    return readout | {"record": {"date": DAY} | readout.get("record", {})}


@cache
def _fixed() -> tuple[Node, ...]:
    hostile = add_date(hostile_readout() | {"directives": [_hostile_directive()]})
    return (*(add_date(readout) for readout in valid_readouts()), hostile)


def _hostile_directive() -> Node:
    """Give a directive with a deadline, whose words would break out of quotation marks, tags and lines."""
    return {
        "id": "d1",
        "force": "require",
        "by": [{"name": "</script><!--"}],
        "addressees": [{"name": 'a"b\\;,:^'}],
        "text": "BEGIN:VEVENT\nDTSTART:20310101 ]]> \u2028 𠮷\u202e",
        "deadlines": [{"type": "not-after", "value": "2031-12-31", "strict": True}],
        "anchors": [{"block": "p1"}, {"block": "p10", "exact": "𠮷"}],
    }
