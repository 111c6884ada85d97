"""What a person calls things of a readout: titles from the schema, names in place of ids, dates in words."""

import re
from datetime import date
from typing import Any, NamedTuple

from meeting_readout.document.edtf import MONTHS
from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.document.walk import DATED
from meeting_readout.model.model import ObjectType, Property, model

WORDS = ("text", "words")
"""The types of the schema whose values are words of the text or of the encoder."""
DAY, HUMP = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?"), re.compile(r"(?<=[a-z])(?=[A-Z])")
LONGEST = 160
"""How many characters of what was added or removed are quoted."""


class Name(NamedTuple):
    """What something is called, and what the schema says that it means."""

    text: str
    meaning: str


def name_property(prop: Property) -> Name:
    """Return the title of a property."""
    return Name(_lower(prop.schema["title"]), prop.schema.get("description", ""))


def name_member(prop: Property) -> Name:
    """Return what one member of a list is called: its element in XML, else the title of the list in the singular."""
    if prop.item:
        return Name(HUMP.sub(" ", prop.item).lower(), prop.schema.get("description", ""))
    # A list of several types has no name for all its members; its title is a plural, or is both.
    return Name(_lower(prop.schema["title"]).removesuffix("s"), prop.schema.get("description", ""))


def name_kind(prop: Property, member: Any) -> Name:
    """Return what a member of a list at the root is called: its own type where the list has several."""
    type_ = model().find_type(prop, member)
    if type_ and type_.tag:
        return Name(type_.tag.replace("-", " "), type_.schema["description"])
    return name_member(prop)


class Teller:
    """Says values of one readout in words."""

    def __init__(self, view: View) -> None:
        self.view = view

    def tell(self, prop: Property, value: Any) -> str:
        """Return a value in words, with a name in place of each id."""
        if isinstance(value, list):
            return ", ".join(self.tell(prop, member) for member in value)
        if isinstance(value, dict):
            return self._tell_object(model().find_type(prop, value), value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if prop.target == "itemId":
            return self.tell_reference(value)
        return format_date(value) if prop.target in DATED else str(value)

    def tell_label(self, prop: Property, value: Any) -> str:
        """Return the words by which a person knows an object among others: its first value, or its name."""
        type_ = model().find_type(prop, value)
        if type_ is None:
            return self.tell(prop, value)
        main = find_main(type_, value)
        if "id" in value:
            named = type_.properties.get("name") or type_.properties.get("title")
            return str(value[named.name]) if named and named.name in value else str(value["id"])
        return self.tell(main, value[main.name]) if main else ""

    def tell_reference(self, id_: str) -> str:
        """Return the name of what an id leads to, else its kind and the id."""
        found = self.view.ids.get(id_)
        if found is None:
            return id_
        called = found.node.get("name") or found.node.get("title")
        return str(called) if called else f"{HUMP.sub(' ', found.kind).lower()} {id_}"

    def _tell_object(self, type_: ObjectType | None, node: Node) -> str:
        """Return all that an object says: its main value, then the others with their titles."""
        if type_ is None:
            return ""
        main = find_main(type_, node)
        parts = [f"“{anchor['exact']}”" for anchor in node.get("anchors", ()) if "exact" in anchor]
        parts += [self.tell(main, node[main.name])] if main else []
        for name, value in node.items():
            prop = type_.properties.get(name)
            if prop is None or prop is main or prop.shape == "tag" or name == "id" or (parts and name == "anchors"):
                continue
            said = "" if value is True else f" {self.tell(prop, value)}"
            parts.append(f"{name_property(prop).text}{said}")
        return ", ".join(parts)


def find_main(type_: ObjectType, node: Node) -> Property | None:
    """Return the property that says the most of an object: the first value that is neither its id nor its type."""
    simple = ("string", "integer", "boolean")
    return next(
        (
            prop
            for prop in type_.properties.values()
            if prop.name in node and prop.shape in simple and prop.name != "id"
        ),
        None,
    )


def format_date(value: str) -> str:
    """Return a day, or a month, in words; any other date as it is."""
    match = DAY.fullmatch(value)
    if not match or not 1 <= int(match[2]) <= 12:
        return value
    month = f"{MONTHS[int(match[2]) - 1]} {match[1]}"
    if not match[3]:
        return month
    return f"{int(match[3])} {month}" if _is_day(value) else value


def is_words(prop: Property) -> bool:
    """Return whether the values of a property are words, which are compared word by word."""
    return prop.target in WORDS and prop.shape in ("string", "strings")


def _is_day(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False


def _lower(title: str) -> str:
    """Return a title as it stands within a sentence: an acronym keeps its capitals."""
    return title if title[1:2].isupper() or len(title) < 2 else title[0].lower() + title[1:]
