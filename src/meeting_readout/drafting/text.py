"""The sentences of a text in blocks, each with its words."""

from collections.abc import Iterator
from typing import NamedTuple

from meeting_readout.document.index import Node
from meeting_readout.document.sentences import find_ends
from meeting_readout.drafting.tokens import Token, split_words
from meeting_readout.drafting.words import Words, get_words

EDGES = " \t\n\r\u00a0\u3000.。;；,，、:：!！"
"""What is cut off at the ends of a quotation."""
SHORT_HEADING = 10
"""A heading without a kind has so many words at most."""
SHORT_UNSPACED = 24
INTRODUCING = 2
"""With more words, a line with a colon introduces something and is no heading."""


class Sentence(NamedTuple):
    """A sentence: its block by number, its range there without the point at its end, its words."""

    block: int
    start: int
    end: int
    tokens: list[Token]
    words: Words
    content: str
    is_first: bool
    """It is the first of its line."""

    @property
    def text(self) -> str:
        """The words as they are printed."""
        return self.content[self.start : self.end]

    @property
    def mark(self) -> str:
        """What stands behind the last word."""
        return self.content[self.end : self.end + 3].strip()[:1]


def list_sentences(number: int, block: Node, language: str) -> Iterator[Sentence]:
    """Yield the sentences of a block, line by line; a label at the beginning of a line is left out."""
    content: str = block["content"]
    language = block.get("language", language)
    words = get_words(language)
    ends = [*find_ends(content, 0, len(content), language), len(content)]
    at, is_first = 0, True
    for end in ends:
        for start, stop in _split_lines(content, at, end):
            label = words.label.match(content, start, stop) if is_first or content[start - 1 : start] in "\n" else None
            begin = label.end() if label and label.end() < stop else start
            begin, close = _trim(content, begin, stop)
            if begin < close:
                yield Sentence(
                    number, begin, close, split_words(content, begin, close, words.unspaced), words, content, is_first
                )
                is_first = False
            if content[stop : stop + 1] == "\n":
                is_first = True
        at = end


def is_heading(block: Node, number: int, sentences: list[Sentence]) -> bool:
    """Return whether a block is a heading, or looks like one: a short line without a point at its end."""
    if "kind" in block and block["kind"] != "paragraph":
        return bool(block["kind"] == "heading")
    if "label" in block or not sentences or len({sentence.start for sentence in sentences}) > 1:
        return False
    only = sentences[0]
    if only.mark and only.mark in ":：" and len(only.tokens) > INTRODUCING:
        return False
    longest = SHORT_UNSPACED if only.words.unspaced else SHORT_HEADING
    text = block["content"].rstrip()
    if only.words.label.match(text) or "\n" in text or text[-1:] in ".。;；,，、!！?？":
        return False
    if number == 0:
        return len(only.tokens) <= 3 * longest
    return len(only.tokens) <= longest and not any(char.isdecimal() for char in text)


def has_label(block: Node, words: Words) -> bool:
    """Return whether a block is a labelled line."""
    return block.get("kind") == "item" or "label" in block or words.label.match(block["content"]) is not None


def _split_lines(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        at = content.find("\n", start, end)
        stop = end if at < 0 else at
        if stop > start:
            yield start, stop
        start = stop + 1


def _trim(content: str, start: int, end: int) -> tuple[int, int]:
    while start < end and content[start] in EDGES:
        start += 1
    while start < end and content[end - 1] in EDGES:
        end -= 1
    return start, end
