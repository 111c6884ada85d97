"""Texts without the dirt of archives and editors: line ends, controls, blank ends; and what damaged signs stood for."""

import re

from meeting_readout.converters.characters import FORBIDDEN, SIGNS, find_sign
from meeting_readout.document.damage import repair

LINE_END = re.compile("\r\n?|[\x0b\x0c]")
"""What ends a line elsewhere: the carriage return, and the breaks of lines and pages in word processors."""
BLANK_ENDS = re.compile(r"\A[^\S\x1c-\x1f]+|[^\S\x1c-\x1f]+\Z")
"""White space at the ends of a text, without the controls that Python counts among it."""
SURROGATE = re.compile("[\ud800-\udfff]")
REPLACEMENT = "\ufffd"
KEPT = frozenset(map(chr, SIGNS))


def clean(text: str, *, guess: bool = False) -> str:
    r"""Return a text without what no text of a readout holds: other line ends than LF, controls, blanks at its ends.

    A carriage return, with or without a line feed, a vertical tab and a form feed become line feeds. Half a character
    (a lone surrogate) becomes U+FFFD; other controls go. Those that are probably dashes or apostrophes stay, as do
    other signs of damage (rule M145), unless `guess` asks to write what they stand for: then nothing of them is left
    that a reader would miss. The text may be empty afterwards (spec 4.2).

    >>> clean(" The council met.\r\nIt\x00 adopted the plan.\r\n")
    'The council met.\nIt adopted the plan.'
    >>> clean("the council\x19s plan"), clean("the council\x19s plan", guess=True)
    ('the council\x19s plan', 'the council’s plan')
    """
    return BLANK_ENDS.sub("", clean_characters(text, guess=guess))


def clean_characters(text: str, *, guess: bool = False) -> str:
    """Return a text as `clean` does, with the blanks at its ends, which count in the verbatim text."""
    if FORBIDDEN.search(text):
        text = SURROGATE.sub(REPLACEMENT, LINE_END.sub("\n", text))
        text = FORBIDDEN.sub(_write_sign if guess else _keep_sign, text)
    return repair(text) if guess else text


def has_signs(text: str) -> bool:
    """Return whether a text has forbidden characters that are probably dashes or apostrophes."""
    return not KEPT.isdisjoint(text)


def _write_sign(match: re.Match[str]) -> str:
    return find_sign(match.group())


def _keep_sign(match: re.Match[str]) -> str:
    return match.group() if match.group() in KEPT else ""
