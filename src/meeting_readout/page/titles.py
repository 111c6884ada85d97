"""What people call things: the titles, descriptions and meanings of the schema."""

import re
from functools import cache
from typing import Any, NamedTuple

from meeting_readout.model.model import ROOT, Property, model

HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Name(NamedTuple):
    """What something is called within a sentence, and what the schema says that it means."""

    text: str
    meaning: str


def name_property(prop: Property) -> Name:
    """Return the title of a property."""
    return Name(_lower(prop.schema["title"]), prop.schema.get("description", ""))


def name_member(prop: Property) -> Name:
    """Return what one member of a list is called: its element in XML, else the title of the list in the singular."""
    if prop.item:
        return Name(name_type(prop.item), prop.schema.get("description", ""))
    # A list of several types has no name for all its members; its title is a plural, or is both.
    return Name(_lower(prop.schema["title"]).removesuffix("s"), prop.schema.get("description", ""))


def name_kind(prop: Property, member: Any) -> Name:
    """Return what a member of a list at the root is called: its own type where the list has several."""
    type_ = model().find_type(prop, member)
    if type_ and type_.tag:
        return Name(spell(type_.tag), type_.schema["description"])
    return name_member(prop)


def name_type(type_: str) -> str:
    """Return the name of a type as words."""
    return HUMP.sub(" ", type_).lower()


@cache
def get_list(name: str) -> Property:
    """Return a property of the root, such as one of the lists of items."""
    return model().objects[ROOT].properties[name]


def get_title(type_: str, name: str) -> str:
    """Return the title of a property of an object type."""
    return str(model().objects[type_].properties[name].schema["title"])


def get_meaning(prop: Property, value: object) -> str:
    """Return what a value of a vocabulary means, as a sentence would go on; empty for any other value."""
    meanings = model().scalars.get(prop.target, {}).get("x-value-meanings", {})
    return str(meanings.get(value, ""))


def get_ballot_titles() -> dict[str, str]:
    """Return the lists of votes by their names, with their titles in small letters."""
    properties = model().objects["vote"].properties.values()
    return {prop.name: prop.schema["title"].lower() for prop in properties if prop.target == "ballot"}


def spell(value: str) -> str:
    """Return a value of a vocabulary as words."""
    return value.replace("-", " ")


def _lower(title: str) -> str:
    """Return a title as it stands within a sentence: an acronym keeps its capitals."""
    return title if title[1:2].isupper() or len(title) < 2 else title[0].lower() + title[1:]
