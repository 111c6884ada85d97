"""A readout in a terminal in full: every property of every item, with its title."""

from collections.abc import Iterator

from meeting_readout.document.index import Node
from meeting_readout.model.model import ROOT, ObjectType, model
from meeting_readout.page.cells import clean_line, wrap
from meeting_readout.page.fields import HIDDEN, Field, Value, list_fields
from meeting_readout.page.names import Names
from meeting_readout.page.summary import Look

STEP = 2
"""How far what belongs to something is moved in."""


def format_full(names: Names, look: Look) -> str:
    """Return every property of a readout, in the order of the schema."""
    return "".join(f"{line}\n" for line in _format_root(names, look))


def _format_root(names: Names, look: Look) -> Iterator[str]:
    data = names.view.data
    title = clean_line(str(data.get("release", {}).get("title", data.get("id", ""))))
    yield from (look.paint("bold", line) for line in wrap(title, look.columns))
    for prop in model().objects[ROOT].properties.values():
        value = data.get(prop.name)
        if prop.name in HIDDEN or value is None:
            continue
        members = value if isinstance(value, list) else [value]
        count = f" ({len(members):,})" if isinstance(value, list) else ""
        yield from ("", look.paint("bold", str(prop.schema["title"])) + count)
        for member in members:
            type_ = model().find_type(prop, member)
            if type_:
                yield from _format_node(names, type_, member, look)
            else:
                yield from wrap("  " + clean_line(str(member)), look.columns)


def _format_node(names: Names, type_: ObjectType, node: Node, look: Look) -> Iterator[str]:
    """Yield an item: its id and its words, then its properties."""
    if "id" in node:
        yield "  " + look.paint("info", clean_line(str(node["id"])))
    indent = 2 * STEP if "id" in node else STEP
    for field in list_fields(names, type_, node):
        yield from _format_field(field, indent, look)
    if words := [
        blocks["content"][passage.start : passage.end]
        for passage in names.view.anchors.by_item.get(id(node), ())
        for blocks in [names.view.anchors.blocks[passage.block]]
    ]:
        title = str(model().objects[type_.name].properties["anchors"].schema["title"])
        yield from _format_words(title, [f"“{clean_line(quote)}”" for quote in words], indent, look)


def _format_field(field: Field, indent: int, look: Look) -> Iterator[str]:
    marks = ["inherited"] if field.is_inherited else []
    marks += ["inferred"] if field.is_inferred else []
    title = field.title + (f" ({', '.join(marks)})" if marks else "")
    yield from _format_words(title, [clean_line(_join(value)) for value in field.values], indent, look)


def _format_words(title: str, values: list[str], indent: int, look: Look) -> Iterator[str]:
    """Yield a title and what is said under it: on its line if it is one value, else a line each."""
    head = f"{' ' * indent}{look.paint('dim', title + ':')}"
    if len(values) == 1:
        lines = wrap(f"{title}: {values[0]}", look.columns - indent - STEP)
        yield head + lines[0][len(title) + 1 :]
        yield from (" " * (indent + STEP) + line for line in lines[1:])
        return
    yield head
    for value in values:
        lines = wrap(value, look.columns - indent - 2 * STEP)
        yield f"{' ' * (indent + STEP)}{lines[0]}"
        yield from (" " * (indent + 2 * STEP) + line for line in lines[1:])


def _join(value: Value) -> str:
    """Return a value with the other properties of its object behind it."""
    parts = "; ".join(f"{field.title.lower()}: {', '.join(map(_join, field.values))}" for field in value.parts)
    return " ".join(filter(None, (value.text, f"({parts})" if parts and value.text else parts)))
