"""The tables of what each property is in JSON and in XML, on a page for each subject."""

from dictionary_words import MADE
from subjects import Subject, load_subjects

from meeting_readout.dictionary.mapping import items, kind, shape, times, xml_name
from meeting_readout.dictionary.markdown import link, slug, table
from meeting_readout.model.model import ObjectType, model

HEAD = """\
# JSON and XML, property by property

{made}
For those who write a reader, a writer or a converter. One row for each property of each type, in the order of the
schema, which is the order of both forms: a writer writes members and attributes in this order, and a reader of XML asks
for it among elements. Clause 6.3 of [the specification](spec.md#63-the-xml-form) gives the rules that lead to these
tables; [the data dictionary](dictionary/index.md) says what each property means.

{subjects}
## The columns

- *attribute*: an attribute of the element of the object.
- *element*: a child element whose text is the string.
- *text*: the text of the element of the object itself.
- *object*: a child element that holds the object.
- *wrapper*: a child element without attributes that holds an element for each member of the list.
- *element name*: no node; the value is the name of the element.
- *none*: it does not stand in XML.
- *order*: the place among the child elements. Attributes have none.
- *times*: how often it may stand, in both forms; for a list first the list, then its members.

The elements are in the name space `{namespace}`, the attributes in none.
"""
COLUMNS = ("property", "JSON", "XML", "XML name", "members", "order", "times")


def mapping_pages() -> dict[str, str]:
    """Make the pages: file names under `docs/`, and Markdown."""
    rows = [
        (f"[{subject.title}](mapping/{subject.name}.md)", ", ".join(_link(subject, name) for name in subject.types))
        for subject in load_subjects()
    ]
    listed = table(("subject", "types"), rows)
    pages = {"mapping.md": HEAD.format(made=MADE, subjects=listed, namespace=model().namespace)}
    return pages | {f"mapping/{subject.name}.md": _page(subject) for subject in load_subjects()}


def _link(subject: Subject, name: str) -> str:
    return f"[{name}](mapping/{subject.name}.md#{slug(name)})"


def _page(subject: Subject) -> str:
    columns = "[What the columns say](../mapping.md#the-columns)."
    head = f"# {subject.title} in JSON and XML\n\n{MADE}\n{subject.about} {columns}\n"
    return head + "".join(_section(model().objects[name]) for name in subject.types)


def _section(type_: ObjectType) -> str:
    order, rows = 0, []
    for prop in type_.properties.values():
        order += prop.node == "element"
        at = str(order) if prop.node == "element" else ""
        named = link(type_.name, prop.name, "../dictionary/")
        rows.append((named, shape(prop, "../dictionary/"), kind(prop), xml_name(prop), items(prop), at, times(prop)))
    said = f"{link(type_.name, folder='../dictionary/')}: {type_.schema['title']}. {_element(type_)}"
    return f"\n## {type_.name}\n\n{said}\n\n{table(COLUMNS, rows)}"


def _element(type_: ObjectType) -> str:
    return f"In XML `{type_.xml_name}`." if type_.xml_name else "In XML it goes by the name of the property or list."
