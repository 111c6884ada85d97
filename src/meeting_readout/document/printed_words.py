"""Printed words in pieces: figures, words that `schemas/numerals.json` knows, and all else (spec 5.6)."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple
from unicodedata import decimal, normalize

from meeting_readout.document.doubts import is_in_doubt
from meeting_readout.document.index import Node
from meeting_readout.document.inference import find_inferred
from meeting_readout.document.markers import GAP
from meeting_readout.document.multi_search import find_words
from meeting_readout.document.numerals import get_words
from meeting_readout.document.view import View

Sense = tuple[str, int | str]
"""What a word may be: the list in which it stands, and its number, or another value, there."""

LONGEST = 200
"""Longer words are no date and no amount, and are not read."""
DIGITS = "0123456789"
FIGURES = re.compile(r"[0-9]+")
WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("’"): "'", ord("ʼ"): "'"}
"""Full-width signs, and apostrophes, with what stands for them."""
DIRECTION = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks of the direction of a text, which may stand inside of figures."""
HANGUL = ("\uac00", "\ud7a4")
JOINED = re.compile(r"[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]")
"""Chinese and Japanese characters and Korean syllables: words end at them without a sign."""


class Piece(NamedTuple):
    """A piece of folded words: `figures`, `numeral`, `known`, `letters` or `mark`, its range, its senses."""

    sort: str
    text: str
    start: int
    end: int
    senses: tuple[Sense, ...] = ()

    def get(self, name: str) -> int | str | None:
        """Return the value of the sense of this name, None without one."""
        return dict(self.senses).get(name)

    def number(self, name: str) -> int:
        """Return the number of the sense of this name, which the piece has."""
        return int(dict(self.senses)[name])


class Lexicon:
    """The words of some lists of one language, found at a place of folded words: the longest counts."""

    def __init__(
        self,
        entries: Iterable[tuple[str, Sense]],
        numerals: dict[str, int],
        has_capitals: bool = False,
    ) -> None:
        """File each word with its senses; `numerals` are the signs for single numbers."""
        senses: dict[str, list[Sense]] = {}
        for word, sense in entries:
            known = senses.setdefault(plain(word) if has_capitals else fold(word), [])
            if sense not in known:
                known.append(sense)
        self.senses = {word: tuple(known) for word, known in senses.items()}
        self.numerals = numerals
        self.by_first: dict[str, list[str]] = {}
        for word in sorted(self.senses, key=len, reverse=True):
            self.by_first.setdefault(word[0], []).append(word)

    def find(self, text: str, at: int, names: frozenset[str] | None = None) -> Piece | None:
        """Return the longest word at an offset, of the lists of these names if any are given; None without one."""
        for word in self.by_first.get(text[at : at + 1], ()):
            end = at + len(word)
            if text.startswith(word, at) and not is_inside(text, end):
                senses = self.senses[word]
                if names:
                    senses = tuple(sense for sense in senses if sense[0] in names)
                if senses:
                    return Piece("known", word, at, end, senses)
        return None


def fold(words: str) -> str:
    """Return words as they are compared: figures of ASCII, small letters, plain apostrophes, single spaces.

    >>> fold("１２ Ｍａｙ  ２０３１")
    '12 may 2031'
    """
    return plain(words).casefold()


def plain(words: str) -> str:
    """Return words as they are compared, but with their capital letters."""
    if not words.isascii():
        words = DIRECTION.sub("", words)
        words = normalize("NFC", words).translate(WIDE)
        words = "".join(str(decimal(char)) if char not in DIGITS and char.isdecimal() else char for char in words)
    return " ".join(words.split())


def is_joined(char: str) -> bool:
    """Return whether a character is one of a script without spaces, or a Korean syllable."""
    return JOINED.match(char) is not None


def is_inside(text: str, at: int) -> bool:
    """Return whether an offset is inside of a word: letters stand on both sides, neither of a script without spaces."""
    pair = text[at - 1 : at + 1]
    return len(pair) == 2 and pair.isalpha() and not any(map(is_joined, pair))


def split(text: str, lexicon: Lexicon) -> list[Piece]:
    """Return the pieces of folded words, without spaces."""
    pieces, at = list[Piece](), 0
    while at < len(text):
        piece = _find_piece(text, at, lexicon)
        if piece.text != " ":
            pieces.append(piece)
        at = piece.end
    return pieces


def _find_piece(text: str, at: int, lexicon: Lexicon) -> Piece:
    char = text[at]
    if char in DIGITS:
        end = _find_end(text, at, str.isdecimal)
        return Piece("figures", text[at:end], at, end)
    if char in lexicon.numerals:
        end = _find_end(text, at, lexicon.numerals.__contains__)
        word = lexicon.find(text, at)
        # 三月 is March, and 三十 no word of a list: what goes further counts.
        if word is None or word.end <= end:
            return Piece("numeral", text[at:end], at, end)
        return word
    if _begins(text, at) and (word := lexicon.find(text, at)):
        return word
    if char.isalpha() and not is_joined(char):
        end = _find_end(text, at, lambda char: char.isalpha() and not is_joined(char))
        return Piece("letters", text[at:end], at, end)
    return Piece("letters" if char.isalpha() else "mark", char, at, at + 1)


def _find_end(text: str, at: int, goes_on: Callable[[str], bool]) -> int:
    end = at
    while end < len(text) and goes_on(text[end]):
        end += 1
    return end


def _begins(text: str, at: int) -> bool:
    """Return whether a word may begin at an offset: no letter stands before it, or one of a script without spaces."""
    if HANGUL[0] <= text[at] < HANGUL[1]:
        return not text[at - 1 : at].isalpha()  # Korean words are spaced, but what follows them is written to them
    return not is_inside(text, at)


def read_numeral(signs: str, numerals: dict[str, int]) -> int:
    """Return the number of Chinese or Japanese signs: 二十三 is 23, and 二〇三一 is 2031.

    >>> read_numeral("二十三", {"二": 2, "三": 3, "十": 10})
    23
    """
    values = [numerals[sign] for sign in signs]
    total, digit = 0, 0
    for value in values:
        if value < 10:
            digit = digit * 10 + value
        else:
            total += (digit or 1) * value
            digit = 0
    return total + digit


def get_numerals(language: str) -> dict[str, int]:
    """Return the signs for single numbers of a language whose words are not spaced; other languages have none."""
    row = get_words(language) or {}
    if "unspaced" not in row:
        return {}
    return {fold(word): int(entry["value"]) for entry in row.get("numerals", ()) for word in entry["words"]}


def find_language(view: View, owner: Node) -> str:
    """Return the language of the words of an item: that of the block of its first own anchor, else of the release."""
    anchors = owner.get("anchors")
    languages = view.compute_once(_list_languages)
    block = anchors[0].get("block") if anchors else None
    return languages.get(block, "") or str(view.data.get("release", {}).get("language", ""))


def _list_languages(view: View) -> dict[str | None, str]:
    return {block.get("id"): block["language"] for block in view.data.get("blocks", ()) if "language" in block}


def find_sure(view: View, found: Iterable[tuple[Node, Node]]) -> set[int]:
    """Return those of some nodes with printed words, given with their items, of which the words can be trusted.

    Nothing was taken out of them, no note calls their item in doubt, they are not inferred, and the text holds them.
    """
    inferred = find_inferred(view)
    sure = [
        node
        for node, owner in found
        if view.is_intact(node) and id(node) not in inferred and not is_in_doubt(view, owner)
    ]
    blocks = view.anchors.blocks
    if not sure or not blocks:
        return {id(node) for node in sure}
    pieces = {id(node): {piece.strip() for piece in node["asPrinted"].split(GAP)} for node in sure}
    whole = "\r".join(block["content"] for block in blocks)
    held = find_words(whole, set().union(*pieces.values()))
    return {number for number, own in pieces.items() if own <= held}


remember = lru_cache(2048)
"""Remembers what was read from words: the same come again in one document, and in others."""
