"""Open Civic Data: an event of what the schema has a place for."""

from typing import Any

import pytest
from command import BASE

from meeting_readout.export import Unexportable, make


def event(**more: Any) -> Any:
    """Give the event of a readout."""
    return make(BASE | {"meeting": {}} | more, "ocd", base="https://gov.example/a")


@pytest.mark.parametrize(
    ("value", "date"),
    [("2031-05-02", "2031-05-02"), ("2031-05", "2031-05"), ("2031", "2031"), ("2031-21", ""), ("2031-05/2031-06", "")],
)
def test_dates(value: str, date: str) -> None:
    """Years, months and days arrive, and nothing else."""
    assert event(meeting={"held": {"start": {"value": value}}})["start_date"] == date


def test_no_meeting() -> None:
    """Without a meeting there is no event (C004)."""
    with pytest.raises(Unexportable) as error:
        make(BASE, "ocd")
    assert (error.value.code, error.value.variant) == ("C004", "meeting")


def test_participants() -> None:
    """A named person is a person; all else is an organization, with its roles or its presence."""
    participants = [
        {"id": "a", "type": "person", "name": "Aster Vale", "roles": [{"role": "chair"}, {"role": "speaker"}]},
        {"id": "b", "type": "person", "posts": [{"title": "the mayor"}], "presence": {"status": "absent"}},
        {"id": "c", "type": "party", "name": "Quillby"},
    ]
    assert event(participants=participants)["participants"] == [
        {"name": "Aster Vale", "type": "person", "note": "chair, speaker"},
        {"name": "the mayor", "type": "organization", "note": "absent"},
        {"name": "Quillby", "type": "organization"},
    ]


def test_the_agenda() -> None:
    """The agenda comes first, then what was said; a part has the speakers and addressees of its whole."""
    directives = [
        {"id": "t", "text": "write", "by": [{"ref": "meeting"}], "addressees": [{"name": "clerk"}]},
        {"id": "u", "partOf": "t", "text": "sign"},
    ]
    made = event(meeting={"name": "Forum", "agenda": [{"label": "1"}, {"title": "Plan"}]}, directives=directives)
    assert [(one["order"], one["description"], one["classification"]) for one in made["agenda"]] == [
        (1, "1", ["agenda"]),
        (2, "Plan", ["agenda"]),
        (3, "write", ["directive"]),
        (4, "sign", ["directive"]),
    ]
    related = [
        {"entity_type": "organization", "name": "Forum", "note": "by"},
        {"entity_type": "organization", "name": "clerk", "note": "addressees"},
    ]
    assert made["agenda"][2]["related_entities"] == made["agenda"][3]["related_entities"] == related
