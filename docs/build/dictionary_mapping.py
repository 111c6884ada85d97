"""The table of what each property is in JSON and in XML."""

from dictionary_words import MADE

from meeting_readout.dictionary.mapping import items, kind, shape, times, xml_name
from meeting_readout.dictionary.markdown import link, table
from meeting_readout.model.model import ObjectType, model

HEAD = """\
# JSON and XML, property by property

{made}
For those who write a reader, a writer or a converter. One row for each property of each type, in the order of the
schema, which is the order of both forms: a writer writes members and attributes in this order, and a reader of XML asks
for it among elements. Clause 6.3 of [the specification](spec.md#63-the-xml-form) gives the rules that lead to this
table; [the data dictionary](dictionary/index.md) says what each property means.

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


def page() -> str:
    """Make the page."""
    parts = [HEAD.format(made=MADE, namespace=model().namespace)]
    for name, type_ in model().objects.items():
        parts.append(
            f"\n## {name}\n\n{link(name, folder='dictionary/')}: {type_.schema['title']}. {_element(type_)}\n\n"
        )
        order = 0
        rows = []
        for prop in type_.properties.values():
            order += prop.node == "element"
            at = str(order) if prop.node == "element" else ""
            named = link(name, prop.name, "dictionary/")
            rows.append((named, shape(prop, "dictionary/"), kind(prop), xml_name(prop), items(prop), at, times(prop)))
        parts.append(table(("property", "JSON", "XML", "XML name", "members", "order", "times"), rows))
    return "".join(parts)


def _element(type_: ObjectType) -> str:
    return f"In XML `{type_.xml_name}`." if type_.xml_name else "In XML it goes by the name of the property or list."
