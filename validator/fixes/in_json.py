"""Changes to the text of JSON, and of YAML in brackets. The layout around them is that of the file."""

import json
import re
from collections.abc import Callable, Iterator, Sequence, Set
from itertools import pairwise
from typing import Any

from meeting_readout.converters.tracing import NodePath, Spot
from meeting_readout.model.model import ObjectType, Property, model
from meeting_readout.validator.fixes.editor import Change, Changes, Editor
from meeting_readout.validator.schema.errors import guess_meant
from meeting_readout.validator.suggestions import Suggestions

COMMA = re.compile(r"\s*,\s*")
COLON = re.compile(r"\s*:(\s*)")
BLANK = re.compile(r"\s*")

Word = Callable[[Any], str]
"""Writes a value."""


def write_value(value: Any) -> str:
    """Write a string or a number."""
    return json.dumps(value, ensure_ascii=False)


def rename(editor: Editor, path: NodePath, prop: Property, write: Word = write_value) -> Changes:
    """Write another name."""
    spot = editor.spot(path)
    return [Change(*spot.key, write(prop.name))] if spot and spot.key else []


def replace(editor: Editor, path: NodePath, value: str, write: Word = write_value) -> Changes:
    """Write another value."""
    spot = editor.spot(path)
    return [Change(*spot.value, write(value))] if spot else []


def add(editor: Editor, path: NodePath, prop: Property, value: str | int, write: Word = write_value) -> Changes:
    """Write another member where the schema has it, with the white space that the object has."""
    spot, type_ = editor.spot(path), editor.type(path)
    members = [child for child in spot.children.values() if child.key] if spot else []
    if not spot or not type_ or not members or not members[0].key:
        return []
    lead = editor.text[spot.value[0] + 1 : members[0].key[0]]
    colon = COLON.fullmatch(editor.text, members[0].key[1], members[0].value[0])
    if not colon or not BLANK.fullmatch(lead):
        return []
    comma = f",{lead}" if "\n" in lead else f",{colon[1]}"
    if len(members) > 1:
        between = find_comma(editor.text, members[0], members[1])
        comma = between if between else comma
    written = f"{write(prop.name)}{colon[0]}{write(value)}"
    earlier = find_earlier_member(spot, type_.properties, prop)
    if earlier:
        return [Change(earlier.value[1], earlier.value[1], comma + written)]
    return [Change(members[0].key[0], members[0].key[0], written + comma)]


def remove(editor: Editor, path: NodePath) -> Changes:
    """Remove a member, with one of the commas beside it."""
    spots = list(find_siblings(editor, path).items())
    index = next((n for n, (token, _spot) in enumerate(spots) if token == path[-1]), -1)
    if index > 0:
        before, spot = spots[index - 1][1], spots[index][1]
        return [Change(before.value[1], spot.value[1], "")] if find_comma(editor.text, before, spot) else []
    if index == 0 and len(spots) > 1:
        spot, after = spots[0][1], spots[1][1]
        whole = spot.key and after.key and find_comma(editor.text, spot, after)
        return [Change(spot.key[0], after.key[0], "")] if whole and spot.key and after.key else []
    return []


def remove_all(editor: Editor, path: NodePath, names: Set[str | int]) -> Iterator[tuple[Sequence[str | int], Changes]]:
    """Remove neighbours together, each with a comma; something is left before or behind them."""
    spots = find_siblings(editor, (*path, ""))
    order = list(spots)
    for first, last in find_runs(order, names):
        run = order[first : last + 1]
        around = [spots[name] for name in order[max(first - 1, 0) : last + (2 if not first else 1)]]
        whole = all(find_comma(editor.text, one, other) for one, other in pairwise(around))
        if not whole or len(around) == len(run):
            yield run, []
        elif first:
            yield run, [Change(around[0].value[1], around[-1].value[1], "")]
        else:
            yield run, [Change(_find_start(around[0]), _find_start(around[-1]), "")]


def find_runs(order: Sequence[str | int], names: Set[str | int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last index of neighbours that are all among the names."""
    first = -1
    for at, name in enumerate([*order, None]):
        if name is not None and name in names:
            first = at if first < 0 else first
        elif first >= 0:
            yield first, at - 1
            first = -1


def move(editor: Editor, path: NodePath, before: NodePath, rank: int) -> Changes:
    """Move an item of a list up; the comma and the white space before it go behind it."""
    spots = find_siblings(editor, path)
    above, spot, target = spots.get(_previous_index(path)), spots.get(path[-1]), spots.get(before[-1])
    if not above or not spot or not target:
        return []
    comma = find_comma(editor.text, above, spot)
    if not comma:
        return []
    written = editor.text[slice(*spot.value)]
    return [
        Change(target.value[0], target.value[0], written + comma, rank),
        Change(above.value[1], spot.value[1], ""),
    ]


def has_shape(editor: Editor, path: NodePath, prop: Property) -> bool:
    """Return whether a value has the shape of a property: its type, its items, the names of an object's members."""
    return _has_shape(editor.value(path), prop, editor.suggestions)


def has_word_shape(text: str, prop: Property) -> bool:
    """Return whether a word has the shape of a property in a form that writes words, numbers and flags alike."""
    if prop.shape == "integer":
        return text.isdigit()
    return text in ("true", "false") if prop.shape in ("flag", "boolean") else prop.shape in ("string", "tag")


def is_name_of(name: str, type_: ObjectType, suggestions: Suggestions) -> bool:
    """Return whether a name is that of a property, or one that is called or spelt so by mistake."""
    return name in type_.properties or bool(guess_meant(name, type_.schema["properties"], suggestions)[0])


def find_siblings(editor: Editor, path: NodePath) -> dict[str | int, Spot]:
    """Return the spots of a node and its neighbours, in the order of the file."""
    parent = editor.spot(path[:-1])
    return parent.children if parent else {}


def find_comma(text: str, one: Spot, other: Spot) -> str:
    """Return the comma with its white space between two neighbours; empty where there is anything else."""
    match = COMMA.fullmatch(text, one.value[1], _find_start(other))
    return match.group() if match else ""


def find_earlier_member(spot: Spot, properties: dict[str, Property], prop: Property) -> Spot | None:
    """Return the last of the members that come before a property in the schema."""
    ranks = {name: rank for rank, name in enumerate(properties)}
    earlier = [
        child for name, child in spot.children.items() if child.key and ranks.get(str(name), 99) < ranks[prop.name]
    ]
    return earlier[-1] if earlier else None


def _find_start(spot: Spot) -> int:
    return spot.key[0] if spot.key else spot.value[0]


def _previous_index(path: NodePath) -> int:
    return path[-1] - 1 if isinstance(path[-1], int) else -1


def _has_shape(value: Any, prop: Property, suggestions: Suggestions) -> bool:
    objects = model().objects
    if prop.shape == "object":
        target = objects[prop.target]
        return isinstance(value, dict) and all(is_name_of(name, target, suggestions) for name in value)
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
