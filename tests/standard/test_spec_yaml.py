"""The canonical YAML of clause 6.1, written anew from its sentences alone: the toolkit writes the same."""

import json
import re
from pathlib import Path
from typing import Any

import abnf
import corpus
import fences
import pytest
from fences import ticked
from generate import documents

from meeting_readout import converters
from meeting_readout.converters import characters
from meeting_readout.converters.yaml.scalars import FRAGILE
from meeting_readout.model.model import ROOT, Property, model

REPO = Path(__file__).parents[2]
COLUMNS = 120
MARKS = ",:?[]{}"
"""What no plain string in braces and brackets holds."""
UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
ENDS = re.compile(r"[^\S\n](?:\n|\Z)|\n\n\Z|\A\n*\Z")
GRAMMAR = next(fence.text for fence in fences.fences("spec.md") if fence.text.startswith("taken"))
TAKEN = re.compile(abnf.pattern(GRAMMAR, "taken").pattern, re.IGNORECASE)
DOCUMENTS = [
    *sorted(corpus.SUITE.glob("valid/*.json")),
    *sorted(REPO.glob("examples/*/*.json")),
]


def written(readout: dict[str, Any]) -> str:
    """Write a readout: the root in a block, an empty line before each object and list in it."""
    lines: list[str] = []
    for prop, value in members(ROOT, readout):
        inner = isinstance(value, dict | list)
        lines += [""] if inner and lines else []
        lines += block(prop, f"{prop.name}:", value, 0, whole=True)
    return "\n".join(lines) + "\n"


def members(type_: str, value: dict[str, Any]) -> list[tuple[Property, Any]]:
    """Give the members of an object in the order of the schema."""
    return [(prop, value[name]) for name, prop in model().objects[type_].properties.items() if name in value]


def target(prop: Property, value: dict[str, Any]) -> str:
    """Give the type of an object, or of a member of a list."""
    return prop.tags[value["type"]] if prop.tags else prop.target


def block(prop: Property, lead: str, value: Any, pad: int, whole: bool = False) -> list[str]:
    """Write a value behind a name, on its line or from the next line on (6.1-7)."""
    if not isinstance(value, dict | list):
        return scalar(lead, value, pad)
    line = None if whole else flow(prop, value)
    if line is not None and pad + len(lead) + 1 + len(line) <= COLUMNS:
        return [" " * pad + f"{lead} {line}"]
    if isinstance(value, dict):
        return [" " * pad + lead, *properties(prop, value, pad + 2)]
    lines = [" " * pad + lead]
    for item in value:
        lines += dashed(prop, item, pad + 2, whole)
    return lines


def properties(prop: Property, value: dict[str, Any], pad: int) -> list[str]:
    """Write the properties of an object, a line for each at least."""
    return [
        line
        for inner, member in members(target(prop, value), value)
        for line in block(inner, f"{inner.name}:", member, pad)
    ]


def dashed(prop: Property, item: Any, pad: int, whole: bool) -> list[str]:
    """Write a member of a list behind its dash, the other properties below the first."""
    if not isinstance(item, dict):
        return scalar("-", item, pad)
    line = None if whole else flow(prop, item)
    if line is not None and pad + 2 + len(line) <= COLUMNS:
        return [" " * pad + f"- {line}"]
    first, *others = properties(prop, item, pad + 2)
    return [" " * pad + "- " + first[pad + 2 :], *others]


def flow(prop: Property, value: Any) -> str | None:
    """Write an object without objects and lists in braces, a list of strings in brackets (6.1-11)."""
    parts = list(value.values()) if isinstance(value, dict) else value
    if any(isinstance(part, dict | list) or "\n" in str(part) for part in parts):
        return None
    if isinstance(value, list):
        return f"[{', '.join(word(part, MARKS) for part in parts)}]"
    named = [f"{inner.name}: {word(member, MARKS)}" for inner, member in members(target(prop, value), value)]
    return f"{{{', '.join(named)}}}"


def scalar(lead: str, value: Any, pad: int) -> list[str]:
    """Write a string, a number or a flag in a block, a string of several lines or too many columns below it."""
    line = " " * pad + f"{lead} {word(value)}"
    long = isinstance(value, str) and ("\n" in value or len(line) > COLUMNS)
    if long and not (UNSEEN.search(value) or ENDS.search(value)):
        header = "|" + "2" * (value.lstrip("\n")[0] in "\t ") + "-" * (not value.endswith("\n"))
        lines = value.removesuffix("\n").split("\n")
        return [" " * pad + f"{lead} {header}", *(" " * (pad + 2) + text if text else "" for text in lines)]
    return [line]


def word(value: Any, forbidden: str = "") -> str:
    """Write a string plain (6.1-12) or in quotes (6.1-13), a number or flag as in JSON."""
    if not isinstance(value, str):
        return json.dumps(value)
    unsafe = re.search(r"\A\s|\s\Z|:\s|:\Z|\s#|[\t\n]", value) or UNSEEN.search(value)
    begins = re.match(r"[A-Za-z0-9(/$\x80-\U0010ffff]", value)
    if begins and not unsafe and not TAKEN.fullmatch(value) and not any(mark in value for mark in forbidden):
        return value
    if re.search(r'["\\]', value) and not re.search(r"['\t\n]", value) and not UNSEEN.search(value):
        return f"'{value}'"
    for mark, escape in (("\\", "\\\\"), ('"', '\\"'), ("\t", "\\t"), ("\n", "\\n")):
        value = value.replace(mark, escape)
    return '"' + UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04X}", value) + '"'


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_clause_is_enough_to_write_the_canonical_bytes(path: Path) -> None:
    """What the clause says of canonical YAML gives the bytes that the toolkit writes."""
    readout = json.loads(path.read_text(encoding="utf-8-sig"))
    assert written(readout) == converters.write(readout, "yaml").decode()


def test_the_clause_is_enough_for_generated_documents() -> None:
    """The same holds for documents that nobody has chosen."""
    for readout in documents(11, 60):
        assert written(readout) == converters.write(readout, "yaml").decode()


def test_unseen_characters() -> None:
    """The characters that the clause calls unseen are those that a string may hold and YAML does not as they are."""
    clause = fences.prose("spec.md").split("`[6.4-8]`")[1].split("\n- ")[0]
    listed: set[int] = set()
    for first, last in re.findall(r"U\+([0-9A-F]+)(?: to U\+([0-9A-F]+))?", clause.split(" MUST")[0]):
        listed |= set(range(int(first, 16), int(last or first, 16) + 1))
    held = [code for code in range(0x110000) if FRAGILE.match(chr(code)) and not characters.FORBIDDEN.match(chr(code))]
    assert sorted(listed) == held == [code for code in range(0x110000) if UNSEEN.match(chr(code))]


def test_names_are_plain() -> None:
    """No name of a property needs quotes."""
    names = {name for type_ in model().objects.values() for name in type_.properties}
    assert {name for name in names if word(name, MARKS) != name} == set()


def test_escapes() -> None:
    """The escapes that the clause lists are read, and stand for what it says."""
    text = fences.prose("spec.md").split("The escapes are ")[1].split("`\\x`")[0]
    listed = ticked(text)
    assert listed[0].split() == [f"\\{mark}" for mark in '0abtnvfre"/\\']
    named = {"\\N": "\x85", "\\_": "\xa0", "\\L": "\u2028", "\\P": "\u2029"}
    assert [mark for mark in listed if mark in named] == list(named)
    for mark, character in named.items():
        data = f'specVersion: "1.0"\nid: a\nrelease: {{title: "a{mark}b", language: en}}\n'
        assert converters.read(data.encode(), "yaml")["release"]["title"] == f"a{character}b"
