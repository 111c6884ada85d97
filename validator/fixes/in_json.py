"""Changes to the text of JSON, and of YAML in brackets. The layout around them is that of the file."""

import json
import re
from collections.abc import Callable
from typing import Any

from meeting_readout.converters.tracing import NodePath, Spot
from meeting_readout.model.model import Property, model
from meeting_readout.validator.fixes.editor import Change, Changes, Page

COMMA = re.compile(r"\s*,\s*")
COLON = re.compile(r"\s*:(\s*)")
BLANK = re.compile(r"\s*")

Word = Callable[[Any], str]
"""Writes a value."""


def word(value: Any) -> str:
    """Write a string or a number."""
    return json.dumps(value, ensure_ascii=False)


def rename(page: Page, path: NodePath, prop: Property, write: Word = word) -> Changes:
    """Write another name."""
    spot = page.spot(path)
    return [Change(*spot.key, write(prop.name))] if spot and spot.key else []


def replace(page: Page, path: NodePath, value: str, write: Word = word) -> Changes:
    """Write another value."""
    spot = page.spot(path)
    return [Change(*spot.value, write(value))] if spot else []


def add(page: Page, path: NodePath, prop: Property, value: str | int, write: Word = word) -> Changes:
    """Write another member where the schema has it, with the white space that the object has."""
    spot, type_ = page.spot(path), page.type(path)
    members = [child for child in spot.children.values() if child.key] if spot else []
    if not spot or not type_ or not members or not members[0].key:
        return []
    lead = page.text[spot.value[0] + 1 : members[0].key[0]]
    colon = COLON.fullmatch(page.text, members[0].key[1], members[0].value[0])
    if not colon or not BLANK.fullmatch(lead):
        return []
    comma = f",{lead}" if "\n" in lead else f",{colon[1]}"
    if len(members) > 1:
        between = between_commas(page.text, members[0], members[1])
        comma = between if between else comma
    written = f"{write(prop.name)}{colon[0]}{write(value)}"
    earlier = earlier_member(spot, type_.properties, prop)
    if earlier:
        return [Change(earlier.value[1], earlier.value[1], comma + written)]
    return [Change(members[0].key[0], members[0].key[0], written + comma)]


def remove(page: Page, path: NodePath) -> Changes:
    """Take a member out, with one of the commas beside it."""
    spots = list(siblings(page, path).items())
    index = next((n for n, (token, _spot) in enumerate(spots) if token == path[-1]), -1)
    if index > 0:
        before, spot = spots[index - 1][1], spots[index][1]
        return [Change(before.value[1], spot.value[1], "")] if between_commas(page.text, before, spot) else []
    if index == 0 and len(spots) > 1:
        spot, after = spots[0][1], spots[1][1]
        whole = spot.key and after.key and between_commas(page.text, spot, after)
        return [Change(spot.key[0], after.key[0], "")] if whole and spot.key and after.key else []
    return []


def move(page: Page, path: NodePath, before: NodePath, rank: int) -> Changes:
    """Move an item of a list up; the comma and the white space before it go behind it."""
    spots = siblings(page, path)
    above, spot, target = spots.get(_previous(path)), spots.get(path[-1]), spots.get(before[-1])
    if not above or not spot or not target:
        return []
    comma = between_commas(page.text, above, spot)
    if not comma:
        return []
    written = page.text[slice(*spot.value)]
    return [
        Change(target.value[0], target.value[0], written + comma, rank),
        Change(above.value[1], spot.value[1], ""),
    ]


def fits(page: Page, path: NodePath, prop: Property) -> bool:
    """Whether a value has the shape of a property: its type, what its items are, the names of an object's members."""
    return _fits(page.value(path), prop)


def word_fits(text: str, prop: Property) -> bool:
    """Whether a word has the shape of a property in a form that writes words, numbers and flags alike."""
    if prop.shape == "integer":
        return text.isdigit()
    return text in ("true", "false") if prop.shape in ("flag", "boolean") else prop.shape in ("string", "tag")


def siblings(page: Page, path: NodePath) -> dict[str | int, Spot]:
    """Give what stands beside a node, itself included, in the order of the file."""
    parent = page.spot(path[:-1])
    return parent.children if parent else {}


def between_commas(text: str, one: Spot, other: Spot) -> str:
    """Give the comma with its white space between two neighbours; empty where anything else stands there."""
    match = COMMA.fullmatch(text, one.value[1], _start(other))
    return match.group() if match else ""


def earlier_member(spot: Spot, properties: dict[str, Property], prop: Property) -> Spot | None:
    """Give the last member of those that stand before a property in the schema."""
    ranks = {name: rank for rank, name in enumerate(properties)}
    earlier = [
        child for name, child in spot.children.items() if child.key and ranks.get(str(name), 99) < ranks[prop.name]
    ]
    return earlier[-1] if earlier else None


def _start(spot: Spot) -> int:
    return spot.key[0] if spot.key else spot.value[0]


def _previous(path: NodePath) -> int:
    return path[-1] - 1 if isinstance(path[-1], int) else -1


def _fits(value: Any, prop: Property) -> bool:
    objects = model().objects
    if prop.shape == "object":
        return isinstance(value, dict) and value.keys() <= objects[prop.target].properties.keys()
    if prop.shape == "union":
        tags = [*prop.tags]  # no table: a wrong type may be a list, which has no place in one
        return isinstance(value, list) and all(isinstance(v, dict) and v.get("type") in tags for v in value)
    if prop.shape == "objects":
        return isinstance(value, list) and all(isinstance(v, dict) for v in value)
    if prop.shape == "strings":
        return isinstance(value, list) and all(isinstance(v, str) for v in value)
    if prop.shape in ("string", "tag"):
        return isinstance(value, str)
    if prop.shape == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, bool)
