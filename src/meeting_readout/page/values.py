"""Any value of a readout as words within a sentence: names in place of ids, days and months in words."""

import re
from datetime import date
from typing import Any

from meeting_readout.document.edtf import MONTHS
from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.document.walk import DATED
from meeting_readout.model.model import ObjectType, Property, model
from meeting_readout.page.names import Names, is_named
from meeting_readout.page.phrases import format_scalar
from meeting_readout.page.titles import get_meaning, name_property, spell

WORDS = ("text", "words")
"""The types of the schema whose values are words of the text or of the encoder."""
DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


class Values:
    """Puts the values of one readout into words."""

    def __init__(self, view: View) -> None:
        self.names = Names(view)

    def describe(self, prop: Property, value: Any) -> str:
        """Return a value in words, with a name in place of each id."""
        if isinstance(value, list):
            return ", ".join(self.describe(prop, member) for member in value)
        if isinstance(value, dict):
            return self._describe_object(model().find_type(prop, value), value)
        if prop.target == "itemId":
            return self.names.mention(value)
        if prop.target in DATED:
            return format_day(str(value))
        return spell(str(value)) if get_meaning(prop, value) else format_scalar(prop, value)

    def label(self, prop: Property, value: Any) -> str:
        """Return the words by which a person knows an object among others: its name, else its first value."""
        type_ = model().find_type(prop, value)
        if type_ is None:
            return self.describe(prop, value)
        if "id" in value:
            return self.names.call(value) if is_named(value) else str(value["id"])
        main = find_main(type_, value)
        return self.describe(main, value[main.name]) if main else ""

    def _describe_object(self, type_: ObjectType | None, node: Node) -> str:
        """Return all that an object says: its main value, then the others with their titles."""
        if type_ is None:
            return ""
        main = find_main(type_, node)
        parts = [f"“{anchor['exact']}”" for anchor in node.get("anchors", ()) if "exact" in anchor]
        parts += [self.describe(main, node[main.name])] if main else []
        for name, value in node.items():
            prop = type_.properties.get(name)
            if prop is None or prop is main or prop.shape == "tag" or name == "id" or (parts and name == "anchors"):
                continue
            said = "" if value is True else f" {self.describe(prop, value)}"
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


def format_day(value: str) -> str:
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
