"""An example of every property in both forms, taken from documents.

A document is cut down to one object in it, and written by the project's own writers: so each example is part of a
document that is valid by the schema.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from meeting_readout import converters
from meeting_readout.converters import tracing
from meeting_readout.model.model import ROOT, Property, model
from meeting_readout.validator.catalogue.examples import format_json

HOME = Path(__file__).parent.parent.parent
REFERENCE = sorted((HOME / "examples/reference").glob("*.readout.json"))[0]
REST = HOME / "docs/build/rest.readout.json"
"""What no release in the examples says."""
SOURCES = (
    REFERENCE,
    *sorted((HOME / "examples").glob("*/*.readout.json")),
    *sorted((HOME / "tests/suite/valid").glob("*.readout.json")),
    REST,
)
"""In the order in which examples are looked for."""
SHORT = 96
"""How many characters of JSON an example may have before it is cut."""

Node = dict[str, Any]
Way = tracing.NodePath


class Example(NamedTuple):
    """An object with one property: its file, its place there, the object in both forms, the document cut down to it."""

    source: Path
    pointer: str
    json: str
    xml: str
    document: Node
    way: Way


def nodes(node: Node, name: str = ROOT, way: Way = ()) -> Iterator[tuple[str, Way, Node]]:
    """Yield every object of a document in its order, with its type and the keys and indexes that lead to it."""
    yield name, way, node
    for key, value in node.items():
        prop = model().objects[name].properties[key]
        if prop.shape == "object":
            yield from nodes(value, prop.target, (*way, key))
        elif prop.shape in ("objects", "union"):
            for index, member in enumerate(value):
                yield from nodes(member, _type(prop, member), (*way, key, index))


def examples() -> dict[tuple[str, str], Example]:
    """Return an example of every property, by type and property; raise `LookupError` where one has none."""
    missing = missing_examples()
    if missing:
        raise LookupError("\n".join(missing))
    return _examples()


def missing_examples() -> list[str]:
    """Return a sentence for each property that no source has, which says where to add an example."""
    rest = REST.relative_to(HOME).as_posix()
    return [
        f"{rest}: add `{key}` to an object of the type `{name}`; no example has this property yet"
        for name, type_ in model().objects.items()
        for key in type_.properties
        if (name, key) not in _examples()
    ]


@cache
def _examples() -> dict[tuple[str, str], Example]:
    """Return the examples: of the first source that has a property, the first short one."""
    found: dict[tuple[str, str], Example] = {}
    for source in SOURCES:
        document = converters.read(source.read_bytes().removeprefix(b"\xef\xbb\xbf"), "json")
        best: dict[tuple[str, str], tuple[int, Way, Node]] = {}
        for name, way, node in nodes(document):
            for key in node.keys() - {key for type_, key in found if type_ == name}:
                shown = _cut(name, node, (key,))
                length = max(len(_flat(shown)), SHORT)
                if length < best.get((name, key), (10**9,))[0]:
                    best[name, key] = (length, way, shown)
        for at, (_length, way, shown) in best.items():
            found[at] = _example(source, document, way, shown)
    return found


def element(root: Any, document: Node, way: Way) -> Any:
    """Return the element of an object of a document, from the root element of its XML."""
    found, name, steps = root, ROOT, list(way)
    value: Any = document
    while steps:
        key = steps.pop(0)
        prop = model().objects[name].properties[str(key)]
        value, name = value[key], prop.target
        found = found.find(f"{{{model().namespace}}}{prop.xml_name}")
        if prop.shape != "object":
            index = int(steps.pop(0))
            value, found = value[index], found[index]
            name = _type(prop, value)
    return found


def _example(source: Path, document: Node, way: Way, shown: Node) -> Example:
    small = _around(ROOT, document, way, shown)
    short = tuple(0 if isinstance(token, int) else token for token in way)
    root = etree.fromstring(converters.write(small, "xml"))
    written = etree.tostring(element(root, small, short), encoding="unicode", with_tail=False)
    if way:
        written = written.replace(f' xmlns="{model().namespace}"', "", 1)
    first, *others = written.split("\n")
    pad = " " * (len(others[-1]) - len(others[-1].lstrip(" "))) if others else ""
    xml = "\n".join([first, *(line.removeprefix(pad) for line in others)])
    return Example(source, tracing.format_pointer(way), format_json(shown), xml, small, short)


def _around(name: str, node: Node, way: Way, shown: Node) -> Node:
    """Cut a document down to what is required, and the way to the object that is shown."""
    if not way:
        return shown
    key, *rest = way
    prop = model().objects[name].properties[str(key)]
    small = _cut(name, node, (str(key),))
    if prop.shape == "object":
        small[prop.name] = _around(prop.target, node[prop.name], tuple(rest), shown)
    else:
        member = node[prop.name][rest[0]]
        small[prop.name] = [_around(_type(prop, member), member, tuple(rest[1:]), shown)]
    return small


def _cut(name: str, node: Node, keep: tuple[str, ...] = ()) -> Node:
    """Return an object with what is required and what is to be kept, in the order of the schema; never nothing."""
    properties = model().objects[name].properties
    there = [prop for prop in properties.values() if prop.name in node]
    kept = [prop for prop in there if prop.required or prop.name in keep] or there[:1]
    return {prop.name: _value(prop, node[prop.name]) for prop in kept}


def _value(prop: Property, value: Any) -> Any:
    if prop.shape == "object":
        return value if len(_flat(value)) < SHORT // 2 else _cut(prop.target, value)
    if prop.shape in ("objects", "union"):
        return [value[0] if len(_flat(value[0])) < SHORT // 2 else _cut(_type(prop, value[0]), value[0])]
    return value[:1] if isinstance(value, list) else value


def _type(prop: Property, member: Node) -> str:
    return prop.tags[member["type"]] if prop.tags else prop.target


def _flat(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
