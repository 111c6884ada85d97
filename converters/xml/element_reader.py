"""The reader of the XML form, compiled once from the schema: from an element tree to data.

It reads only documents without faults, and raises `Refused` for all others; the tracer says what is wrong, and where.
White space between elements, comments and processing instructions are not content.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from meeting_readout.converters.tracing import Refused
from meeting_readout.model.model import ROOT, Model, ObjectType, Property, model

if TYPE_CHECKING:
    from lxml.etree import _Element

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
SPACE_VALUES = ("preserve", "default")
HINT = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
INTEGER = re.compile(r"0|[1-9][0-9]{0,39}")
BLANK = " \t\n\r"
LISTS = ("objects", "strings", "union")
"""The shapes of properties that are lists."""

Read = Callable[["_Element"], Any]
Convert = Callable[[Any], Any]
ItemsRead = dict["_Element", list[Any]]
"""The items of lists that are already read and removed from the tree, by the element of the list."""


@cache
def get_reader() -> Read:
    """Return the function that reads the root element of a readout."""
    return Compiler(model()).compile_root()


class Compiler:
    """Compiles the functions that read elements: one for each object type, and one for the items of each list.

    `items_read` is for a caller that reads a file in pieces: each list begins with the items that are in it already.
    """

    def __init__(self, model_: Model, items_read: ItemsRead | None = None) -> None:
        self.model, self.items_read = model_, items_read
        self.made: dict[str, Read] = {}

    def compile_root(self) -> Read:
        """Compile the element of a whole readout."""
        name, read_root = self.make_tag(self.model.objects[ROOT].xml_name), self.compile_object(ROOT)

        def read(element: "_Element") -> Any:
            if element.tag != name:
                raise Refused
            for hint in [key for key in map(str, element.attrib) if key == HINT]:
                del element.attrib[hint]
            return read_root(element)

        return read

    def compile_object(self, name: str) -> Read:
        """Compile an object type. A type may contain itself, so it is registered before its properties are compiled."""
        if name not in self.made:
            type_ = self.model.objects[name]
            attributes: dict[Any, tuple[str, Convert | None]] = {}
            elements: dict[Any, tuple[int, str, Read | None]] = {}
            self.made[name] = (
                _compile_text(type_, attributes) if type_.text else _compile_object(type_, attributes, elements)
            )
            for rank, prop in enumerate(type_.properties.values(), 1):
                if prop.node == "attribute":
                    attributes[prop.xml_name] = (prop.name, _choose_converter(prop))
                elif prop.node == "element":
                    elements[self.make_tag(prop.xml_name)] = (rank, prop.name, self.compile_element(prop))
        return self.made[name]

    def make_tag(self, name: str) -> str:
        """Return the name of an element as the parser gives it."""
        return f"{{{self.model.namespace}}}{name}"

    def compile_element(self, prop: Property) -> Read | None:
        """Compile the element of a property; None means a simple text, which the reader of the object reads itself."""
        if prop.shape == "object":
            return self.compile_object(prop.target)
        if prop.shape in LISTS:
            return _compile_list(self.compile_items(prop), self.items_read)
        return _read_verbatim if self.model.is_space_kept(prop) else None

    def compile_items(self, prop: Property) -> dict[Any, Read]:
        """Compile the readers of the items of a list, by their tags."""
        objects: dict[Any, Read] = {tag: self.compile_object(name) for tag, name in self.get_targets(prop).items()}
        return objects or {self.make_tag(prop.item): _read_words}

    def get_targets(self, prop: Property) -> dict[Any, str]:
        """Return the object types of the items of a list, by their tags; strings have none."""
        if prop.shape == "union":
            return {self.make_tag(self.model.objects[name].xml_name): name for name in prop.tags.values()}
        return {self.make_tag(prop.item): prop.target} if prop.shape == "objects" else {}

    def get_children(self, name: str) -> dict[Any, Property]:
        """Return the properties of an object type that are elements, by their tags."""
        properties = self.model.objects[name].properties.values()
        return {self.make_tag(prop.xml_name): prop for prop in properties if prop.node == "element"}


def _compile_object(
    type_: ObjectType,
    attributes: dict[Any, tuple[str, Convert | None]],
    elements: dict[Any, tuple[int, str, Read | None]],
) -> Read:
    tag, empty = type_.tag, type_.is_empty

    def read(element: "_Element") -> dict[str, Any]:
        found: dict[str, Any] = {"type": tag} if tag else {}
        try:
            for key, value in element.items():
                name, convert = attributes[key]
                found[name] = convert(value) if convert else value
            last, stray = 0, element.text
            for child in element:
                if stray and stray.strip(BLANK):
                    raise Refused
                rank, name, read_child = elements[child.tag]
                if rank <= last:
                    raise Refused
                last = rank
                if read_child:
                    found[name] = read_child(child)
                elif len(child) or child.keys():
                    raise Refused
                else:
                    found[name] = child.text or ""
                stray = child.tail
        except KeyError:
            raise Refused from None
        if stray and (empty or stray.strip(BLANK)):
            raise Refused
        return found

    return read


def _compile_text(type_: ObjectType, attributes: dict[Any, tuple[str, Convert | None]]) -> Read:
    text = type_.text.name if type_.text else ""

    def read(element: "_Element") -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in element.items():
            if key in attributes:
                name, convert = attributes[key]
                found[name] = convert(value) if convert else value
            elif key != SPACE or value not in SPACE_VALUES:
                raise Refused
        if len(element):
            raise Refused
        words = element.text
        if words:
            found[text] = words
        return found

    return read


def _compile_list(items: dict[Any, Read], items_read: ItemsRead | None) -> Read:
    def read(element: "_Element") -> list[Any]:
        if element.keys():
            raise Refused
        found: list[Any] = items_read.pop(element, []) if items_read else []
        stray = element.text
        try:
            for child in element:
                if stray and stray.strip(BLANK):
                    raise Refused
                found.append(items[child.tag](child))
                stray = child.tail
        except KeyError:
            raise Refused from None
        if stray and stray.strip(BLANK):
            raise Refused
        return found

    return read


def _read_words(element: "_Element") -> str:
    if len(element) or element.keys():
        raise Refused
    return element.text or ""


def _read_verbatim(element: "_Element") -> str:
    keys = element.keys()
    if len(element) or (keys and (keys != [SPACE] or element.get(SPACE) not in SPACE_VALUES)):
        raise Refused
    return element.text or ""


def _choose_converter(prop: Property) -> Convert | None:
    return {"integer": _to_integer, "flag": _to_boolean, "boolean": _to_boolean}.get(prop.shape)


def _to_integer(value: str) -> int:
    if not INTEGER.fullmatch(value):
        raise Refused
    return int(value)


def _to_boolean(value: str) -> bool:
    if value not in ("true", "false"):
        raise Refused
    return value == "true"
