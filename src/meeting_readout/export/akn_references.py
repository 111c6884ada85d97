"""The references of an Akoma Ntoso document: everything that has an id, and what only the export names."""

from typing import Any

from meeting_readout.document.index import Node
from meeting_readout.document.labels import find_label
from meeting_readout.document.view import RESERVED, View
from meeting_readout.export.akn_tree import add

ELEMENTS = {
    "person": ("TLCPerson", "person"),
    "organization": ("TLCOrganization", "organization"),
    "group": ("TLCOrganization", "organization"),
    "party": ("TLCOrganization", "organization"),
    "event": ("TLCEvent", "event"),
    "meeting": ("TLCEvent", "event"),
    "place": ("TLCLocation", "location"),
    "document": ("TLCReference", "reference"),
    "role": ("TLCRole", "role"),
}
"""By the kind of a thing: its element, and what its address calls it; all else is a concept."""
CONCEPT = ("TLCConcept", "concept")
MADE = {"made__encoder": ("organization", "Meeting Readout"), "made__translator": ("organization", "translator")}


class References:
    """What a document refers to, each by `#` and its eId; names that are made up have `__`, as no id can."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.entries: dict[str, tuple[str, str]] = {}
        for id_, found in view.ids.items():
            if found.kind != "block":
                self.entries[id_] = (found.kind, find_label(view, found.node))
        if "meeting" in view.data:
            self.entries["meeting"] = ("meeting", find_label(view, view.data["meeting"]))
        self._named: dict[str, str] = {}

    def link(self, mention: Node) -> str:
        """Return the reference to what a mention leads to, or names in place."""
        if "ref" in mention:
            return self.use(mention["ref"])
        if mention["name"] not in self._named:
            self._named[mention["name"]] = f"named__{len(self._named) + 1}"
            self.entries[self._named[mention["name"]]] = ("named", mention["name"])
        return f"#{self._named[mention['name']]}"

    def use(self, id_: str) -> str:
        """Return the reference to an id, which is that of an item, a reserved one, or made up: `role__chair`."""
        if id_ not in self.entries:
            if id_ in MADE:
                self.entries[id_] = MADE[id_]
            elif id_ in RESERVED:
                self.entries[id_] = ("reserved", find_label(self.view, {"ref": id_}) or id_)
            else:
                kind, _, value = id_.partition("__")
                self.entries[id_] = (kind, value or id_)
        return f"#{id_}"

    def write(self, parent: Any) -> None:
        """Write the entries."""
        for id_, (kind, label) in self.entries.items():
            element, category = ELEMENTS.get(kind, CONCEPT)
            more = {"name": "document"} if element == "TLCReference" else {}
            href = f"/akn/ontology/{category}/readout/{kind}/{id_}"
            add(parent, element, eId=id_, href=href, showAs=label or id_, **more)
