"""What introduces a list: a heading with a noun or verb, a sentence that ends with a colon or says "the following"."""

from typing import NamedTuple

from meeting_readout.document.index import Node
from meeting_readout.drafting.text import EDGES, Sentence
from meeting_readout.drafting.tokens import Token
from meeting_readout.drafting.words import Reading

COLONS = ":："
CLOSING = f"{EDGES})）」』”\"'"
SHORT = 8
BACK = 15
"""So many words at the end of a sentence hold what introduces the next lines."""
BACK_UNSPACED = 30


class Introduction(NamedTuple):
    """What holds for the lines below: their reading, who speaks, the words that say so."""

    reading: Reading
    by: list[Node] | None
    words: str
    is_heading: bool = False


def read_heading(sentences: list[Sentence]) -> Introduction | None:
    """Return what a heading says of the lines below; None where it says nothing."""
    if not sentences:
        return None
    sentence = sentences[0]
    table = sentence.words.readings["headings"]
    tokens = [token for token in sentence.tokens if token.word not in COLONS]
    found = table.find(tokens, 0) or _find_outcome(sentence, tokens)
    if found and found[1] == len(tokens):
        return Introduction(found[0], None, sentence.text, True)
    if sentence.words.unspaced:
        first = table.find_first(tokens, 0, len(tokens))
        return Introduction(first[0], None, sentence.text, True) if first else None
    if found:
        return Introduction(found[0], None, sentence.text, True)
    last = table.find_last(tokens, len(tokens))
    return Introduction(last[0], None, sentence.text, True) if last else None


def _find_outcome(sentence: Sentence, tokens: list[Token]) -> tuple[Reading, int] | None:
    """Return the outcome that a short heading is: "Deferred", "Referred to the Works Committee"."""
    return sentence.words.readings["outcomes"].find(tokens, 0) if len(tokens) <= SHORT else None


def read_title(sentences: list[Sentence]) -> Introduction | None:
    """Return what the title of a text says of its lists: that they are decisions; None where it does not say so."""
    found = sentences[0].words.readings["headings"].find_first(sentences[0].tokens, 0, len(sentences[0].tokens))
    if found is None or found[0].list != "decisions":
        return None
    return Introduction(found[0], None, sentences[0].text, True)


def read_introduction(sentence: Sentence) -> Introduction | None:
    """Return what a sentence without a verb of the table introduces, by the noun at its end."""
    tokens, words = sentence.tokens, sentence.words
    back = BACK_UNSPACED if words.unspaced else BACK
    found = words.readings["headings"].find_first(tokens, max(0, len(tokens) - back), len(tokens))
    if found is None:
        return None
    is_body = words.has("bodies", tokens, 0, len(tokens))
    printed = sentence.content[tokens[found[1]].start : tokens[found[2] - 1].end]
    return Introduction(found[0], [{"ref": "meeting"}] if is_body else None, printed)


def introduces(sentence: Sentence) -> bool:
    """Return whether a sentence introduces what follows: a colon ends it, or words of the list stand in it."""
    if sentence.mark and sentence.mark in COLONS:
        return True
    if sentence.content[sentence.end :].strip(CLOSING):
        return False  # only the last sentence of a block introduces the next one
    tokens = sentence.tokens
    return sentence.words.has(
        "introductions", tokens, max(0, len(tokens) - (BACK_UNSPACED if sentence.words.unspaced else BACK)), len(tokens)
    )
