"""Text from right to left that a PDF holds as it is seen, from left to right: put into the order of reading."""

import re
from unicodedata import bidirectional, mirrored

from meeting_readout.document.graphemes import split_letters

RIGHT = ("R", "AL")
LEFT_RUN = re.compile(
    r"[0-9A-Za-z\u00c0-\u024f\u0660-\u0669\u06f0-\u06f9](?:[^\u0590-\u08ff]*[0-9A-Za-z\u00c0-\u024f\u0660-\u0669\u06f0-\u06f9])?"
)
"""Figures and words from left to right in between, with the signs within them."""
MIRRORS = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


def is_right_to_left(text: str) -> bool:
    """Return whether more letters of a text are read from right to left than from left to right."""
    kinds = [bidirectional(letter) for letter in text]
    return sum(kind in RIGHT for kind in kinds) > kinds.count("L")


def reverse_visual(text: str) -> str:
    """Return a line that is held as it is seen in the order in which it is read."""
    turned = "".join(_mirror(letter) for letter in reversed(split_letters(text)))
    return LEFT_RUN.sub(lambda run: "".join(_mirror(letter) for letter in reversed(split_letters(run[0]))), turned)


def _mirror(letter: str) -> str:
    return letter.translate(MIRRORS) if mirrored(letter[0]) else letter
