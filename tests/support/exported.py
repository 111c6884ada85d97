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


def special_readouts() -> list[Node]:
    """Give readouts in which everything stands that a target could ask for, and three that differ in their dates."""
    whole = _make_special()
    undated = {name: value for name, value in whole.items() if name != "record"}
    retrieved = undated | {"release": whole["release"] | {"retrieved": "2031-06-06T10:00:00Z"}}
    published = undated | {"release": whole["release"] | {"published": {"value": "2031-06-07"}}}
    return [whole, retrieved, published]


def _make_special() -> Node:
    kinds = ("person", "organization", "group", "party", "document", "event", "policy", "framework", "place", "other")
    anchors = [{"block": "p"}]
    participants: list[Node] = [
        {
            "id": f"{kind}-p",
            "type": kind,
            "name": f"{kind} of Quillby",
            "roles": [{"role": "chair"}],
            "anchors": anchors,
        }
        for kind in kinds[:4]
    ]
    entities: list[Node] = [
        {
            "id": f"{kind}-e",
            "type": kind,
            ("title" if kind == "document" else "name"): f"the {kind}",
            "anchors": anchors,
        }
        for kind in kinds
        if kind != "party"
    ]
    participants += [
        {"id": "mayor", "type": "person", "posts": [{"title": "the mayor"}], "anchors": anchors},
        {"id": "some", "type": "group", "description": "some of them", "presence": {"status": "absent"}},
    ]
    entities += [
        {"id": "pilots", "type": "group", "description": "harbour pilots"},
        {"id": "clerk", "type": "person", "posts": [{"title": "the clerk"}]},
        *({"id": f"{kind}-g", "type": kind, "gloss": f"some {kind}"} for kind in ("policy", "framework", "other")),
    ]
    entities = [item | ADDED.get(item["id"], {}) for item in entities]
    everyone = [{"ref": item["id"]} for item in (*participants, *entities) if item["type"] in kinds[:4]]
    everyone += [{"name": "Quill & Co"}, {"ref": "meeting"}]
    deadlines = [{"type": "not-after", "value": "2031-05-05", "strict": True}]
    said: dict[str, Any] = {"by": everyone, "verb": "said", "deadlines": deadlines, "anchors": anchors}
    twice = [{"block": "p", "exact": "plan", "occurrence": 2}]
    times = {"start": {"value": "2031-05-02", "time": {"value": "09:30", "asPrinted": "half past nine"}}}
    held = times | {"end": {"value": "2031-05-03", "time": {"value": "16:00"}}}
    occasion = {
        "status": "postponed",
        "held": held,
        "places": [{"ref": "place-e"}, {"name": "Port Elm"}],
        "mode": "video",
    }
    return {
        "specVersion": "1.0",
        "id": "special",
        "release": {"title": "The council met", "language": "en", "publishers": everyone[:-1]},
        "blocks": [
            {"id": "h", "kind": "heading", "content": "The plan"},
            {"id": "p", "content": "The mayor and the plan: the plan of Quillby was moved."},
        ],
        "meeting": {
            "ordinal": 7,
            "kind": "special",
            "body": {"name": "Council of Quillby"},
            "agenda": [{"id": "one", "label": "1"}, {"id": "two", "title": "The plan"}],
            "sessions": [{"id": "s", "name": "First", "participants": everyone} | occasion],
            "previous": [occasion],
            "next": [occasion],
            "conveners": everyone,
        }
        | occasion,
        "participants": participants,
        "entities": entities,
        "reports": [
            {"id": "r", "authors": everyone, "presenters": everyone, "verb": "heard", "anchors": [{"block": "h"}]}
        ],
        "statements": [{"id": "st", "by": everyone, "verb": "said", "label": "1", "anchors": [{"block": "h"}, *twice]}],
        "decisions": [
            {"id": "d", "act": "refer", "actors": everyone, "vote": VOTE, "verb": "moved", "deadlines": deadlines},
            {"id": "e", "partOf": "d", "text": "to refer it"},
            said | {"id": "d2", "act": "agree", "anchors": twice},
        ],
        "directives": [
            said | {"id": "t", "force": "require", "addressees": everyone, "anchors": [{"block": "h"}, *twice]},
            {"id": "t2", "partOf": "t", "text": "to write"},
            {"id": "t3", "partOf": "t", "verb": "asked", "label": "3"},
            said | {"id": "t4", "force": "order", "done": True},
        ],
        "commitments": [
            said | {"id": "c", "force": "plan", "label": "4", "actors": everyone},
            {"id": "c2", "partOf": "c", "text": "to look at it"},
            {"id": "c3", "verb": "agreed", "by": everyone, "deadlines": deadlines},
        ],
        "record": {"date": DAY},
    }


VOTE = {"agreement": "majority", "method": "voice", "for": {"members": [{"name": "Quill"}, {"ref": "mayor"}]}}
ADDED: dict[str, Node] = {
    "event-e": {
        "status": "postponed",
        "mode": "video",
        "ordinal": 2,
        "held": {"start": {"value": "2031-05-02"}, "end": {"value": "2031-05-03"}},
        "places": [{"ref": "place-e"}],
        "body": {"ref": "organization-e"},
        "participants": [{"ref": "person-e"}],
        "sessions": [{"id": "es", "status": "cancelled"}],
    },
    "document-e": {"url": "https://gov.example/plan", "date": {"value": "2031-01-02"}},
    "organization-e": {"parent": {"ref": "organization-p"}, "kind": "bank"},
}
"""What some of the entities have besides their names."""
