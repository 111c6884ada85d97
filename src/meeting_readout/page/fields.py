"""Every property of a node with its title, its meaning and its values as people read them: the one source of pages."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from meeting_readout.document.index import Node
from meeting_readout.document.inheritance import collect_inherited
from meeting_readout.document.view import RESERVED
from meeting_readout.model.model import ObjectType, Property, model
from meeting_readout.page.names import NAMES, Names
from meeting_readout.page.phrases import PLAIN, format_scalar
from meeting_readout.page.titles import get_meaning, spell

HIDDEN = frozenset(("$schema", "anchors", "id"))
"""What is not shown as a property: anchors are the words that are lit, and the id heads the item."""
INHERITED = 20
"""So many values that a part takes from its whole are shown with it: they all stand at the whole."""
HEADS = ("ref", *NAMES, "value")
"""The properties of which the first stands for the whole object."""


class Value(NamedTuple):
    """One value: its words, and for a value of a vocabulary what it means.

    `target` is the id to which it leads, `address` the URI, `parts` are the other properties of an object. `is_own`
    says that the words are those of the document, and not of the schema; they are in the language of the release, or in
    `language`. `id` is that of an object within an item.
    """

    text: str
    meaning: str = ""
    target: str = ""
    address: str = ""
    parts: tuple["Field", ...] = ()
    is_own: bool = False
    language: str = ""
    id: str = ""


class Field(NamedTuple):
    """One property: its name, title and meaning, its values, and whether they are those of the whole it is part of."""

    name: str
    title: str
    meaning: str
    values: tuple[Value, ...]
    is_inherited: bool = False
    is_inferred: bool = False


def list_fields(names: Names, type_: ObjectType, node: Node, hidden: frozenset[str] = HIDDEN) -> tuple[Field, ...]:
    """Return the properties of a node in the order of the schema, those that it takes from its whole among them."""
    inherited = collect_inherited(names.view).get(id(node), {})
    inferred = node.get("inferred", ())
    return tuple(
        Field(
            prop.name,
            prop.schema["title"],
            prop.schema["description"],
            tuple(_list_values(names, prop, node[prop.name], type_))
            if prop.name in node
            else _list_inherited(names, prop, inherited[prop.name], type_),
            prop.name not in node,
            prop.name in inferred,
        )
        for prop in type_.properties.values()
        if prop.name not in hidden and (prop.name in node or prop.name in inherited)
    )


def list_meanings(fields: Iterable[Field]) -> Iterator[tuple[str, str, str]]:
    """Yield what values of vocabularies mean: the title of the property, the value, the meaning."""
    for field in fields:
        for value in field.values:
            if value.meaning:
                yield field.title, value.text, value.meaning
            yield from list_meanings(value.parts)


def _list_inherited(names: Names, prop: Property, value: object, type_: ObjectType) -> tuple[Value, ...]:
    """Return what a part takes from its whole, of a long list the beginning."""
    left = len(value) - INHERITED if isinstance(value, list) else 0
    if left <= 0:
        return tuple(_list_values(names, prop, value, type_))
    shown = value[:INHERITED] if isinstance(value, list) else value
    return (*_list_values(names, prop, shown, type_), Value(f"… {left:,} more"))


def _list_values(names: Names, prop: Property, value: object, type_: ObjectType) -> Iterator[Value]:
    for member in value if isinstance(value, list) else [value]:
        inner = model().find_type(prop, member)
        if inner and isinstance(member, dict):
            yield _describe_object(names, inner, member)
        elif prop.target == "propertyName" and member in type_.properties:
            yield Value(
                type_.properties[str(member)].schema["title"], type_.properties[str(member)].schema["description"]
            )
        else:
            yield _describe_scalar(names, prop, member)


def _describe_scalar(names: Names, prop: Property, value: object) -> Value:
    text = format_scalar(prop, value)
    if prop.target == "itemId":
        return Value(names.find(text), target=text, is_own=text not in RESERVED)
    if prop.target == "uri":
        return Value(text, address=text)
    if meaning := get_meaning(prop, value):
        return Value(spell(text), meaning)
    return Value(text, is_own=prop.target in ("words", "text"))


def _describe_object(names: Names, type_: ObjectType, node: Node) -> Value:
    """Describe an object by what stands for it, and the rest as its parts."""
    head = next((key for key in HEADS if key in node), "")
    parts = list_fields(names, type_, node, HIDDEN | {head, "type"})
    tag = type_.properties.get("type")
    words = spell(type_.tag) if tag and type_.tag != PLAIN else ""
    found = names.view.ids.get(str(node.get("id", "")))
    id_ = str(node["id"]) if found and found.node is node else ""
    if not head:
        return Value(words, type_.schema["description"] if words else "", parts=parts, id=id_)
    value = _describe_scalar(names, type_.properties[head], node[head])
    language = str(node.get("language", "")) if value.is_own else ""
    return value._replace(text=f"{words} {value.text}".lstrip(), parts=parts, id=id_, language=language)
