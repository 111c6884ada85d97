"""Did you mean …: the nearest of many words, within a budget, so that a file full of faults is still answered soon."""

from collections.abc import Collection
from difflib import get_close_matches

COMPARISONS = 200_000
"""How many pairs of words are compared for one document; what comes after gets no suggestion."""
LONGEST = 200
"""No name has half so many characters; a longer word is like none, and comparing one of millions would take minutes."""


class Suggestions:
    """Gives suggestions until its budget is spent."""

    def __init__(self) -> None:
        self.left = COMPARISONS

    def find(self, word: str, words: Collection[str], cutoff: float = 0.7) -> str:
        """Return the word that is most like another, empty where none is like it."""
        self.left -= len(words)
        if self.left < 0 or len(word) > LONGEST:
            return ""
        return next(iter(get_close_matches(word, words, 1, cutoff)), "")
