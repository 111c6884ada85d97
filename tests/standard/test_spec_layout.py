"""The canonical JSON and XML of clause 6.1, written anew from its sentences alone: the toolkit writes the same.

Each function gives the text of a value that begins at a column, and is asked for its lines only where it must break.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from generate import documents
from test_spec_yaml import DOCUMENTS, members, target

from meeting_readout import convert, converters
from meeting_readout.model.model import ROOT, Property, model

COLUMNS = 120


def json_text(readout: dict[str, Any]) -> str:
    """Write a readout as canonical JSON (6.1-3, 6.1-4)."""
    return json_value(model().objects[ROOT].properties["id"]._replace(target=ROOT, tags={}), readout, "", 0, 0) + "\n"


def json_value(prop: Property, value: Any, lead: str, pad: int, behind: int) -> str:
    """Write a value behind its name; `behind` is the column of a comma, if there is one."""
    if isinstance(value, dict):
        inner = members(target(prop, value), value)
        parts = [(member, content, f'"{member.name}": ') for member, content in inner]
        ends = "{}"
    elif isinstance(value, list):
        parts, ends = [(prop, item, "") for item in value], "[]"
    else:
        return lead + json_word(value)
    flat = lead + ends[0] + ", ".join(json_value(*part, -1, 0) for part in parts) + ends[1]
    if pad < 0 or pad + len(flat) + behind <= COLUMNS:
        return flat
    last = len(parts) - 1
    lines = [
        " " * (pad + 2) + json_value(*part, pad + 2, int(number < last)) + "," * (number < last)
        for number, part in enumerate(parts)
    ]
    return "\n".join([lead + ends[0], *lines, " " * pad + ends[1]])


def json_word(value: Any) -> str:
    """Write a string, a number or a flag."""
    if not isinstance(value, str):
        return json.dumps(value)
    escaped = re.sub(r'["\\]', lambda match: "\\" + match[0], value)
    return '"' + escaped.replace("\t", "\\t").replace("\n", "\\n") + '"'


def xml_text(readout: dict[str, Any]) -> str:
    """Write a readout as canonical XML (6.1-3, 6.1-5, 6.1-6)."""
    root = xml_object(ROOT, model().objects[ROOT].xml_name, readout, 0, f' xmlns="{model().namespace}"')
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'


def xml_object(type_: str, name: str, value: dict[str, Any], pad: int, start: str = "") -> str:
    """Write an object as an element: attributes, then its text or its elements."""
    text, children = None, []
    for prop, member in members(type_, value):
        if prop.node == "attribute":
            start += f' {prop.name}="{escaped(member, attribute=True)}"'
        elif prop.node == "text":
            text = member
        elif prop.node == "element":
            children.append(xml_property(prop, member, pad + 2))
    if text is not None:
        return f"<{name}{start}{kept(text)}>{escaped(text)}</{name}>"
    return xml_laid(name, start, children, pad)


def xml_property(prop: Property, value: Any, pad: int) -> str:
    """Write a property as an element: an object, a list, or a string as its text."""
    if isinstance(value, str):
        space = kept(value) if prop.target == "text" else ""
        return f"<{prop.name}{space}>{escaped(value)}</{prop.name}>"
    if isinstance(value, dict):
        return xml_object(prop.target, prop.name, value, pad)
    items = []
    for item in value:
        if isinstance(item, str):
            items.append(f"<{prop.item}>{escaped(item)}</{prop.item}>")
        else:
            type_ = target(prop, item)
            items.append(xml_object(type_, model().objects[type_].xml_name if prop.tags else prop.item, item, pad + 2))
    return xml_laid(prop.name, "", items, pad)


def xml_laid(name: str, start: str, children: list[str], pad: int) -> str:
    """Put child elements on the line where they fit and none spans lines, else each on a line of its own."""
    if not children:
        return f"<{name}{start}/>"
    flat = f"<{name}{start}>{''.join(children)}</{name}>"
    if pad + len(flat) <= COLUMNS and "\n" not in flat:
        return flat
    inner = "".join(f"\n{' ' * (pad + 2)}{child}" for child in children)
    return f"<{name}{start}>{inner}\n{' ' * pad}</{name}>"


def kept(text: str) -> str:
    """Say that white space is kept, where a program might change it."""
    return ' xml:space="preserve"' if re.search(r"\A[\t\n ]|[\t\n ]\Z|[\t\n]|  ", text) else ""


def escaped(value: Any, attribute: bool = False) -> str:
    """Write a string, a number or a flag in XML."""
    text = value if isinstance(value, str) else json.dumps(value)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;") if attribute else text


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_clause_is_enough_to_write_the_canonical_bytes(path: Path) -> None:
    """What the clause says of canonical JSON and XML gives the bytes that the toolkit writes."""
    readout = json.loads(path.read_text(encoding="utf-8-sig"))
    assert json_text(readout) == converters.write(readout, "json").decode()
    assert xml_text(readout) == converters.write(readout, "xml").decode()


def test_the_clause_is_enough_for_generated_documents() -> None:
    """The same holds for documents that nobody has chosen."""
    for readout in documents(12, 60):
        assert json_text(readout) == converters.write(readout, "json").decode()
        assert xml_text(readout) == converters.write(readout, "xml").decode()


def test_what_is_written_from_the_clause_is_read() -> None:
    """What is written by the sentences of the clause is the same document in the other form."""
    for readout in documents(13, 10, core=True):
        readout.pop("$schema", None)  # it has no node
        assert convert(xml_text(readout).encode(), "json", form="xml").decode() == json_text(readout)
