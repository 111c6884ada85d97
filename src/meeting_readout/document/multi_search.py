"""Many words in one text: which of them occur, in a time that does not grow with words times text."""

from collections.abc import Iterable

FEW = 200
"""Up to so many words it is faster to look for each by itself."""
HEAD = 4
"""How many characters of a word are looked at first where there are many."""


def find_words(text: str, words: Iterable[str]) -> set[str]:
    """Return those of the words that occur in a text, also inside its words (spec 5.3)."""
    asked = set(words)
    if len(asked) <= FEW:
        return {word for word in asked if word in text}
    hits = {word for word in asked if len(word) < HEAD and word in text}
    heads: dict[str, dict[int, set[str]]] = {}
    for word in asked:
        if len(word) >= HEAD:
            heads.setdefault(word[:HEAD], {}).setdefault(len(word), set()).add(word)
    for at in range(len(text) - HEAD + 1):
        lengths = heads.get(text[at : at + HEAD])
        if lengths:
            for length, some in lengths.items():
                piece = text[at : at + length]
                if piece in some:
                    hits.add(piece)
    return hits
