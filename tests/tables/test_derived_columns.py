"""The derived columns, and the table of said items."""

from datetime import date
from typing import Any

from meeting_readout.model.table_plan import tables
from meeting_readout.tables import rows
from meeting_readout.tables.derived import DERIVE
from meeting_readout.tables.identities import read_identities

READOUT: Any = {
    "specVersion": "1.0",
    "id": "a",
    "release": {"title": "The council met", "language": "en", "published": {"value": "2031-12"}},
    "blocks": [
        {"id": "p1", "content": "𠮷 The Treasury is to report. All must help."},
        {"id": "p2", "language": "de", "content": "Das Amt berichtet."},
    ],
    "meeting": {
        "body": {"name": "Council"}, "ordinal": 7, "status": "held", "held": {"start": {"value": "2031-11-30"}},
    },
    "participants": [{"id": "x", "type": "person", "posts": [{"title": "Mayor", "organization": {"name": "City"}}]}],
    "entities": [{"id": "treasury", "type": "organization", "name": "Treasury"}],
    "directives": [
        {
            "id": "d1", "force": "require", "by": [{"ref": "meeting"}],
            "addressees": [{"ref": "treasury"}, {"name": "Others"}],
            "deadlines": [
                {"type": "within", "duration": "P1Y", "asPrinted": "within a year"},
                {"type": "not-after", "value": "2032-33", "asPrinted": "by the first quarter"},
                {"type": "not-after", "value": "2032-04-01", "strict": True},
            ],
            "amounts": [{"value": "1200000.50", "currency": "CHF"}, {"min": "2", "outOf": "3"}],
            "anchors": [{"block": "p1", "exact": "The Treasury"}, {"block": "p1", "exact": "to report"}],
        },
        {"id": "d2", "partOf": "d1", "anchors": [{"block": "p2"}]},
        {"id": "d3", "deadlines": [{"type": "immediate"}], "anchors": [{"block": "p1", "exact": "help"}]},
    ],
}  # fmt: skip


def column(table: str, name: str, found: Any) -> list[Any]:
    """Give a column of a table."""
    number = [one.name for one in tables()[table].columns].index(name)
    return [row[number] for row in found[table]]


def test_every_derived_column_has_its_function() -> None:
    """The tables with derived columns are those with a function, which gives as many values."""
    found = rows(READOUT)
    with_derived = {name for name, table in tables().items() if any(c.is_derived for c in table.columns)}
    assert with_derived - {"said"} == DERIVE.keys()
    assert all(len(row) == len(tables()[name].columns) for name in found for row in found[name])


def test_days() -> None:
    """Months and quarters have a first and a last day, and so have meetings and releases."""
    found = rows(READOUT)
    assert column("times", "last_day", found) == [None, date(2032, 3, 31), date(2032, 4, 1), None]
    assert column("times", "first_day", found) == [None, date(2032, 1, 1), date(2032, 4, 1), None]
    assert column("occasions", "first_day", found) == [date(2031, 11, 30)]
    assert column("readouts", "published_first_day", found) == [date(2031, 12, 1)]
    assert column("readouts", "published_last_day", found) == [date(2031, 12, 31)]


def test_numbers_labels_and_ranges() -> None:
    """Decimals are numbers, ids have names, and anchors know where their words are, in code points."""
    found = rows(READOUT)
    assert column("amounts", "value_number", found) == [1200000.5, None]
    assert column("amounts", "out_of_number", found) == [None, 3.0]
    assert column("mentions", "label", found) == ["Council (7)", "Treasury", "Others"]
    assert column("participants", "label", found) == ["Mayor"]
    assert column("anchors", "anchor_start", found) == [2, 18, 0, 38]
    assert column("anchors", "anchor_end", found) == [14, 27, 18, 42]


def test_what_is_said() -> None:
    """A part has what its whole says; what is due is the last day on which all can be done in time."""
    found = rows(READOUT)
    assert column("said", "addressees", found) == [["Treasury", "Others"]] * 2 + [None]
    assert column("said", "speakers", found) == [["Council (7)"]] * 2 + [None]
    assert column("said", "due", found) == [date(2032, 3, 31)] * 2 + [None]
    assert column("said", "deadline", found) == ["by the first quarter"] * 2 + ["immediate"]
    assert column("said", "words", found) == ["The Treasury … to report", "Das Amt berichtet.", "help"]
    assert column("said", "language", found) == ["en", "de", "en"]
    assert column("said", "held", found) == [date(2031, 11, 30)] * 3
    assert column("said", "kind", found) == ["require", None, None]
    assert column("said", "part_of", found) == [None, "d1", None]


def test_identities() -> None:
    """Those of whom the file of names says who they are have an identity wherever they are meant."""
    names = "label,type,identity,preferred\r\nTreasury,organization,q1,The Treasury\r\nMayor,,q2,\r\n"
    found = rows(READOUT, read_identities(names.encode()))
    assert column("mentions", "identity", found) == [None, "q1", None]
    assert column("mentions", "preferred_name", found) == [None, "The Treasury", None]
    assert column("entities", "identity", found) == ["q1"]
    assert column("participants", "identity", found) == ["q2"]
    assert column("said", "addressee_identities", found) == [["q1", None]] * 2 + [None]
    assert column("said", "speaker_identities", found) == [None] * 3
