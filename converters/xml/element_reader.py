"""The reader of the XML form, compiled once from the schema: from an element tree to data.

It takes only what is in order, and raises `Refused` for everything else; what is wrong, and where, is said by
`meeting_readout.converters.xml.tracer`. White space between elements, comments and processing instructions are no
content.
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
        name, read_root = self.tag(self.model.objects[ROOT].xml_name), self.object(ROOT)

        def read(element: "_Element") -> Any:
            if element.tag != name:
                raise Refused
            for hint in [key for key in map(str, element.attrib) if key == HINT]:
                del element.attrib[hint]
            return read_root(element)

        return read

    def object(self, name: str) -> Read:
        """Compile an object type; types may hold themselves, so each is looked up when it is called."""
        if name not in self.made:
            type_ = self.model.objects[name]
            attributes: dict[Any, tuple[str, Convert | None]] = {}
            elements: dict[Any, tuple[int, str, Read | None]] = {}
            self.made[name] = _text(type_, attributes) if type_.text else _object(type_, attributes, elements)
            for rank, prop in enumerate(type_.properties.values(), 1):
                if prop.node == "attribute":
                    attributes[prop.xml_name] = (prop.name, _scalar(prop))
                elif prop.node == "element":
                    elements[self.tag(prop.xml_name)] = (rank, prop.name, self.element(prop))
        return self.made[name]

    def tag(self, name: str) -> str:
        """Write the name of an element as the parser does."""
        return f"{{{self.model.namespace}}}{name}"

    def element(self, prop: Property) -> Read | None:
        """Compile the element of a property; None stands for plain words, which the object's reader takes itself."""
        if prop.shape == "object":
            return self.object(prop.target)
        if prop.shape in LISTS:
            return _list(self.items(prop), self.items_read)
        return _kept if self.model.is_space_kept(prop) else None

    def items(self, prop: Property) -> dict[Any, Read]:
        """Give what reads the items of a list, by their tags."""
        objects: dict[Any, Read] = {tag: self.object(name) for tag, name in self.targets(prop).items()}
        return objects or {self.tag(prop.item): _words}

    def targets(self, prop: Property) -> dict[Any, str]:
        """Give the object types of the items of a list, by their tags; strings have none."""
        if prop.shape == "union":
            return {self.tag(self.model.objects[name].xml_name): name for name in prop.tags.values()}
        return {self.tag(prop.item): prop.target} if prop.shape == "objects" else {}

    def children(self, name: str) -> dict[Any, Property]:
        """Give the properties of an object type that are elements, by their tags."""
        properties = self.model.objects[name].properties.values()
        return {self.tag(prop.xml_name): prop for prop in properties if prop.node == "element"}


def _object(
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


def _text(type_: ObjectType, attributes: dict[Any, tuple[str, Convert | None]]) -> Read:
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


def _list(items: dict[Any, Read], items_read: ItemsRead | None) -> Read:
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


def _words(element: "_Element") -> str:
    if len(element) or element.keys():
        raise Refused
    return element.text or ""


def _kept(element: "_Element") -> str:
    keys = element.keys()
    if len(element) or (keys and (keys != [SPACE] or element.get(SPACE) not in SPACE_VALUES)):
        raise Refused
    return element.text or ""


def _scalar(prop: Property) -> Convert | None:
    return {"integer": _integer, "flag": _boolean, "boolean": _boolean}.get(prop.shape)


def _integer(value: str) -> int:
    if not INTEGER.fullmatch(value):
        raise Refused
    return int(value)


def _boolean(value: str) -> bool:
    if value not in ("true", "false"):
        raise Refused
    return value == "true"
