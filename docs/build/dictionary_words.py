"""The pages of the vocabularies and of the other types of values, and what all pages of the dictionary share."""

from dictionary_examples import HOME

from meeting_readout.dictionary.markdown import holders
from meeting_readout.dictionary.sections import write_scalar
from meeting_readout.model.model import model

MADE = "<!-- Made from schemas/readout.schema.json. Change that, then run: python docs/build -->\n"


def vocabularies() -> str:
    """Make the page of all vocabularies."""
    return _page(
        "Vocabularies",
        "A vocabulary is closed: another value is an error ([S004](../rules/S004.md)). The value `other` stands for "
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
    parts = [f"# {title}\n\n{MADE}\n{lead}\n", *(f"\n## {name}\n\n{write_scalar(name)}" for name in names)]
    return "".join(parts)


def _in_elements() -> list[str]:
    nodes = {name: {prop.node for _type, prop in holders(name) if prop.shape == "string"} for name in model().scalars}
    return [name for name, found in nodes.items() if "element" in found]


def reference_link(suffix: str, line: int) -> str:
    """Link to a line of the reference example, from a page of the dictionary."""
    (path,) = (HOME / "examples/reference").glob(f"*.readout{suffix}")
    return f"[{suffix[1:].upper()} line {line}](../../{path.relative_to(HOME).as_posix()}#L{line})"
