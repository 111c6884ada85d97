"""Elements of XML that are open in a sketch: what each is in the model, and what was found in it."""

import re
from typing import Any

from meeting_readout.converters.tracing import NodePath, Span, Spot
from meeting_readout.model.model import ROOT, ObjectType, Property, model

BLANK = " \t\r\n"


class Element:
    """An element that is open: what it is in the model, and what was found in it."""

    def __init__(self, path: NodePath, start: int, name: Span) -> None:
        self.path, self.start, self.name = path, start, name
        self.type: ObjectType | None = None
        self.prop: Property | None = None
        self.data: Any = None
        self.text, self.content = "", (name[1], name[1])
        self.spots: dict[str | int, Spot] = {}

    def set_type(self, type_: ObjectType | None) -> None:
        """Make it an object."""
        self.type, self.data = type_, {}
        if type_ and type_.tag:
            self.data["type"], self.spots["type"] = type_.tag, Spot(None, self.name, "", {})

    @property
    def text_path(self) -> NodePath | None:
        """The path of the text in it, None where no text belongs."""
        if self.type:
            return (*self.path, self.type.text.name) if self.type.text else None
        return self.path if self.data is None and self.prop else None

    def finish_text(self) -> None:
        """Make a value of the text in it."""
        if self.type and self.type.text and self.text:
            name = self.type.text.name
            self.data[name] = self.text
            self.spots[name] = Spot(self.name, self.content, "text()", {})
        elif self.data is None and self.prop:
            self.data = convert(self.prop, self.text)


def make_element(parent: Element | None, local: str, start: int, name: Span) -> tuple[Element, str]:
    """Make the element that a start tag begins, as the model says."""
    tables = model()
    if parent is None:
        element = Element((), start, name)
        element.set_type(tables.objects[ROOT])
        return element, local
    if isinstance(parent.data, list) and parent.prop:
        element = Element((*parent.path, len(parent.data)), start, name)
        names = tables.map_xml_names(parent.prop) if parent.prop.tags else {}
        target = parent.prop.tags.get(names.get(local, ""), parent.prop.target)
        element.prop = parent.prop
        if parent.prop.shape != "strings":
            element.set_type(tables.objects.get(target))
        return element, local
    properties = parent.type.properties.values() if parent.type else ()
    prop = next((one for one in properties if one.xml_name == local), None)
    element = Element((*parent.path, prop.name if prop else local), start, name)
    element.prop = prop
    if prop and prop.shape == "object":
        element.set_type(tables.objects[prop.target])
    elif prop and prop.shape in ("objects", "strings", "union"):
        element.data = []
    elif not prop:
        element.set_type(None)
    return element, local


def decode(written: bytes) -> str:
    """Return a text with the line ends that XML makes of any."""
    return written.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")


def convert(prop: Property, text: str) -> Any:
    """Return the value of an attribute or a text."""
    text = text.strip(BLANK) if prop.shape != "string" else text
    if prop.shape in ("flag", "boolean"):
        return {"true": True, "false": False}.get(text, text)
    return int(text) if prop.shape == "integer" and re.fullmatch("-?[0-9]{1,40}", text) else text
