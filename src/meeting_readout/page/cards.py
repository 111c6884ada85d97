"""The items of a page: all that stands at the root of a readout, each with its properties and its findings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from meeting_readout.document.index import Node
from meeting_readout.document.inheritance import find_effective
from meeting_readout.document.mentions import mention_types
from meeting_readout.document.text_order import ORDERED
from meeting_readout.document.view import RESERVED, View
from meeting_readout.model.model import ROOT, Property, model
from meeting_readout.page.fields import Field, list_fields
from meeting_readout.page.names import LONGEST, Names, shorten
from meeting_readout.page.pieces import Range
from meeting_readout.validator.finding import Finding

SOMEBODY = frozenset(("person", "organization", "group", "party"))
"""The kinds of things that can say, decide and do something."""
HEADING = 100
"""So many characters of what an item says are its heading."""


class Card(NamedTuple):
    """One item: its key in the page, its id if it has one, what it is called, its properties.

    `words` are the pieces of the text on which it stands, such as "3-5 9-9".
    `people` are the numbers of those of whom it speaks, `has_deadline` says that it or its whole has one. `is_quoted`
    says that the heading are words of the text.
    """

    key: str
    id: str
    words: str
    heading: str
    is_quoted: bool
    is_unconfirmed: bool
    fields: tuple[Field, ...]
    findings: tuple[Finding, ...]
    people: tuple[int, ...]
    has_deadline: bool


class Group(NamedTuple):
    """The items of one list, with its title and its meaning."""

    name: str
    title: str
    meaning: str
    cards: tuple[Card, ...]


class Person(NamedTuple):
    """Somebody whom one can filter by: a number, and a name."""

    number: int
    name: str


class _Filed(NamedTuple):
    """What belongs to items: pieces of the text and names by their `id()`, numbers by names, findings by keys."""

    ranges: dict[int, list[Range]]
    people: dict[int, set[str]]
    numbers: dict[str, int]
    findings: dict[str, list[Finding]]


def find_keys(view: View) -> dict[int, str]:
    """Return the keys of all items by their `id()`: the id; without one the name of the property, with a number.

    What is no id has a `_`, which no id has.
    """
    keys: dict[int, str] = {}
    for prop, members in _list_members(view):
        for number, node in enumerate(members):
            found = view.ids.get(node.get("id", ""))
            is_reserved = prop.name in RESERVED and prop.shape == "object"
            keys[id(node)] = (
                node["id"] if found and found.node is node else prop.name if is_reserved else f"{prop.name}_{number}"
            )
    return keys


def make_groups(
    names: Names, keys: dict[int, str], ranges: dict[int, list[Range]], findings: Iterable[Finding]
) -> tuple[list[Group], list[Person]]:
    """Return the items of a readout in the order of the schema, and all people and bodies of whom they speak."""
    found = defaultdict[str, list[Finding]](list)
    for finding in findings:
        found[_find_key(names.view, keys, finding)].append(finding)
    people = find_people(names)
    numbers = {name: number for number, name in enumerate(sorted(set().union(*people.values()), key=str.casefold))}
    filed = _Filed(ranges, people, numbers, found)
    groups = []
    for prop, members in _list_members(names.view):
        cards = tuple(_make_card(names, prop, node, keys[id(node)], filed) for node in members)
        groups.append(Group(prop.name, prop.schema["title"], prop.schema["description"], cards))
    return groups, [Person(number, name) for name, number in numbers.items()]


def find_people(names: Names) -> dict[int, set[str]]:
    """Return the names of the people and bodies of whom each item speaks, by the `id()` of the item."""
    view, found = names.view, defaultdict[int, set[str]](set)
    for node, key, _targets, owner in view.references:
        there = view.ids.get(node[key])
        if there and there.kind in SOMEBODY:
            found[id(owner)].add(names.find(node[key]))
        elif node[key] == "meeting" and "body" in view.data.get("meeting", {}):
            found[id(owner)].add(names.find("meeting"))
    for type_ in mention_types():
        targets = model().objects[type_].properties["ref"].ref_targets
        if "person" in targets and "document" not in targets:
            for node, owner in view.nodes[type_]:
                found[id(owner)] |= {shorten(str(node["name"]), LONGEST)} if "name" in node else set()
    for one in view.items("participants", "entities"):
        if one.get("type") in SOMEBODY:
            found[id(one)].add(shorten(names.call(one), LONGEST))
    return found


def _find_key(view: View, keys: dict[int, str], finding: Finding) -> str:
    """Return the key of the item in which a finding lies; empty where it lies in none."""
    owner = view.ids.get(finding.item)
    name, _, _rest = finding.pointer.removeprefix("/").partition("/")
    node = owner.owner if owner else view.data.get(name)
    return keys.get(id(node), "")


def _list_members(view: View) -> Iterator[tuple[Property, list[Node]]]:
    """Yield the properties of the root that hold objects, each with the objects; the text is not among them."""
    for prop in model().objects[ROOT].properties.values():
        value = view.data.get(prop.name)
        if value and prop.name != "blocks" and prop.shape in ("object", "objects", "union"):
            yield prop, value if isinstance(value, list) else [value]


def _make_card(names: Names, prop: Property, node: Node, key: str, filed: _Filed) -> Card:
    type_ = model().find_type(prop, node)
    is_quoted = prop.name in ORDERED
    heading = names.quote(node) if is_quoted else names.call(node)
    return Card(
        key,
        str(node.get("id", "")),
        " ".join(f"{first}-{last}" for first, last in filed.ranges.get(id(node), ())),
        shorten(heading, HEADING),
        is_quoted,
        "unconfirmed" in node,
        list_fields(names, type_, node) if type_ else (),
        tuple(filed.findings.get(key, ())),
        tuple(sorted(filed.numbers[name] for name in filed.people.get(id(node), ()))),
        bool(find_effective(names.view, node, "deadlines")),
    )
