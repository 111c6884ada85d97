"""What is read out of a source: its blocks, what it says of itself, and what a person should know of the reading."""

from typing import NamedTuple


class SourceError(Exception):
    """A source cannot be read; the text says why, and what to do."""


class UsageError(Exception):
    """The source is not at fault: an option does not fit, or a package is missing."""


class SourceOptions(NamedTuple):
    """What a person says of a source."""

    select: str = ""
    """An XPath expression for the elements of a page that hold the text."""
    unwrap: bool = False
    """The lines of a text end where the page ended, and belong together."""


class SourceBlock(NamedTuple):
    """A block of the text as it was published."""

    content: str
    kind: str = "paragraph"
    label: str = ""
    language: str = ""
    continues: bool = False
    omitted: str = ""
    """Why the whole block states no fact, empty where it does."""


class Metadata(NamedTuple):
    """What a source says of itself; empty where it says nothing."""

    title: str = ""
    language: str = ""
    published: str = ""
    url: str = ""
    publisher: str = ""


class Tool(NamedTuple):
    """A program that took part in the reading."""

    name: str
    version: str


class Extracted(NamedTuple):
    """A source as it was read: `remarks` are sentences about what was left out, or is not as it was."""

    kind: str
    blocks: list[SourceBlock]
    metadata: Metadata
    remarks: list[str]
    tools: tuple[Tool, ...] = ()


FIRST_WORDS = 60
"""How many characters of what was left out are shown."""


def quote_beginning(text: str) -> str:
    """Return the first words of a text in quotation marks, and how many words it has if these are not all."""
    plain = " ".join(text.split())
    if len(plain) <= FIRST_WORDS:
        return f'"{plain}"'
    head = plain[:FIRST_WORDS]
    cut = head.rsplit(" ", 1)[0] if " " in head else head
    return f'"{cut} …" ({len(plain.split()):,} words)' if " " in plain else f'"{cut} …" ({len(plain):,} characters)'
