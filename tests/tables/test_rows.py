"""A readout as rows, and back: nothing is lost, and every row says where it stands."""

import json
import os
from random import Random
from typing import Any

import pytest
from generate import documents, readouts, shuffled
from hypothesis import given, settings
from tabled import hostile_readout, valid_readouts

from meeting_readout import validate
from meeting_readout.model.table_plan import tables
from meeting_readout.tables import rebuild, rows


def strip(readout: dict[str, Any]) -> dict[str, Any]:
    """Give a readout without the address of the schema, which is no content."""
    return {name: value for name, value in readout.items() if name != "$schema"}


def test_nothing_is_lost() -> None:
    """Every example and every valid document of the suite is rebuilt as it was."""
    assert len(valid_readouts()) > 80
    for readout in valid_readouts():
        assert rebuild(rows(readout)) == readout, readout["id"]


@settings(max_examples=60, deadline=None)
@given(readouts())
def test_nothing_of_what_is_generated_is_lost(readout: dict[str, Any]) -> None:
    """Every document that the schema allows is rebuilt as it was."""
    assert rebuild(rows(readout)) == strip(readout)


@pytest.mark.skipif("READOUT_LONG" not in os.environ, reason="a longer check: set READOUT_LONG, as CI does")
def test_nothing_of_two_thousand_is_lost() -> None:
    """Two thousand generated documents are rebuilt as they were."""
    for readout in documents(18, 2000):
        assert rebuild(rows(readout)) == strip(readout)


def test_nothing_hostile_is_lost() -> None:
    """Words that look like something else, and sessions as deep as the limit, are rebuilt as they were."""
    assert rebuild(rows(hostile_readout())) == hostile_readout()


def test_the_hostile_readout_is_valid() -> None:
    """What is hostile is a valid readout all the same."""
    assert validate(json.dumps(hostile_readout()).encode()).valid


def test_the_order_of_members_means_nothing() -> None:
    """The rows are the same in whatever order a file has its members."""
    for readout in valid_readouts()[:20]:
        assert rows(shuffled(readout, Random(1))) == rows(readout)  # noqa: S311 - no secret


def test_the_order_of_rows_means_nothing() -> None:
    """A readout is rebuilt from rows in any order, as databases give them."""
    random = Random(2)  # noqa: S311 - no secret
    for readout in valid_readouts()[:20]:
        mixed = {name: random.sample(found, len(found)) for name, found in rows(readout).items()}
        assert rebuild(mixed) == readout


def test_every_row_has_its_columns() -> None:
    """Each row has a value or None for each column of its table, and a list only where the column has lists."""
    for readout in valid_readouts():
        for name, found in rows(readout).items():
            columns = tables()[name].columns
            for row in found:
                assert len(row) == len(columns)
                for column, value in zip(columns, row, strict=True):
                    assert isinstance(value, list) == (column.type == "strings" and value is not None), column.name
                    assert value is not None or not column.is_required, column.name
                    assert value is None or not column.values or value in column.values, column.name


def test_a_row_says_where_it_stands() -> None:
    """The key of a row is its JSON Pointer; its owner is the item at the root, or what lies there without an id."""
    readout = {
        "specVersion": "1.0",
        "id": "a",
        "release": {"title": "We met", "language": "en", "publishers": [{"name": "Council"}]},
        "meeting": {"status": "held", "places": [{"name": "Hall"}], "sessions": [{"id": "s1"}]},
        "decisions": [{"id": "d1", "topics": [{"text": "x", "concerns": [{"name": "y"}]}],
                       "vote": {"for": {"members": [{"name": "A"}, {"name": "B"}]}}}],
        "extensions": [{"name": "https://example.org/a", "value": "b"}],
    }  # fmt: skip
    found = rows(readout)
    assert [row[:5] for row in found["mentions"]] == [
        ("a", "/release/publishers/0", "release", "publishers", 0),
        ("a", "/meeting/places/0", "meeting", "places", 0),
        ("a", "/decisions/0/topics/0/concerns/0", "d1", "concerns", 0),
        ("a", "/decisions/0/vote/for/members/0", "d1", "vote_for_members", 0),
        ("a", "/decisions/0/vote/for/members/1", "d1", "vote_for_members", 1),
    ]
    assert [row[:5] for row in found["occasions"]] == [
        ("a", "/meeting", "meeting", "meeting", 0),
        ("a", "/meeting/sessions/0", "meeting", "sessions", 0),
    ]
    assert [row[:5] for row in found["decisions"]] == [("a", "/decisions/0", "d1", "decisions", 0)]
    assert [row[:5] for row in found["extensions"]] == [("a", "/extensions/0", None, "extensions", 0)]
    assert rebuild(found) == readout
