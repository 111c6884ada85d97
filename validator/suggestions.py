"""Did you mean …: the nearest of many words, within a budget, so that a file full of faults is still answered soon."""

from collections import Counter
from collections.abc import Collection
from difflib import SequenceMatcher

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
        return find_closest(word, words, cutoff)


def find_closest(word: str, words: Collection[str], cutoff: float) -> str:
    """Return what `difflib.get_close_matches` returns first; of most words only the characters are counted."""
    size, letters, bounds = len(word), frozenset(word), list[tuple[float, str]]()
    repeated = [(letter, count) for letter, count in Counter(word).items() if count > 1]
    for other in words:
        length = (size + len(other)) or 1
        if 2 * min(size, len(other)) / length >= cutoff:
            alike = len(letters.intersection(other))
            for letter, count in repeated:
                alike += (min(count, other.count(letter)) or 1) - 1
            if 2 * alike / length >= cutoff:
                bounds.append((2 * alike / length, other))
    matcher, closest = SequenceMatcher(), ""
    matcher.set_seq2(word)
    for bound, other in sorted(bounds, reverse=True):
        if bound < cutoff:
            break
        matcher.set_seq1(other)
        ratio = matcher.ratio()
        if ratio > cutoff or (ratio == cutoff and other > closest):
            closest, cutoff = other, ratio
    return closest
