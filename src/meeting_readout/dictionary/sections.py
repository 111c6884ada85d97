"""The sections of the dictionary in Markdown: a type, a property, a type of strings or numbers."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from meeting_readout.dictionary.facts import Facts, find_facts, find_rules_of_type
from meeting_readout.dictionary.mapping import items, kind, shape, times, xml_name
from meeting_readout.dictionary.markdown import (
    limits,
    link,
    meanings,
    rule_links,
    sentence,
    table,
    titled,
    users,
)
from meeting_readout.model.model import ObjectType, Property, model
from meeting_readout.validator.catalogue.examples import format_json

LONG = PurePosixPath("examples/reference")
"""The folder of the reference example."""


def write_type(type_: ObjectType) -> str:
    """Write what a type is: its meaning, its uses, the rules about it, and the table of its properties."""
    properties = type_.properties.values()
    codes = find_rules_of_type(type_.name)
    used = users(type_.name)
    lines = [f"Used by {used}."] if used else ["It is the root of a document."]
    lines += [
        f"In a list of several types its `{prop.name}` is `{type_.tag}`; in XML its element is `{type_.xml_name}`."
        for prop in properties
        if prop.shape == "tag"
    ]
    lines += [f"Rules about the whole: {rule_links(codes)}."] * bool(codes)
    rows = [
        (link(type_.name, p.name), _often(p), shape(p, most=1), kind(p), sentence(p.schema["description"]))
        for p in properties
    ]
    parts = [f"{titled(type_.name, type_.schema)}\n", *(f"\n{line}\n" for line in lines)]
    return "".join([*parts, f"\n{table(('property', 'times', 'JSON', 'XML', 'meaning'), rows)}"])


def write_property(type_: str, prop: Property, more: Iterable[str] = ()) -> str:
    """Write what a property is: its meaning, both forms, limits or vocabulary, rules, `more` facts, an example."""
    facts = [f"JSON: {shape(prop, most=99)}", f"XML: {_node(prop)}", f"Times: {_times(prop)}"]
    scalar = model().scalars.get(prop.target, {})
    if "enum" not in scalar and prop.shape != "tag":
        facts += limits(prop.target) if scalar else []
    if prop.ref_targets:
        facts.append(f"Points to: {', '.join(f'`{target}`' for target in prop.ref_targets)}")
    if prop.other_words:
        facts.append(f"`other` has its words in {' or '.join(link(type_, name) for name in prop.other_words)}")
    known = find_facts(type_, prop.name)
    facts += [f"Rules: {rule_links(known.rules)}"] * bool(known.rules)
    facts += [f"Rules within it: {rule_links(known.within)}"] * bool(known.within)
    facts += [f"Matters to: {rule_links(known.elsewhere)}"] * bool(known.elsewhere)
    parts = [f"{sentence(prop.schema['description'])}\n\n", *(f"- {fact}\n" for fact in (*facts, *more))]
    parts += [f"\n{meanings(prop.target)}"] if "enum" in scalar else []
    return "".join([*parts, _example(known)])


def write_scalar(name: str) -> str:
    """Write what a type of strings or numbers is: its meaning, its limits or vocabulary, its uses."""
    scalar = model().scalars[name]
    parts = [f"{titled(name, scalar)}\n", *(f"\n{line}\n" for line in limits(name, whole=True))]
    parts += [f"\n{meanings(name)}"] if "enum" in scalar else []
    return "".join([*parts, f"\nUsed by {users(name, most=6)}.\n"])


def _node(prop: Property) -> str:
    name, inner = xml_name(prop), items(prop)
    node = {
        "attribute": f"attribute {name}",
        "element": f"element {name} with the text",
        "object": f"element {name} with the object",
        "text": "the text of the element of the object",
        "none": "nothing: it does not stand in XML",
        "wrapper": f"element {name} around {inner}",
    }
    return node.get(kind(prop), "the name of the element")


def _example(known: Facts) -> str:
    path = PurePosixPath(known.source)
    where = "the reference example" if path.parent == LONG else f"[{path.name}](../../{path})"
    at = f", `{known.pointer}`" if known.pointer else ""
    lead = f"From {where}{at}" if known.source else "No example of a release says this; it looks so"
    return f"\n{lead}:\n\n```json\n{format_json(known.json)}\n```\n\n```xml\n{known.xml}\n```\n"


def _often(prop: Property) -> str:
    return times(prop).replace("0..1, 1..n", "0..n").replace("1..1, 1..n", "1..n")


def _times(prop: Property) -> str:
    if "items" not in prop.schema:
        return f"{times(prop)}, in {'JSON alone' if kind(prop) == 'none' else 'both forms'}"
    return f"{_often(prop)}, in both forms: {times(prop)[:4]} list, with 1..n members"
