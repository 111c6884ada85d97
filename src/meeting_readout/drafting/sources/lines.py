"""How lines of a text hang together: where a sentence ends, what is a heading, and how two lines are joined."""

import re
from unicodedata import east_asian_width

from meeting_readout.drafting.sources.extracted import SourceBlock

HEADING = 120
"""The most characters of a heading that nothing but its shape shows."""
END = re.compile("[.!?。！？…:：;；,，、][)\\]）」』”\"'’»]*$")
"""How a line ends that is no heading."""


def ends_sentence(line: str) -> bool:
    """Return whether a line ends with a sign at which something ends: a sentence, or a clause before a list."""
    return END.search(line) is not None


def looks_like_heading(line: str) -> bool:
    """Return whether a line that stands alone has the shape of a heading: short, and without an end."""
    return len(line) <= HEADING and "\n" not in line and not ends_sentence(line) and any(map(str.isalpha, line))


def goes_on(line: str, following: str) -> bool:
    """Return whether a line goes on in the following one: it ends nothing, and the other begins in lower case."""
    return not ends_sentence(line) and following.lstrip("(\"'“‘«„")[:1].islower()


def make_blocks(lines: list[str], kind: str, label: str = "", language: str = "") -> list[SourceBlock]:
    """Return a block for each line of a paragraph, of a heading one for all; the first has the label.

    A line that goes on in the next one, without a blank line between, was torn by the print.
    """
    if kind == "heading":
        lines = ["\n".join(filter(None, lines))]
    blocks, before = list[SourceBlock](), ""
    for line in lines:
        if line:
            goes = bool(before) and goes_on(before, line)
            blocks.append(SourceBlock(line, kind, "" if blocks else label, language, goes))
        before = line
    return blocks


def find_joint(line: str, following: str) -> str:
    """Return what stands between two lines that are joined: nothing between Chinese or Japanese, else a space."""
    return "" if is_wide(line[-1:]) and is_wide(following[:1]) else " "


def is_wide(character: str) -> bool:
    """Return whether a character is one of Chinese or Japanese, between which there are no spaces."""
    return bool(character) and east_asian_width(character) in "WF" and not "\uac00" <= character <= "\ud7af"
