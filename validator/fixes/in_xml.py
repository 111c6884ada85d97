"""Changes to the text of XML, in bytes of UTF-8. The layout around them is that of the file."""

from meeting_readout.converters.tracing import NodePath, Span, Spot
from meeting_readout.converters.xml.attributes import SPACE
from meeting_readout.model.model import Property, model
from meeting_readout.validator.fixes.editor import Change, Changes, Page
from meeting_readout.validator.fixes.in_json import word_fits
from meeting_readout.validator.fixes.xml_elements import Element, gap, has_comment, piece

MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
QUOTED = MARKUP | {"\t": "&#9;", "\n": "&#10;", '"': "&quot;", "'": "&apos;"}


def rename(page: Page, path: NodePath, prop: Property) -> Changes:
    """Write another name, in both tags of an element; an attribute stays one, and an element."""
    spot = page.spot(path)
    if not spot or not spot.key:
        return []
    if spot.step.startswith("@"):
        return [Change(*spot.key, prop.xml_name)] if prop.node == "attribute" and ":" not in spot.step else []
    element = page.elements.get(spot.key[0])
    return _renamed(page, element, prop.xml_name) if element and prop.node == "element" else []


def replace(page: Page, path: NodePath, value: str) -> Changes:
    """Write another value of an attribute, another text, or another type: that is the name of the element."""
    spot = page.spot(path)
    if not spot:
        return []
    if spot.step.startswith("@"):
        quote = page.text[spot.value[1] : spot.value[1] + 1].decode()
        kept = {"'", '"'} - {quote}
        return [Change(*spot.value, "".join(c if c in kept else QUOTED.get(c, c) for c in value))]
    element = page.elements.get(spot.value[0])
    if element:  # the place is that of the element's name: there is no text, or it tells the type
        parent = page.type(path[:-3])
        union = parent.properties.get(str(path[-3])) if parent and path[-1:] == ("type",) else None
        target = union.tags.get(value) if union else None
        return _renamed(page, element, model().objects[target].xml_name) if target else []
    if has_comment(page.text, spot.value):
        return []
    return [Change(*spot.value, "".join(MARKUP.get(c, c) for c in value))]


def add(page: Page, path: NodePath, prop: Property, value: str | int) -> Changes:
    """Write another attribute where the schema has it."""
    spot, type_ = page.spot(path), page.type(path)
    element = page.elements.get(spot.value[0]) if spot else None
    if not spot or not element or not type_ or prop.node != "attribute":
        return []
    ranks = {name: rank for rank, name in enumerate(type_.properties)}
    attributes = [
        child.value[1] + 1
        for name, child in spot.children.items()
        if child.step.startswith("@") and ranks.get(str(name), 99) < ranks[prop.name]
    ]
    at = max(attributes, default=element.names[0][1])
    written = "".join(QUOTED.get(c, c) for c in str(value))
    return [Change(at, at, f' {prop.xml_name}="{written}"')]


def remove(page: Page, path: NodePath) -> Changes:
    """Take an element out, with the white space before it."""
    spot = page.spot(path)
    element = page.elements.get(spot.key[0]) if spot and spot.key else None
    if not element or has_comment(page.text, element.whole):
        return []
    return [Change(gap(page.text, element.whole[0]), element.whole[1], "")]


def move(page: Page, path: NodePath, before: NodePath, rank: int) -> Changes:
    """Move an element up with its comments; the white space before it goes behind it."""
    element, target = _element(page, path), _element(page, before)
    if not element or not target:
        return []
    start, end = piece(page.text, element.whole)
    above = gap(page.text, start)
    at = piece(page.text, target.whole)[0]
    return [
        Change(at, at, (page.text[start:end] + page.text[above:start]).decode(), rank),
        Change(above, end, ""),
    ]


def fits(page: Page, path: NodePath, prop: Property) -> bool:
    """Whether an attribute or an element has the shape of a property: the attributes and children that may be in it."""
    spot, objects = page.spot(path), model().objects
    if spot and spot.step.startswith("@"):
        return word_fits(str(page.value(path)), prop)
    element = _element(page, path)
    if not element:
        return False
    children, attributes = set(element.children), set(element.attributes) - {SPACE}
    if prop.shape == "object":
        known = {(inner.node, inner.xml_name) for inner in objects[prop.target].properties.values()}
        return known >= {("element", name) for name in children} | {("attribute", name) for name in attributes}
    if prop.item or prop.tags:
        items = set(model().map_xml_names(prop)) if prop.tags else {prop.item}
        return bool(children) and children <= items and not attributes
    return not children and not attributes


def _element(page: Page, path: NodePath) -> Element | None:
    spot = page.spot(path)
    return page.elements.get(_name(spot)[0]) if spot else None


def _name(spot: Spot) -> Span:
    return spot.key or spot.value


def _renamed(page: Page, element: Element, name: str) -> Changes:
    """Both names of an element, each with the prefix that it has."""
    changes = []
    for start, end in element.names:
        prefix = page.text[start:end].decode().rpartition(":")[0]
        changes.append(Change(start, end, f"{prefix}:{name}" if prefix else name))
    return changes
