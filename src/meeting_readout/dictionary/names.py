"""What a word can mean: a type, a property, a type of values, a value; and the nearest name where it means nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from meeting_readout.model.model import Property, model
from meeting_readout.validator.suggestions import LONGEST, find_closest

CUTOFF = 0.6
"""How much a name must be like a word to be offered for it."""


NamesOf = Callable[["Entry"], Iterator[str]]
"""Gives the names of one sort that an entry has."""


class Entry(NamedTuple):
    """What a name stands for: a type, a property of a type, a type of values, or a value of such a type.

    `type_` is the type of objects, `name` the property, `scalar` the type of values, `value` the value; empty is what
    does not belong to it. The tag of a type of objects is a value whose `scalar` is empty.
    """

    type_: str = ""
    name: str = ""
    scalar: str = ""
    value: str = ""

    @property
    def property(self) -> Property:
        """The property that the entry names."""
        return model().objects[self.type_].properties[self.name]


def find_entries(word: str) -> list[Entry]:
    """Return all that a word means: `directive`, `directive.force`, `force`, `force=urge`, `directiveForce`, `urge`.

    Capital letters make no difference. What is a name in the standard comes before what the standard has another name
    for: the names in XML, titles, the singular of a list, and what the property is called elsewhere.
    """
    left, equals, value = word.strip().partition("=")
    if equals:
        return [entry for one in _find_names(left) for entry in _list_values(one) if _is_like(entry.value, value)]
    values = [entry for entry in all_entries() if entry.value and _is_like(entry.value, left)]
    return _find_names(left, NAMES[:1]) + values or _find_names(left, NAMES[1:])


def list_names() -> Iterator[str]:
    """Yield each name that can be explained, and the values behind the properties that have them."""
    for entry in all_entries():
        if entry.name:
            yield entry.name
            yield f"{entry.type_}.{entry.name}"
            yield from (f"{entry.name}={one.value}" for one in _list_values(entry))
        elif entry.value:
            yield entry.value
        else:
            yield entry.type_ or entry.scalar


def suggest_name(word: str, more: Iterable[str] = ()) -> str:
    """Return the name that is most like a mistyped one, among these and `more`; empty where none is."""
    if len(word) > LONGEST:
        return ""
    named = {name.lower(): name for name in (*list_names(), *more)}
    return named.get(find_closest(word.lower(), named, CUTOFF), "")


@cache
def all_entries() -> tuple[Entry, ...]:
    """Return an entry for each type, property, type of values, and value, in the order of the schema."""
    types = model().objects
    found = [Entry(type_=name) for name in types]
    found += [Entry(type_=name, name=key) for name, type_ in types.items() for key in type_.properties]
    found += [Entry(scalar=name) for name in model().scalars]
    found += [
        Entry(scalar=name, value=value) for name, scalar in model().scalars.items() for value in scalar.get("enum", ())
    ]
    return (*found, *(Entry(type_=name, value=type_.tag) for name, type_ in types.items() if type_.tag))


def _find_names(word: str, sorts: Sequence[NamesOf] = ()) -> list[Entry]:
    """Return the types, properties and types of values with a name; of the first sort of names that has any."""
    holder, dot, name = word.rpartition(".")
    entries = [entry for entry in all_entries() if not entry.value and (not dot or entry.name)]
    for names in sorts or NAMES:
        found = [entry for entry in entries if any(_is_like(one, name) for one in names(entry))]
        if dot:
            found = [entry for entry in found if _is_type(entry.type_, holder)]
        if found:
            return found
    return []


def _list_own_names(entry: Entry) -> Iterator[str]:
    yield entry.name or entry.type_ or entry.scalar


def _list_other_names(entry: Entry) -> Iterator[str]:
    if not entry.name:
        schema = model().objects[entry.type_].schema if entry.type_ else model().scalars[entry.scalar]
        yield schema["title"]
        yield model().objects[entry.type_].xml_name if entry.type_ else ""
        return
    yield from (entry.property.schema["title"], entry.property.xml_name, entry.property.item)
    if "items" in entry.property.schema:
        yield entry.name.removesuffix("s")


def _list_foreign_names(entry: Entry) -> Iterator[str]:
    if entry.name:
        yield from entry.property.schema.get("x-also-called", {}).get("names", ())


NAMES = (_list_own_names, _list_other_names, _list_foreign_names)
"""The sorts of names, the best first."""


def _list_values(entry: Entry) -> list[Entry]:
    """Return the values of a property, or of a type of values."""
    if entry.name and entry.property.shape == "tag":
        return [Entry(type_=entry.type_, value=entry.property.schema["const"])]
    target = entry.property.target if entry.name else entry.scalar
    values = model().scalars.get(target, {}).get("enum", ())
    return [entry._replace(scalar=target, value=value) for value in values]


def _is_type(name: str, word: str) -> bool:
    type_ = model().objects[name]
    return any(_is_like(one, word) for one in (name, type_.xml_name, type_.schema["title"]))


def _is_like(name: str, word: str) -> bool:
    return bool(name) and name.lower() == word.lower()
