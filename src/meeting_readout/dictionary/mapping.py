"""What a property is in JSON and in XML, in words."""

from meeting_readout.dictionary.markdown import link, value_link
from meeting_readout.model.model import Property, model


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
