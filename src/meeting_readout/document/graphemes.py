"""What a reader takes for one letter: a character with all that belongs to it (grapheme clusters, UAX 29).

The rules are those of Unicode as far as they matter for texts: combining marks and vowel signs, conjuncts of Indic
scripts, syllables of Hangul, flags, and what is joined to one picture.
"""

from unicodedata import category, combining

JOINER = "\u200d"
VIRAMA = 9
"""The combining class of the sign that joins two consonants."""
MARKS = ("Mn", "Mc", "Me")
SPACING = "\u0e33\u0eb3\u200c\uff9e\uff9f"
"""Characters that belong to the one before and are no marks by their category."""


def split_letters(text: str) -> list[str]:
    """Return the letters of a text, each with its marks; together they are the text."""
    if text.isascii():
        return list(text)
    starts = [at for at in range(len(text)) if not at or _begins_letter(text, at)]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _begins_letter(text: str, at: int) -> bool:
    """Return whether a character after the first begins another letter."""
    before, char = text[at - 1], text[at]
    if char < "\u0300" and before != JOINER:
        return True
    if category(char) in MARKS or char == JOINER or char in SPACING or _is_modifier(char):
        return before in "\r\n"
    if before == JOINER:
        return category(char) not in ("So", "Sk") and not (at > 1 and combining(text[at - 2]) == VIRAMA)
    if combining(before) == VIRAMA:
        return category(char) != "Lo"
    if _is_flag(char) and _is_flag(before):
        first = at
        while first and _is_flag(text[first - 1]):
            first -= 1
        return (at - first) % 2 == 0
    return not _continues_syllable(before, char)


def _is_modifier(char: str) -> bool:
    """Return whether a character colours a picture, or spells the region of a flag."""
    return "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f"


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _continues_syllable(before: str, char: str) -> bool:
    """Return whether a part of a syllable of Hangul belongs to the part before it."""
    one, other = _name_jamo(before), _name_jamo(char)
    return (
        (one == "L" and other in ("L", "V", "LV", "LVT"))
        or (one in ("V", "LV") and other in ("V", "T"))
        or (one in ("T", "LVT") and other == "T")
    )


def _name_jamo(char: str) -> str:
    if "\uac00" <= char <= "\ud7a3":
        return "LV" if (ord(char) - 0xAC00) % 28 == 0 else "LVT"
    if "\u1100" <= char <= "\u115f" or "\ua960" <= char <= "\ua97c":
        return "L"
    if "\u1160" <= char <= "\u11a7" or "\ud7b0" <= char <= "\ud7c6":
        return "V"
    return "T" if "\u11a8" <= char <= "\u11ff" or "\ud7cb" <= char <= "\ud7fb" else ""
