"""What `readout explain` shows of the standard: the pages of all that a word means."""

from meeting_readout.dictionary.markdown import link, meanings, sentence, table, users, value_link
from meeting_readout.dictionary.names import Entry
from meeting_readout.dictionary.sections import write_property, write_scalar, write_type
from meeting_readout.dictionary.terminal import format_page
from meeting_readout.model.model import model
from meeting_readout.validator.report.text import choose_paint

Page = tuple[str, str]
"""A title, and Markdown."""
FEW = 3
"""So many meanings of one name are explained in full."""


def write_pages(entries: list[Entry], columns: int = 80, color: bool = False) -> str:
    """Write the pages of entries for a terminal, one after the other."""
    pages = [*_write_types(entries), *_write_properties(entries), *_write_scalars(entries), *_write_values(entries)]
    return "\n".join(format_page(title, text, columns, choose_paint(color)) for title, text in pages)


def _write_types(entries: list[Entry]) -> list[Page]:
    named = [entry.type_ for entry in entries if entry.type_ and not entry.name and not entry.value]
    return [(f"Type {name}", write_type(model().objects[name])) for name in named]


def _write_properties(entries: list[Entry]) -> list[Page]:
    """Write a page for each meaning that a property has; of one with many meanings, a line for each."""
    found: dict[str, dict[tuple[object, ...], list[Entry]]] = {}
    for entry in entries:
        if entry.name and not entry.value:
            prop = entry.property
            meaning = (
                prop.schema["description"],
                prop.target,
                *prop.tags.values(),
                prop.shape,
                prop.schema.get("const"),
            )
            found.setdefault(entry.name, {}).setdefault(meaning, []).append(entry)
    pages = []
    for name, by_meaning in found.items():
        if len(by_meaning) <= FEW:
            pages += [_write_property(same) for same in by_meaning.values()]
            continue
        rows = [(_list_types(same), sentence(same[0].property.schema["description"])) for same in by_meaning.values()]
        lead = f"What `{name}` means depends on the type. `readout explain TYPE.{name}` explains one of them.\n\n"
        pages.append((f"Property {name}", lead + table(("types", "meaning"), rows)))
    return pages


def _write_property(same: list[Entry]) -> Page:
    """Write the page of a property that means the same in some types."""
    first, *others = same
    text = write_property(first.type_, first.property)
    if others:
        text += f"\nIt means the same in {_list_types(others)}.\n"
    return f"{first.type_}.{first.name}", text


def _list_types(entries: list[Entry]) -> str:
    return ", ".join(entry.type_ for entry in entries)


def _write_scalars(entries: list[Entry]) -> list[Page]:
    """Write the page of each type of values, unless that of a property shows it already."""
    shown = {entry.property.target for entry in entries if entry.name and not entry.value}
    named = [entry.scalar for entry in entries if entry.scalar and not entry.value and entry.scalar not in shown]
    return [(f"Type of values {name}", write_scalar(name)) for name in named]


def _write_values(entries: list[Entry]) -> list[Page]:
    """Write a page for each vocabulary that has a value, and for each type whose tag it is."""
    pages: dict[tuple[str, str], Page] = {}
    for entry in entries:
        if not entry.value:
            continue
        if not entry.scalar:
            type_ = model().objects[entry.type_]
            lead = f"The `type` of members that are {link(entry.type_)}.\n\n".replace("`type`", f"`{_find_tag(entry)}`")
            pages[entry.type_, ""] = (f"{_find_tag(entry)}={entry.value}", lead + write_type(type_))
            continue
        scalar = model().scalars[entry.scalar]
        said = sentence(scalar["x-value-meanings"][entry.value])
        uses = f"A value of {value_link(entry.scalar)}, used by {users(entry.scalar, most=6)}. Its values:"
        title = f"{entry.name or entry.scalar}={entry.value}"
        pages[entry.scalar, entry.value] = (title, f"{said}\n\n{uses}\n\n{meanings(entry.scalar)}")
    return list(pages.values())


def _find_tag(entry: Entry) -> str:
    """Return the name of the property that is the tag of a type."""
    properties = model().objects[entry.type_].properties.values()
    return next(prop.name for prop in properties if prop.shape == "tag")
