"""schema.org: the release, the meeting, and who and what belongs to them, as search engines read them in pages."""

from collections.abc import Iterable, Iterator
from typing import Any

from meeting_readout.document.index import Node
from meeting_readout.document.labels import find_label
from meeting_readout.export.addresses import find_item
from meeting_readout.export.schema_values import (
    MODES,
    STATUSES,
    drop_absent,
    find_type,
    format_day,
    list_identifiers,
    list_values,
    name_member,
)
from meeting_readout.export.source import Source

AGENT = ("Person", "Organization", "GovernmentOrganization")
PLACE = ("Place",)
ABSENT = ("absent", "apologies")


def make(source: Source) -> dict[str, Any]:
    """Make the graph of a readout."""
    graph = _Graph(source)
    return {"@context": "https://schema.org", "@graph": list(graph.list_nodes())}


class _Graph:
    def __init__(self, source: Source) -> None:
        self.view = source.view
        self.data, self.address = source.view.data, source.address
        self.types = {item["id"]: type_ for item in self._list_items() if (type_ := find_type(item))}
        self.named: dict[tuple[str, str], str] = {}
        self.unnamed = 0

    def list_nodes(self) -> Iterator[Node]:
        """Yield all nodes: what is named in place comes last, as the others find it."""
        yield self.make_report()
        if "meeting" in self.data:
            yield from self.make_events("meeting", self.data["meeting"])
        for item in self._list_items():
            if item["type"] == "event":
                yield from self.make_events(item["id"], item)
            elif item["id"] in self.types:
                yield self.make_thing(item)
        for (name, type_), id_ in self.named.items():
            yield self.make_node(id_, type_, name=name)

    def make_report(self) -> Node:
        """Make the node of the release."""
        release = self.data["release"]
        return {"@id": self.address, "@type": "Report"} | drop_absent(
            headline=release["title"],
            name=release["title"],
            alternativeHeadline=list_values(release.get("otherTitles", ())),
            inLanguage=release["language"],
            datePublished=format_day(release.get("published")),
            publisher=self.link(release.get("publishers", ()), AGENT, "Organization"),
            keywords=release.get("keywords"),
            identifier=list_identifiers(release),
            url=release.get("url"),
            text="\n".join(block["content"] for block in self.data.get("blocks", ()) if "content" in block),
            about={"@id": self.find("meeting")} if "meeting" in self.data else None,
        )

    def make_events(self, id_: str, occasion: Node) -> Iterator[Node]:
        """Yield the node of an occasion, then those of its sessions."""
        held, sessions = occasion.get("held", {}), []
        for session in occasion.get("sessions", ()):
            self.unnamed += "id" not in session
            sessions.append((session.get("id") or f"session__{self.unnamed}", session))
        attendees = self.link(occasion.get("participants", ()), AGENT, "")
        body = [occasion["body"]] if "body" in occasion else []
        yield self.make_node(
            id_,
            "Event",
            name=find_label(self.view, occasion) or id_,
            alternateName=list_values(occasion.get("otherNames", ())),
            startDate=format_day(held.get("start")),
            endDate=format_day(held.get("end")),
            location=self.link(occasion.get("places", ()), PLACE, "Place"),
            organizer=self.link([*body, *occasion.get("conveners", ())], AGENT, "Organization"),
            attendee=attendees or (self.list_attendees() if id_ == "meeting" else None),
            eventStatus=name_member(STATUSES.get(occasion.get("status", "held"), "EventScheduled")),
            eventAttendanceMode=name_member(MODES.get(occasion.get("mode", ""), "")),
            url=occasion.get("url"),
            subEvent=[{"@id": self.find(name)} for name, _ in sessions],
            subjectOf={"@id": self.address} if id_ == "meeting" else None,
        )
        for name, session in sessions:
            yield from self.make_events(name, session)

    def make_thing(self, item: Node) -> Node:
        """Make the node of a person, a body, a place or a document."""
        parent = [item["parent"]] if "parent" in item else []
        is_body = self.types[item["id"]].endswith("Organization")
        return self.make_node(
            item["id"],
            self.types[item["id"]],
            name=find_label(self.view, item),
            alternateName=list_values((*item.get("otherNames", ()), *item.get("otherTitles", ()))),
            honorificPrefix=item.get("honorific"),
            jobTitle=[post["title"] for post in item.get("posts", ()) if "title" in post],
            parentOrganization=self.link(parent, AGENT[1:], "Organization") if is_body else None,
            datePublished=format_day(item.get("date")),
            url=item.get("url"),
            identifier=list_identifiers(item),
        )

    def make_node(self, id_: str, type_: str, **properties: Any) -> Node:
        """Make a node of the properties that it has."""
        return {"@id": self.find(id_), "@type": type_} | drop_absent(**properties)

    def find(self, id_: str) -> str:
        """Return the address of an item."""
        return find_item(self.address, id_)

    def link(self, mentions: Iterable[Node], types: tuple[str, ...], named: str) -> list[Node]:
        """Return links to what is mentioned, if it is of these types; what is named in place is of the type `named`."""
        ids = list[str]()
        for mention in mentions:
            if self.types.get(mention.get("ref", "")) in types:
                ids.append(mention["ref"])
            elif "name" in mention and named:
                ids.append(self.named.setdefault((mention["name"], named), f"named__{len(self.named) + 1}"))
        return [{"@id": self.find(id_)} for id_ in dict.fromkeys(ids)]

    def list_attendees(self) -> list[Node]:
        """Return links to those who were there: not to who was absent, nor to an office without a name."""
        there = [
            {"ref": item["id"]}
            for item in self.data.get("participants", ())
            if item.get("presence", {}).get("status") not in ABSENT
        ]
        return self.link(there, AGENT, "")

    def _list_items(self) -> list[Node]:
        return [*self.data.get("participants", ()), *self.data.get("entities", ())]
