"""The pieces of Markdown that pages of the dictionary are made of: links, tables, vocabularies, limits."""

from collections.abc import Iterable
from typing import Any

from meeting_readout.model.derive.profile import extract_iregexp
from meeting_readout.model.model import Property, model
from meeting_readout.validator import catalogue


def link(name: str, prop: str = "", folder: str = "", text: str = "") -> str:
    """Link to the page of an object type, or to one of its properties."""
    return f"[{text or prop or name}]({folder}{name}.md{f'#{slug(prop)}' if prop else ''})"


def value_link(target: str, folder: str = "") -> str:
    """Link to the section of a type of strings or numbers."""
    page = "vocabularies" if "enum" in model().scalars[target] else "values"
    return f"[{target}]({folder}{page}.md#{slug(target)})"


def slug(heading: str) -> str:
    """Return the anchor of a heading, as GitHub makes it."""
    return "".join(letter for letter in heading.lower().replace(" ", "-") if letter.isalnum() or letter in "-_")


def rule_links(codes: tuple[str, ...], folder: str = "../") -> str:
    """Link to rules, each with its name."""
    return ", ".join(f"[{code}]({folder}rules/{code}.md) {catalogue.rules()[code]['name']}" for code in codes)


def sentence(text: str) -> str:
    """Return a description as a sentence."""
    return text if text.endswith((".", "?")) else f"{text}."


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Write a table in Markdown."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines) + "\n"


def holders(target: str) -> list[tuple[str, Property]]:
    """Return the properties whose values, or the members of whose lists, are of a type."""
    return [
        (name, prop)
        for name, type_ in model().objects.items()
        for prop in type_.properties.values()
        if target in (prop.target, *prop.tags.values())
    ]


def users(target: str, most: int = 99) -> str:
    """Link to the properties that hold values of a type, those of the same name together, to so many at most."""
    found: dict[str, list[str]] = {}
    for name, prop in holders(target):
        found.setdefault(prop.name, []).append(link(name, prop.name, text=name))
    return "; ".join(
        f"`{prop}` of {', '.join(links) if len(links) <= most else f'{len(links)} types'}"
        for prop, links in found.items()
    )


def titled(name: str, schema: dict[str, Any]) -> str:
    """Return the description of a type, behind its title where that says more than the name."""
    said = sentence(schema["description"])
    return said if schema["title"].replace(" ", "").lower() == name.lower() else f"*{schema['title']}.* {said}"


def meanings(target: str) -> str:
    """Write the table of a vocabulary."""
    said = model().scalars[target]["x-value-meanings"]
    return table(("value", "meaning"), [(f"`{value}`", said[value]) for value in model().scalars[target]["enum"]])


def limits(target: str, whole: bool = False) -> list[str]:
    """Say in words, as a pattern or in figures what a value may be; `whole`: a pattern that is hard to read, too."""
    scalar = model().scalars[target]
    if "minimum" in scalar:
        return [f"Limits: from {scalar['minimum']} to {scalar['maximum']}."]
    if "pattern" not in scalar:
        return []
    said = [f"Where it is not so, a validator says: {sentence(scalar['x-readout-message'])}"]
    bare = extract_iregexp(scalar["pattern"])
    if whole or (bare.isascii() and bare.isprintable()):
        said.insert(0, f"Pattern: `{_printed(bare)}`")
    return said


def _printed(pattern: str) -> str:
    return "".join(c if c.isascii() and c.isprintable() else f"{{U+{ord(c):04X}}}" for c in pattern)
