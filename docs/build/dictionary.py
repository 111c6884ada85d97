"""The data dictionary: a page for each type of the schema with all its properties, and the table of JSON and XML.

All that the pages say is in the schema, in the catalogue of rules and in the examples; no property is named here. What
`readout explain` shows too is made by `meeting_readout.dictionary`.
"""

from dictionary_mapping import mapping_pages
from dictionary_uses import uses
from dictionary_words import MADE, reference_link, values, vocabularies
from model_page import model_page
from subjects import Subject, load_subjects

from meeting_readout.dictionary.facts import load_dictionary
from meeting_readout.dictionary.markdown import link, sentence, table
from meeting_readout.dictionary.sections import write_property, write_type
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
[the tables of JSON and XML](../mapping.md) with all properties of a subject on one page, and [a picture of the
model](../model.md). `readout explain` shows a type, property or
value in the terminal: `readout explain directive`, `readout explain directive.force`, `readout explain force=urge`.

## The types by subject

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
        **{f"dictionary/subjects/{subject.name}.md": _subject(subject) for subject in load_subjects()},
        **mapping_pages(),
        "model.md": model_page(),
    }


def _index() -> str:
    listed = "\n".join(
        f"### [{subject.title}](subjects/{subject.name}.md)\n\n{subject.about}\n\n{_list_types(subject, '')}"
        for subject in load_subjects()
    )
    return HEAD.format(made=MADE, table=listed, documents=f"{load_dictionary()['documents']:,}")


def _subject(subject: Subject) -> str:
    mapped = f"[The same types in JSON and XML](../../mapping/{subject.name}.md)."
    return f"# {subject.title}\n\n{MADE}\n{subject.about} {mapped}\n\n{_list_types(subject, '../')}"


def _list_types(subject: Subject, folder: str) -> str:
    types = [model().objects[name] for name in subject.types]
    rows = [
        (
            link(type_.name, folder=folder),
            type_.schema["title"],
            sentence(type_.schema["description"]),
            str(len(type_.properties)),
        )
        for type_ in types
    ]
    return table(("type", "title", "meaning", "properties"), rows)


def _type(type_: ObjectType) -> str:
    parts = [f"# Type {type_.name}\n\n{MADE}\n{write_type(type_)}"]
    for prop in type_.properties.values():
        use = f"Reference example: {_use(type_.name, prop)}"
        parts.append(f"\n## {prop.name}\n\n{write_property(type_.name, prop, [use])}")
    return "".join(parts)


def _use(type_: str, prop: Property) -> str:
    use = uses().get((type_, prop.name))
    if use is None:
        return "not used"
    often = "once" if use.times == 1 else f"first of {use.times} times"
    places = f"{reference_link('.json', use.json_line)}, {reference_link('.xml', use.xml_line)}"
    return f"{often}, at `{use.pointer}` ({places})"
