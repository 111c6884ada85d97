"""What people call things: the titles, descriptions and meanings of the schema."""

from functools import cache

from meeting_readout.model.model import ROOT, Property, model


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
