"""Outcomes at the end of a line, and nouns that open one."""

from typing import NamedTuple

from meeting_readout.drafting.text import Sentence
from meeting_readout.drafting.words import Reading

LONGEST = 12
"""An outcome has so many words at most, what is said of the votes among them."""
LONGEST_UNSPACED = 16


class Outcome(NamedTuple):
    """What an outcome says, and its range in words."""

    reading: Reading
    start: int
    end: int


def find_outcome(sentence: Sentence, is_alone: bool) -> Outcome | None:
    """Return the outcome that a short sentence is, or that stands in capitals or brackets at the end of one.

    `is_alone` says that nothing stands before the sentence in its block.
    """
    tokens, words = sentence.tokens, sentence.words
    table = words.readings["outcomes"]
    longest = LONGEST_UNSPACED if words.unspaced else LONGEST
    found = table.find(tokens, 0)
    if found and not is_alone and len(tokens) <= 2 * longest:
        return Outcome(found[0], 0, found[1])
    for at in range(max(1, len(tokens) - longest), len(tokens)):
        found = table.find(tokens, at)
        if found is None:
            continue
        printed = sentence.content[tokens[at].start : tokens[found[1] - 1].end]
        behind = len(tokens) - found[1]
        space = sentence.content[tokens[at - 1].end : tokens[at].start]
        is_set_off = (
            "\u3000" in space
            or "\t" in space
            or "  " in space
            or tokens[at - 1].word in ("(", "（", "[", "–", "—", "-", ":", "：", "→", "…", "．", "　", "【")
        )
        if (printed.isupper() and not words.unspaced) or (is_set_off and behind <= longest // 2):
            return Outcome(found[0], at, found[1])
    return None


def find_opening(sentence: Sentence) -> Outcome | None:
    """Return what the noun that opens a line says of it."""
    found = sentence.words.readings["openings"].find(sentence.tokens, 0) if sentence.is_first else None
    return Outcome(found[0], 0, found[1]) if found else None
