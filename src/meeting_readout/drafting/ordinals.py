"""Which meeting it is: ordinals near a word for a meeting, and numbers behind one."""

import re

from meeting_readout.document.printed_ordinals import find_ordinals
from meeting_readout.document.printed_words import WIDE, get_numerals, read_numeral
from meeting_readout.drafting.text import Sentence

NEAR = 6
"""So many words stand between an ordinal and the word for a meeting at most."""
LONG = 2000
COUNTED = re.compile(r"第([0-9０-９〇零一二三四五六七八九十百]{1,6})(?:次|回|届|屆|期)")
BEHIND = 14
FIGURES = re.compile(r"\d{1,4}")


def find_ordinal(sentence: Sentence, meetings: frozenset[str]) -> int | None:
    """Return the ordinal of a meeting that a sentence prints; `meetings` are the words for one."""
    words, text = sentence.words, sentence.text[:LONG]
    if words.has("other", sentence.tokens, 0, min(len(sentence.tokens), 100)):
        return None
    direct = find_ordinals(text, words.language)
    if direct:
        return direct[0][0]
    if words.unspaced:
        return _find_counted(sentence, text, meetings)
    return _find_near(sentence, meetings) or _find_number(sentence, meetings)


def _find_counted(sentence: Sentence, text: str, meetings: frozenset[str]) -> int | None:
    for match in COUNTED.finditer(text):
        behind = text[match.end() : match.end() + BEHIND]
        if any(word in behind for word in meetings):
            figures = match[1].translate(WIDE)
            return int(figures) if figures.isdecimal() else read_numeral(figures, get_numerals(sentence.words.language))
    return None


def _find_near(sentence: Sentence, meetings: frozenset[str]) -> int | None:
    """Return the ordinal that stands a few words before a word for a meeting."""
    tokens = sentence.tokens[:200]
    for at, token in enumerate(tokens):
        if token.word not in meetings:
            continue
        for before in range(at - 1, max(-1, at - NEAR - 1), -1):
            word = tokens[before].word
            if word in ",;:(":
                break
            point = "." if before + 1 < at and tokens[before + 1].word == "." and word.isdecimal() else ""
            found = find_ordinals(f"{word}{point} {token.word}", sentence.words.language)
            if found:
                return found[0][0]
    return None


def _find_number(sentence: Sentence, meetings: frozenset[str]) -> int | None:
    """Return the number behind a word for a meeting: "meeting no. 9"."""
    tokens, words = sentence.tokens[:200], sentence.words
    for at, token in enumerate(tokens[:-1]):
        end = words.ends_at("numbers", tokens, at + 1) if token.word in meetings else 0
        while end and end < len(tokens) and tokens[end].word == ".":
            end += 1
        if end and end < len(tokens) and FIGURES.fullmatch(tokens[end].word):
            return int(tokens[end].word)
    return None
