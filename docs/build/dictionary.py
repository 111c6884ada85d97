"""The data dictionary: a page for each type of the schema with all its properties, and the table of JSON and XML.

All that the pages say is in the schema, in the catalogue of rules and in the examples; no property is named here.
"""

from dictionary_examples import HOME, REFERENCE, REST, examples
from dictionary_mapping import items, kind, page, shape, times, xml_name
from dictionary_rules import touching
from dictionary_trial import trial
from dictionary_uses import uses
from dictionary_words import (
    MADE,
    limits,
    link,
    meanings,
    reference_link,
    rule_links,
    sentence,
    table,
    titled,
    users,
    values,
    vocabularies,
)

from meeting_readout.model.model import ObjectType, Property, model

HEAD = """\
# The data dictionary

{made}
For those who write readouts or a program for them: what each type and property of [the standard](../spec.md) means, and
what it looks like in JSON and in XML. YAML has the shape of JSON. A page begins with one type, and has a section for
each property, which tells:

- what it is in both forms, and how often it may stand: `0..1` at most once, `1..1` once, `1..n` at least once, `0..n`
  as often as needed. Nothing is ever empty: a list with no members is left out;
- its pattern or limits, or its vocabulary with the meaning of every value;
- an example, cut from one of [the examples](../../examples/README.md) to what is required and the property itself;
- which [rules](../rules.md) touch it: *rules* find fault with the property itself, *rules within it* with what it
  holds, and it *matters to* those that find fault elsewhere because of it. How these lists are made stands
  [below](#how-the-rules-are-found);
- where [the reference example](../../examples/reference/README.md) uses it.

Beside the types there are [the vocabularies](vocabularies.md), [the types of values](values.md), and
[the table of JSON and XML](../mapping.md) with all properties on one page.

{table}
## How the rules are found

No list is kept by hand. A rule stands at a property

- if the schema says so: a rule about all dates stands at each date, and so on;
- if one of the faulty examples of the suite and of the rules is at fault there;
- if a trial says so: in {documents} documents, the examples and all cases of the rules, also with their items in other
  lists, each property in turn was taken out or given other values of its type, and what a rule found was no longer the
  same.

So a rule may be missing where no document shows it at work. Some stand nowhere, for they can find fault with
anything: those about a file and its form (`W`), names that no type has (S002), and names in `inferred` (M111), except
at `inferred` itself.
"""


def pages() -> dict[str, str]:
    """Make all pages: file names under `docs/`, and Markdown."""
    made = {"dictionary/index.md": _index()}
    made |= {f"dictionary/{name}.md": _type(type_) for name, type_ in model().objects.items()}
    return made | {
        "dictionary/vocabularies.md": vocabularies(),
        "dictionary/values.md": values(),
        "mapping.md": page(),
    }


def _index() -> str:
    rows = [
        (link(name), type_.schema["title"], sentence(type_.schema["description"]), str(len(type_.properties)))
        for name, type_ in model().objects.items()
    ]
    listed = table(("type", "title", "meaning", "properties"), rows)
    return HEAD.format(made=MADE, table=listed, documents=f"{trial().documents:,}")


def _type(type_: ObjectType) -> str:
    properties = type_.properties.values()
    codes = touching()[1][type_.name]
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
    parts = [f"# Type {type_.name}\n\n{MADE}\n{titled(type_.name, type_.schema)}\n"]
    parts += [f"\n{line}\n" for line in lines]
    parts.append(f"\n{table(('property', 'times', 'JSON', 'XML', 'meaning'), rows)}")
    parts += [_property(type_.name, prop) for prop in properties]
    return "".join(parts)


def _property(type_: str, prop: Property) -> str:
    facts = [f"JSON: {shape(prop, most=99)}", f"XML: {_node(prop)}", f"Times: {_times(prop)}"]
    scalar = model().scalars.get(prop.target, {})
    if "enum" not in scalar and prop.shape != "tag":
        facts += limits(prop.target) if scalar else []
    if prop.ref_targets:
        facts.append(f"Points to: {', '.join(f'`{target}`' for target in prop.ref_targets)}")
    if prop.other_words:
        facts.append(f"`other` has its words in {' or '.join(link(type_, name) for name in prop.other_words)}")
    touched = touching()[0][type_, prop.name]
    facts += [f"Rules: {rule_links(touched.own)}"] * bool(touched.own)
    facts += [f"Rules within it: {rule_links(touched.within)}"] * bool(touched.within)
    facts += [f"Matters to: {rule_links(touched.elsewhere)}"] * bool(touched.elsewhere)
    facts.append(f"Reference example: {_use(type_, prop)}")
    parts = [f"\n## {prop.name}\n\n{sentence(prop.schema['description'])}\n\n"]
    parts += [f"- {fact}\n" for fact in facts]
    parts += [f"\n{meanings(prop.target)}"] if "enum" in scalar else []
    return "".join([*parts, _example(type_, prop)])


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


def _use(type_: str, prop: Property) -> str:
    use = uses().get((type_, prop.name))
    if use is None:
        return "not used"
    often = "once" if use.times == 1 else f"first of {use.times} times"
    places = f"{reference_link('.json', use.json_line)}, {reference_link('.xml', use.xml_line)}"
    return f"{often}, at `{use.pointer}` ({places})"


def _example(type_: str, prop: Property) -> str:
    example = examples()[type_, prop.name]
    path = example.source.relative_to(HOME)
    where = "the reference example" if example.source == REFERENCE else f"[{path.name}](../../{path.as_posix()})"
    at = f", `{example.pointer}`" if example.pointer else ""
    lead = "No example of a release says this; it looks so" if example.source == REST else f"From {where}{at}"
    return f"\n{lead}:\n\n```json\n{example.json}\n```\n\n```xml\n{example.xml}\n```\n"


def _often(prop: Property) -> str:
    return times(prop).replace("0..1, 1..n", "0..n").replace("1..1, 1..n", "1..n")


def _times(prop: Property) -> str:
    if "items" not in prop.schema:
        return f"{times(prop)}, in {'JSON alone' if kind(prop) == 'none' else 'both forms'}"
    return f"{_often(prop)}, in both forms: {times(prop)[:4]} list, with 1..n members"
