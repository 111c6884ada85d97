"""schema.org: links that lead to nodes, who was there, full days alone, nothing that ends the script of a page."""

from typing import Any

import pytest
from command import BASE
from exported import readouts

from meeting_readout.export import export, make


def graph(**more: Any) -> dict[str, Any]:
    """Give the nodes of a readout by the last part of their address."""
    made = make(BASE | more, "schema-org", base="https://gov.example/a")
    return {node["@id"].partition("#")[2]: node for node in made["@graph"]}


def list_links(value: Any) -> list[str]:
    """Give the addresses of all objects that have nothing else."""
    if isinstance(value, list):
        return [link for inner in value for link in list_links(inner)]
    if not isinstance(value, dict):
        return []
    return [value["@id"]] if value.keys() == {"@id"} else list_links(list(value.values()))


def test_links_lead_to_nodes() -> None:
    """Every link leads to a node of the graph, and no two nodes have one address."""
    for readout in readouts():
        nodes = make(readout, "schema-org", base="https://gov.example/a")["@graph"]
        ids = [node["@id"] for node in nodes]
        assert len(ids) == len(set(ids))
        assert set(list_links(nodes)) <= set(ids)


def test_nothing_ends_a_script() -> None:
    """In a page, no words end the script that the document stands in."""
    data = export(BASE | {"release": {"title": "</script><!--", "language": "en"}}, "schema-org")
    assert b"<" not in data
    assert rb"\u003c/script>\u003c!--" in data


def test_attendees() -> None:
    """Who was absent, or is an office without a name, is no attendee."""
    participants = [
        {"id": "a", "type": "person", "name": "Aster Vale"},
        {"id": "b", "type": "person", "name": "Brook", "presence": {"status": "absent"}},
        {"id": "c", "type": "person", "posts": [{"title": "the mayor"}]},
        {"id": "d", "type": "party", "name": "Quillby", "presence": {"status": "part"}},
        {"id": "e", "type": "person", "name": "Elm", "presence": {"status": "apologies"}},
    ]
    nodes = graph(meeting={}, participants=participants)
    assert [one["@id"][-1] for one in nodes["meeting"]["attendee"]] == ["a", "d"]
    assert (nodes["a"]["@type"], nodes["d"]["@type"], "c" in nodes) == ("Person", "Organization", False)


@pytest.mark.parametrize(
    ("value", "day"),
    [("2031-05-02", "2031-05-02"), ("2031-05-02/2031-05-02", "2031-05-02"), ("2031-05", None), ("XXXX-05-02", None)],
)
def test_days(value: str, day: str | None) -> None:
    """Only full days arrive."""
    nodes = graph(
        meeting={"held": {"start": {"value": value}}}, release=BASE["release"] | {"published": {"value": value}}
    )
    assert (nodes["meeting"].get("startDate"), nodes[""].get("datePublished")) == (day, day)


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        ({}, "eventStatus", "EventScheduled"),
        ({"status": "planned"}, "eventStatus", "EventScheduled"),
        ({"status": "postponed"}, "eventStatus", "EventPostponed"),
        ({"status": "cancelled"}, "eventStatus", "EventCancelled"),
        ({"mode": "telephone"}, "eventAttendanceMode", "OnlineEventAttendanceMode"),
        ({"mode": "hybrid"}, "eventAttendanceMode", "MixedEventAttendanceMode"),
        ({"mode": "written"}, "eventAttendanceMode", None),
    ],
)
def test_members(said: dict[str, str], name: str, value: str | None) -> None:
    """Status and mode are members of the enumerations of schema.org."""
    assert graph(meeting=said)["meeting"].get(name) == (value and f"https://schema.org/{value}")


def test_sessions() -> None:
    """Sessions are parts of the meeting, also without ids."""
    nodes = graph(meeting={"sessions": [{"id": "s", "sessions": [{"name": "Inner"}]}, {"name": "Second"}]})
    assert [one["@id"][-4:] for one in nodes["meeting"]["subEvent"]] == ["le/a#s"[-4:], "n__1"]
    assert nodes["session__2"]["name"] == "Inner"
