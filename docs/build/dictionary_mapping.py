"""The table of what each property is in JSON and in XML."""

from dictionary_words import MADE, link, table, value_link

from meeting_readout.model.model import ObjectType, Property, model

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


def shape(prop: Property, folder: str = "", most: int = 9) -> str:
    """Say what a property is in JSON, with links to the types of its values, to so many at most."""
    if prop.shape == "union":
        linked = [link(target, folder=folder) for target in prop.tags.values()]
        return f"list of objects of {len(linked)} types" if len(linked) > most else f"list of {', '.join(linked)}"
    if prop.shape == "strings":
        return f"list of strings, {value_link(prop.target, folder)}"
    if prop.shape in ("object", "objects"):
        return f"{'object' if prop.shape == 'object' else 'list of objects'}, {link(prop.target, folder=folder)}"
    if prop.shape == "tag":
        return f'`"{prop.schema["const"]}"`'
    if prop.shape == "boolean":
        return "`true` or `false`"
    return f"{'`true`' if prop.shape == 'flag' else prop.shape}, {value_link(prop.target, folder)}"


def kind(prop: Property) -> str:
    """Name the XML node of a property."""
    if prop.shape == "tag":
        return "element name"
    if prop.shape in ("objects", "strings", "union"):
        return "wrapper"
    return prop.shape if prop.shape == "object" else prop.node


def xml_name(prop: Property) -> str:
    """Return the name of the node, as code."""
    return f"`{prop.xml_name}`" if prop.node in ("attribute", "element") else ""


def items(prop: Property) -> str:
    """Return the names of the elements in a wrapper, as code."""
    names = list(model().map_xml_names(prop)) if prop.tags else [prop.item] if prop.item else []
    return ", ".join(f"`{name}`" for name in names)


def times(prop: Property) -> str:
    """Say how often a property may stand, and how many members its list has."""
    once = "1..1" if prop.required else "0..1"
    return f"{once}, 1..n" if "items" in prop.schema else once


def _element(type_: ObjectType) -> str:
    return f"In XML `{type_.xml_name}`." if type_.xml_name else "In XML it goes by the name of the property or list."
