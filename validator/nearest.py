"""Did you mean …: the nearest of many words, within a budget, so that a file full of faults is still answered soon."""

from collections.abc import Collection
from difflib import get_close_matches

COMPARISONS = 200_000
"""How many pairs of words are compared for one document; what comes after gets no suggestion."""


class Nearest:
    """Gives suggestions until its budget is spent."""

    def __init__(self) -> None:
        """Begin with the whole budget."""
        self.left = COMPARISONS

    def find(self, word: str, words: Collection[str], cutoff: float = 0.7) -> str:
        """Give the word that is most like another, empty where none is like it."""
        self.left -= len(words)
        if self.left < 0:
            return ""
        return next(iter(get_close_matches(word, words, 1, cutoff)), "")
