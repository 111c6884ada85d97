"""Ordinals that words print before a word for a meeting, in figures and in words (spec 5.6)."""

from collections.abc import Iterator
from functools import cache

from meeting_readout.document.numerals import get_words, list_languages
from meeting_readout.document.printed_words import (
    FIGURES,
    Lexicon,
    fold,
    get_numerals,
    is_joined,
    read_numeral,
    remember,
)
from meeting_readout.document.word_lists import get_primary

LONG = 12
"""No number has more Chinese numerals."""
HUNDRED = 100
"""Ordinals in words are read below; how many hundreds there are is said by words that are not in the list."""
LONGEST = 10_000
"""Longer texts are not read."""
BETWEEN = " -–«»\"“”„'"
"""What may stand between an ordinal, the words for sorts of meetings, and the word for a meeting."""
Found = tuple[int, str]
"""An ordinal, and the words that print it, up to the word for a meeting."""


@remember
def find_ordinals(words: str, language: str) -> tuple[Found, ...]:
    """Return the ordinals that stand before a word for a meeting, in the order of the words."""
    lexicon = _get_lexicon(get_primary(language))
    if lexicon is None or len(words) > LONGEST:
        return ()
    text = fold(words)
    return tuple((number, text[start:end]) for start, number, end in _find(text, lexicon))


def find_in_name(name: str, language: str) -> tuple[Found, ...]:
    """Return the ordinals of a name, which may be in another language if it holds figures."""
    found = find_ordinals(name, language)
    if found or not FIGURES.search(fold(name)):
        return found
    return next(filter(None, (find_ordinals(name, other) for other in list_languages())), ())


def may_print(words: str, ordinal: int, language: str) -> bool:
    """Return whether words have the figures of a number, or a word for its ordinal, wherever they stand."""
    row = get_words(language)
    text = fold(words)
    names = row["ordinals"][ordinal - 1] if row and ordinal <= len(row["ordinals"]) else ()
    return str(ordinal) in FIGURES.findall(text) or any(fold(name) in text for name in names)


def _find(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, int]]:
    at = 0
    while at < len(text):
        start, found = at, _read_ordinal(text, at, lexicon)
        if found is None:
            at = _skip(text, at)
            continue
        number, at = found
        end = _find_meeting(text, at, lexicon)
        if end is not None and number:
            yield start, number, end


def _skip(text: str, at: int) -> int:
    """Return the offset of the next place at which an ordinal can begin: figures and words are skipped as a whole."""
    char, end = text[at], at + 1
    if char.isdecimal():
        while text[end : end + 1].isdecimal():
            end += 1
    elif char.isalpha() and not is_joined(char):
        # What is joined to a word by a hyphen is a part of it: sixty-eighth.
        while end < len(text) and not is_joined(text[end]):
            if not (text[end].isalpha() or (text[end] == "-" and text[end + 1 : end + 2].isalpha())):
                break
            end += 1
    return end


def _read_ordinal(text: str, at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the ordinal that begins at an offset, and the offset behind it."""
    letter = text[at - 1 : at]
    if letter.isalpha() and not (is_joined(letter) or is_joined(text[at])):
        return None
    before = lexicon.find(text, at, frozenset(("before",)))
    begin = at if before is None else before.end + text.startswith(" ", before.end)
    number, end = _read_number(text, begin, lexicon)
    if number is not None:
        if before:
            return number, end
        marked = _find_mark(text, end, lexicon)
        return (number, marked) if marked else None
    tens = lexicon.find(text, at, frozenset(("tens",)))
    total = 0
    while tens and text[tens.end : tens.end + 1] in (" ", "-"):
        total += tens.number("tens")
        at = tens.end + 1
        tens = lexicon.find(text, at, frozenset(("tens",)))
    word = lexicon.find(text, at, frozenset(("ordinal",)))
    if word is None or total >= HUNDRED:
        return (0, word.end) if word else None
    return total + word.number("ordinal"), word.end


def _read_number(text: str, at: int, lexicon: Lexicon) -> tuple[int | None, int]:
    match = FIGURES.match(text, at)
    if match and len(match[0]) < 10:
        return int(match[0]), match.end()
    end = at
    while end < min(len(text), at + LONG) and text[end] in lexicon.numerals:
        end += 1
    return (read_numeral(text[at:end], lexicon.numerals), end) if end > at else (None, at)


def _find_mark(text: str, end: int, lexicon: Lexicon) -> int | None:
    """Return the offset behind the mark that makes an ordinal of figures, also behind a point or one space."""
    for start in dict.fromkeys((end, end + text.startswith(".", end), end + text.startswith(" ", end))):
        mark = lexicon.find(text, start, frozenset(("mark",)))
        if mark:
            return mark.end
    return None


def _find_meeting(text: str, at: int, lexicon: Lexicon) -> int | None:
    """Return the offset behind the word for a meeting that follows, words for its sort between."""
    while True:
        while at < len(text) and text[at] in BETWEEN:
            at += 1
        meeting = lexicon.find(text, at, frozenset(("meeting",)))
        if meeting:
            return meeting.end
        sort = lexicon.find(text, at, frozenset(("sort",)))
        if sort is None:
            return None
        at = sort.end


@cache
def _get_lexicon(language: str) -> Lexicon | None:
    row = get_words(language)
    if row is None:
        return None
    entries: list[tuple[str, tuple[str, int | str]]] = []
    entries += ((word, ("ordinal", at)) for at, words in enumerate(row["ordinals"], 1) for word in words)
    entries += (
        (word, ("tens", int(entry["value"]))) for entry in row.get("ordinalTens", ()) for word in entry["words"]
    )
    for place in ("before", "after"):
        sense = "mark" if place == "after" else place
        entries += ((word, (sense, word)) for word in row.get("ordinalMarks", {}).get(place, ()))
    entries += ((word, ("meeting", word)) for word in row["meetings"]["words"])
    entries += ((word, ("sort", word)) for word in row["meetings"].get("sorts", ()))
    return Lexicon(entries, get_numerals(language))
