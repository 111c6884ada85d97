"""Words with their places, and tables in which phrases are found from a word on."""

import re
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

SPACED = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*|\S")
"""A word, or one other character, of a language that parts words by spaces."""
UNSPACED = re.compile(r"[A-Za-z0-9]+|\S")
FAR = 60
"""So many words at most stand between the pieces of one verb."""

T = TypeVar("T")


class Token(NamedTuple):
    """A word in small letters, and its range in the content of its block."""

    word: str
    start: int
    end: int


def split_words(text: str, start: int, end: int, unspaced: bool) -> list[Token]:
    """Return the words in a range of a text."""
    pattern = UNSPACED if unspaced else SPACED
    return [Token(fold(match[0]), *match.span()) for match in pattern.finditer(text, start, end)]


def fold(words: str) -> str:
    """Return words as tables compare them."""
    return words.casefold().replace("’", "'")


class Table(Generic[T]):
    """Phrases with what they stand for, found at a word: the longest counts."""

    def __init__(self, entries: Iterable[tuple[str, T]], unspaced: bool, apart: bool = False) -> None:
        """File each phrase; with `apart`, the first word of a phrase may stand before the others."""
        self.apart = apart
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for words, value in entries:
            units = tuple(token.word for token in split_words(words, 0, len(words), unspaced))
            self._by_first.setdefault(units[0], []).append((units, value))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def find(self, tokens: Sequence[Token], at: int, stop: int | None = None) -> tuple[T, int] | None:
        """Return what the longest phrase at a word stands for, and the number of the word behind it."""
        stop = len(tokens) if stop is None else stop
        for units, value in self._by_first.get(tokens[at].word, ()) if at < stop else ():
            if at + len(units) <= stop and all(tokens[at + n].word == unit for n, unit in enumerate(units)):
                return value, at + len(units)
        return None

    def find_apart(self, tokens: Sequence[Token], at: int, stop: int) -> tuple[T, int, int] | None:
        """Return what a phrase in two pieces stands for, and the range of the second; the nearest counts."""
        best: tuple[T, int, int] | None = None
        rows = [row for row in self._by_first.get(tokens[at].word, ()) if len(row[0]) > 1]
        if not (self.apart and rows):
            return None
        by_second: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for units, value in rows:
            by_second.setdefault(units[1], []).append((units[1:], value))
        for place in range(at + 2, min(stop, at + FAR)):
            for units, value in by_second.get(tokens[place].word, ()):
                end = place + len(units)
                if end <= stop and all(tokens[place + n].word == unit for n, unit in enumerate(units)):
                    if best is None or place > best[1] or end > best[2]:
                        best = value, place, end
                    break
        return best

    def find_last(self, tokens: Sequence[Token], stop: int) -> tuple[T, int] | None:
        """Return what the longest phrase that ends before a word stands for, and where it begins."""
        for at in range(max(0, stop - 8), stop):
            found = self.find(tokens, at, stop)
            if found and found[1] == stop:
                return found[0], at
        return None

    def find_first(self, tokens: Sequence[Token], start: int, stop: int) -> tuple[T, int, int] | None:
        """Return what the first phrase between two words stands for, and its range."""
        for at in range(start, stop):
            found = self.find(tokens, at, stop)
            if found:
                return found[0], at, found[1]
        return None
