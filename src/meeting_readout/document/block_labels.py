"""The labels of blocks, and whether the text prints the label of an item there (spec 5.5)."""

import re
from collections.abc import Sequence
from unicodedata import normalize

from meeting_readout.document.index import Node

PIECES = re.compile(r"[^\W\d_]+|\d+")
"""The runs of letters and of digits of which a label is made."""
BARE = 2
"""A single letter or two say little by themselves, and so does a number: they are a label at some places only."""
OPENING = "([{（［【〔«“„\"'‘第#§№\n"
"""What stands before a label."""
CLOSING = ")]}）］】〕、．"
"""What stands behind a label."""
NEAR = 60
"""In so many characters before a label stands the word that leads to it."""
TRIED = 1000
"""At so many places of a text it is looked whether they are a label."""
ABBREVIATION = re.compile(r"\b[^\W\d_]{1,4}[.°º]$")
"""The end of a word such as "No." or "n°" that announces a number."""


def find_block_labels(blocks: Sequence[Node]) -> list[str]:
    """Return the label of each block, of one that continues another the label of that, empty where there is none."""
    labels: list[str] = []
    for block in blocks:
        before = labels[-1] if labels and block.get("continues") else ""
        labels.append(block.get("label", before))
    return labels


def is_same_label(label: str, other: str) -> bool:
    """Return whether two labels are the same in letters and digits, or one is a piece of the other ("a" of "3 (a)")."""
    short, long = sorted((_split(label), _split(other)), key=len)
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def has_label(content: str, label: str) -> bool:
    """Return whether a text prints a label; a number, or a letter or two, has to stand where labels stand.

    A label without letters and digits is printed everywhere, and so is one whose letters come very often.
    """
    pieces, text = _split(label), normalize("NFKC", content)
    is_bare = len(pieces) == 1 and (pieces[0].isdigit() or len(pieces[0]) <= BARE)
    words = re.compile(r"[\W_]{0,5}".join(map(re.escape, pieces)), re.IGNORECASE)
    for count, match in enumerate(words.finditer(text)):
        if count == TRIED:
            return True
        before = text[max(match.start() - NEAR, 0) : match.start()]
        after = text[match.end() : match.end() + 1]
        is_whole = _is_whole(before[-1:], pieces[0]) and _is_whole(after, pieces[-1])
        if is_whole and (not is_bare or _announces_label(before) or (after and after in CLOSING)):
            return True
    return False


def _split(label: str) -> list[str]:
    return PIECES.findall(normalize("NFKC", label).casefold())


def _is_whole(beside: str, piece: str) -> bool:
    """Return whether a run of digits or of letters ends at a character; scripts without capitals have no such ends."""
    if piece.isdigit():
        return not beside.isdigit()
    return not beside.isalpha() or beside.lower() == beside.upper()


def _announces_label(before: str) -> bool:
    """Return whether words lead to a label: none do, a mark, a word such as "Motion" or "No.", or a Chinese one."""
    words = before.rstrip(" \t\u00a0")
    if not words or words[-1] in OPENING or ABBREVIATION.search(words):
        return True
    if not words[-1].isalpha():
        return False
    last: str = PIECES.findall(words)[-1]
    return last[0].isupper() or last[-1].lower() == last[-1].upper()
