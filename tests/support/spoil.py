"""A writer of faulty readouts: JSON data to XML and YAML, after the schema as far as it goes, and past it.

The writers of the toolkit refuse what is invalid; this one writes a fault in the way in which a person would make it.
`Unwritable` is raised where a form has no way at all.
"""

import json
import re
from typing import Any

from meeting_readout.model.model import ROOT, ObjectType, Property, model

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
CONTROLS = re.compile("[\x7f-\x9f\ufeff]")
"""What YAML has as an escape only, and the model may hold."""


class Unwritable(Exception):  # noqa: N818 - it reads as what it says
    """A form cannot have the fault; the text says why."""


def to_json(data: Any) -> bytes:
    """Write data as JSON, in the order that it has."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def to_yaml(data: Any) -> bytes:
    """Write data as YAML in blocks, every string in double quotes."""
    return (_block(data, "").lstrip("\n") + "\n").encode()


def to_xml(data: Any) -> bytes:
    """Write data as XML, known properties in the order of the schema and unknown ones after them."""
    root = model().objects[ROOT]
    if not isinstance(data, dict):
        raise Unwritable("the root of XML is an element")
    return (_object(root, root.xml_name, data, f' xmlns="{model().namespace}"') + "\n").encode()


def _block(value: Any, pad: str) -> str:
    if isinstance(value, dict) and value:
        return "".join(f"\n{pad}{json.dumps(key)}:{_block(inner, pad + '  ')}" for key, inner in value.items())
    if isinstance(value, list) and value:
        return "".join(f"\n{pad}-{_block(inner, pad + '  ')}" for inner in value)
    words = json.dumps(value, ensure_ascii=False)
    return " " + CONTROLS.sub(lambda match: f"\\u{ord(match.group()):04x}", words)


def _object(type_: ObjectType, name: str, data: dict[str, Any], start: str = "") -> str:
    """An element of a known type: attributes, text or elements as the schema says, unknown ones as they look."""
    known = [name for name, prop in type_.properties.items() if name in data and prop.node != "none"]
    unknown = [name for name in data if name not in type_.properties]
    attributes, content = start, ""
    for prop in (type_.properties[name] for name in known):
        value = data[prop.name]
        if prop.node == "attribute" and not isinstance(value, dict | list):
            attributes += _attribute(prop.xml_name, value)
        elif prop.node == "text" and not isinstance(value, dict | list):
            content += _text(value)
        elif prop.node == "element" and prop.shape == "object" and isinstance(value, dict):
            content += _object(model().objects[prop.target], prop.xml_name, value)
        elif prop.node == "element" and prop.item and isinstance(value, list):
            content += _element(prop.xml_name, "".join(_item(prop, item) for item in value))
        elif prop.node == "element" and prop.shape == "union" and isinstance(value, list):
            content += _element(prop.xml_name, "".join(_member(prop, item) for item in value))
        else:
            content += _any(prop.xml_name, value)
    for key in unknown:
        if isinstance(data[key], dict | list) or re.search(r"\s", str(data[key])):
            content += _any(_named(key), data[key])
        else:
            attributes += _attribute(_named(key), data[key])
    return _element(name, content, attributes)


def _item(prop: Property, value: Any) -> str:
    if prop.shape == "objects" and isinstance(value, dict):
        return _object(model().objects[prop.target], prop.item, value)
    return _any(prop.item, value)


def _member(prop: Property, value: Any) -> str:
    """A member of a union: the name of its element is its type."""
    if not isinstance(value, dict) or not isinstance(value.get("type"), str):
        raise Unwritable("in XML the name of the element is the type")
    tag = value["type"]
    if tag in prop.tags:
        type_ = model().objects[prop.tags[tag]]
        return _object(type_, type_.xml_name, value)
    # Only the name is wrong: the rest stands as in the member of the union that it is most like.
    types = [model().objects[target] for target in prop.tags.values()]
    nearest = max(types, key=lambda type_: len(type_.properties.keys() & value.keys()))
    return _object(nearest, _named(tag), value)


def _any(name: str, value: Any) -> str:
    """An element that the schema says nothing about, or something else about."""
    if isinstance(value, dict):
        return _element(name, "".join(_any(_named(key), inner) for key, inner in value.items()))
    if isinstance(value, list):
        return _element(name, "".join(_any("item", inner) for inner in value))
    return _element(name, _text(value))


def _element(name: str, content: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{content}</{name}>" if content else f"<{name}{attributes}/>"


def _attribute(name: str, value: Any) -> str:
    text = _text(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return f' {name}="{text}"'


def _named(key: str) -> str:
    if not NAME.fullmatch(key):
        raise Unwritable(f"XML has no names such as {key!r}")
    return key


def _text(value: Any) -> str:
    if value is None:
        raise Unwritable("XML has no null")
    text = value if isinstance(value, str) else json.dumps(value)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
