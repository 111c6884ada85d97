"""How names and values are written at a place, with stops for the cursor (`$0`) where the editor knows them."""

import json
import re
from html import escape

from meeting_readout.converters.yaml.scalars import format_word
from meeting_readout.language_server.sketch import Cursor
from meeting_readout.model.model import Property, model

STOP = "$0"
STOPS = re.compile(r"\\([\\$}])|\$0")
"""A stop, or a character that is none and is escaped."""
SPECIAL = str.maketrans({"\\": "\\\\", "$": "\\$", "}": "\\}"})
XML_NODES = {"attribute": "attribute", "element": "element", "content": "element"}
"""The styles of names in XML, and the nodes that are written so."""


def can_stand(prop: Property, style: str) -> bool:
    """Return whether a property can be written in a style: in XML some are attributes, and some elements."""
    return style not in XML_NODES or prop.node == XML_NODES[style]


def drop_stops(text: str) -> str:
    """Return a text without stops."""
    return STOPS.sub(lambda match: match[1] or "", text)


def write_name(prop: Property, cursor: Cursor) -> str:
    """Write the name of a property, with what belongs around its value unless that is there."""
    if cursor.style == "attribute":
        is_there = cursor.after.lstrip().startswith("=")
        return prop.xml_name if is_there else f'{prop.xml_name}="{_guess_value(prop)}"'
    if cursor.style in ("element", "content"):
        return write_element(prop.xml_name, cursor)
    name = json.dumps(prop.name) if cursor.style == "quoted" else prop.name
    if cursor.after.lstrip().startswith(":"):
        return name.translate(SPECIAL)
    return f"{name.translate(SPECIAL)}:{_open_value(prop, cursor)}"


def write_element(name: str, cursor: Cursor) -> str:
    """Write an element; `<` is there where its name is typed."""
    opening = "<" if cursor.style == "content" else ""
    is_there = cursor.style == "element" and cursor.after[:1] in (">", " ", "/")
    return f"{opening}{name}" if is_there else f"{opening}{name}>{STOP}</{name}>"


def write_pair(name: str, value: str, cursor: Cursor) -> str:
    """Write a name with its value."""
    if cursor.style == "quoted":
        return f"{json.dumps(name)}: {json.dumps(value)}"
    return f"{name}: {format_word(value, cursor.style == 'flow')}"


def write_value(value: str, cursor: Cursor) -> str:
    """Write a string."""
    if cursor.style == "quoted":
        return json.dumps(value, ensure_ascii=False)
    if cursor.style in ("value", "text"):
        return escape(value, quote=cursor.style == "value")
    return format_word(value, cursor.style == "flow")


def _open_value(prop: Property, cursor: Cursor) -> str:
    """Return what the value of a property begins and ends with."""
    is_list = prop.shape in ("objects", "strings", "union")
    if is_list or prop.shape == "object":
        if cursor.style == "block":
            return f"\n  - {STOP}" if is_list else f"\n  {STOP}"
        return f" [{STOP}]" if is_list else f" {{{STOP}\\}}"
    value = _guess_value(prop)
    if prop.shape in ("flag", "integer", "boolean"):
        return f" {value}"
    if cursor.style == "quoted":
        return f' "{value}"'
    return f" {value if value == STOP else format_word(value)}"


def _guess_value(prop: Property) -> str:
    """Return the only value that a property can have, a stop where there are several."""
    if prop.shape == "flag":
        return "true"
    values = (prop.schema["const"],) if prop.shape == "tag" else model().vocabulary(prop)
    return str(values[0]) if len(values) == 1 else STOP
