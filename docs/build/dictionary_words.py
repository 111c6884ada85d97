"""The pages of the vocabularies and of the other types of values, and what all pages of the dictionary share."""

from collections.abc import Iterable
from typing import Any

from dictionary_examples import HOME

from meeting_readout.model.derive.profile import extract_iregexp
from meeting_readout.model.model import Property, model
from meeting_readout.validator import catalogue

MADE = "<!-- Made from schemas/readout.schema.json. Change that, then run: python docs/build -->\n"


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
    return ", ".join(f"[{code}]({folder}rules.md#{code}) {catalogue.rules()[code]['name']}" for code in codes)


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


def vocabularies() -> str:
    """Make the page of all vocabularies."""
    return _page(
        "Vocabularies",
        "A vocabulary is closed: another value is an error ([S004](../rules.md#S004)). The value `other` stands for "
        "what no value says, and has the printed words beside it, in a property that each place names.",
        [name for name, scalar in model().scalars.items() if "enum" in scalar],
    )


def values() -> str:
    """Make the page of the types of strings and numbers that are no vocabularies."""
    return _page(
        "Types of values",
        "A string is never empty, and a number is whole. The patterns are I-Regexps (RFC 9485), and hold for the whole "
        "string; in them, characters that do not print, or are not ASCII, are shown by their numbers, such as "
        "`{U+3000}`. In XML, values of the types "
        + " and ".join(f"`{name}`" for name in _in_elements())
        + " are the text of elements; nearly all others are attributes.",
        [name for name, scalar in model().scalars.items() if "enum" not in scalar],
    )


def _page(title: str, lead: str, names: list[str]) -> str:
    parts = [f"# {title}\n\n{MADE}\n{lead}\n"]
    for name in names:
        scalar = model().scalars[name]
        parts.append(f"\n## {name}\n\n{titled(name, scalar)}\n")
        parts += [f"\n{line}\n" for line in limits(name, whole=True)]
        parts += [f"\n{meanings(name)}"] if "enum" in scalar else []
        parts.append(f"\nUsed by {users(name, most=6)}.\n")
    return "".join(parts)


def _in_elements() -> list[str]:
    nodes = {name: {prop.node for _type, prop in holders(name) if prop.shape == "string"} for name in model().scalars}
    return [name for name, found in nodes.items() if "element" in found]


def reference_link(suffix: str, line: int) -> str:
    """Link to a line of the reference example, from a page of the dictionary."""
    (path,) = (HOME / "examples/reference").glob(f"*.readout{suffix}")
    return f"[{suffix[1:].upper()} line {line}](../../{path.relative_to(HOME).as_posix()}#L{line})"


def _printed(pattern: str) -> str:
    return "".join(c if c.isascii() and c.isprintable() else f"{{U+{ord(c):04X}}}" for c in pattern)
