"""Numbers that printed words name, as `schemas/numerals.json` knows them (spec 5.6)."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple
from unicodedata import category

from meeting_readout.document.codes import known_codes
from meeting_readout.document.numerals import get_words
from meeting_readout.document.printed_currencies import list_signs
from meeting_readout.document.printed_words import (
    LONGEST,
    Lexicon,
    fold,
    get_numerals,
    is_inside,
    is_joined,
    read_numeral,
    remember,
)
from meeting_readout.document.word_lists import get_primary

RAW = re.compile(r"[0-9]+(?:[.,'٫٬][0-9]+)*")
"""Figures with the signs that may stand among them; groups behind a space are joined later."""
GROUPS = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.,٫][0-9]+)?")
FRACTION = re.compile(r"[0-9] ?/ ?[0-9]|[¼-¾⅐-⅞⁄]")
MINUS = re.compile(r"(?:^|(?<=[(\[]))[-\u2212]|(?<=[^\d\s] )[-\u2212]")
"""A sign before figures that is no dash between two of them."""
PERCENT = "%‰٪"
YEARS = range(1600, 2200)
RANGE = 25
"""So many characters at most part the two figures of a range, of which the second has the scale word."""


class Figure(NamedTuple):
    """A number in figures: all that it may be, and whether it has a scale word, is sure to be an amount, negative."""

    readings: frozenset[Decimal]
    bare: frozenset[Decimal]
    """The same without scale words."""
    is_scaled: bool
    is_amount: bool
    is_negative: bool
    start: int
    end: int


class Numbers(NamedTuple):
    """The numbers of words; `is_clear` says that all were read, and none is a fraction."""

    figures: tuple[Figure, ...]
    is_clear: bool


@remember
def read_numbers(words: str, language: str) -> Numbers | None:
    """Return the numbers and the codes of currencies of words, None where the list does not know the language."""
    language = get_primary(language)
    lexicon = _get_lexicon(language)
    if lexicon is None or len(words) > LONGEST:
        return None
    text = fold(words)
    figures = _find_figures(text, lexicon, _get_separators(language))
    is_clear = FRACTION.search(text) is None and all(figure.readings for figure in figures)
    return Numbers(tuple(_add_sums(text, _share_scales(figures), lexicon)), is_clear)


def has_scale(words: str, language: str) -> bool:
    """Return whether words hold a scale word, as the unit "million tonnes" does."""
    lexicon = _get_lexicon(get_primary(language))
    text = fold(words)
    return lexicon is not None and any(
        lexicon.find(text, at, frozenset(("scale", "uncertain"))) for at in range(len(text)) if not is_inside(text, at)
    )


def find_bare(words: str) -> set[Decimal]:
    """Return the plain figures of words, as a unit or a length of time may have them."""
    return {Decimal(figures) for figures in re.findall(r"[0-9]+", fold(words)[:LONGEST])}


def _find_figures(text: str, lexicon: Lexicon, separators: tuple[tuple[str, str], ...]) -> list[Figure]:
    figures, at = list[Figure](), 0
    while at < len(text):
        if text[at] in lexicon.numerals:
            end = at
            while end < len(text) and text[end] in lexicon.numerals:
                end += 1
            figures.append(_make_numeral(text, at, end, lexicon))
            at = figures[-1].end
        elif match := RAW.match(text, at):
            grouped = GROUPS.match(text, at) if any(group == " " for _decimal, group in separators) else None
            made = _make_figures(text, at, match, grouped, lexicon, separators)
            figures += [one._replace(is_amount=False) for one in made] if _is_in_word(text, at) else made
            at = figures[-1].end
        else:
            at += 1
    return figures


def _make_figures(
    text: str,
    at: int,
    match: re.Match[str],
    grouped: re.Match[str] | None,
    lexicon: Lexicon,
    separators: tuple[tuple[str, str], ...],
) -> list[Figure]:
    if grouped is None:
        return [_make_figure(text, at, match.end(), _read(match[0], separators), lexicon)]
    # 17 500 is one number, or two that stand side by side.
    joined = _read(grouped[0].replace(" ", ""), separators)
    pieces = [_read(piece, separators) for piece in grouped[0].split(" ")]
    return [_make_figure(text, at, grouped.end(), joined.union(*pieces), lexicon)]


def _read(figures: str, separators: tuple[tuple[str, str], ...]) -> frozenset[Decimal]:
    """Return the numbers for which figures may stand, by each pair of signs that reads them."""
    found = set[Decimal]()
    for decimal, group in separators:
        whole, point, rest = figures.partition(decimal)
        if group in whole:
            first, *others = whole.split(group)
            if len(first) > 3 or len(others[-1]) != 3 or not all(len(other) in (2, 3) for other in others):
                continue
            whole = first + "".join(others)
        if whole.isdecimal() and (rest.isdecimal() or not point):
            found.add(Decimal(f"{whole}.{rest or 0}"))
    return frozenset(found)


def _make_figure(text: str, start: int, end: int, readings: frozenset[Decimal], lexicon: Lexicon) -> Figure:
    scale = _find_scale(text, end, lexicon)
    is_amount = not _is_of_time(text, start, end, lexicon)
    number = next(iter(readings), Decimal())
    # Four figures alone may be a year.
    if scale is None and end - start == 4 and number in YEARS and not _has_sign_beside(text, start, end):
        is_amount = False
    is_negative = MINUS.match(text, start - 1) is not None
    return _scale(readings, scale, is_amount, is_negative, start, end)


def _make_numeral(text: str, start: int, end: int, lexicon: Lexicon) -> Figure:
    signs = text[start:end]
    number = Decimal(read_numeral(signs, lexicon.numerals))
    scale = _find_scale(text, end, lexicon)
    # A single sign, and one that begins with ten or a hundred, may be a part of a word.
    is_sure = lexicon.numerals[signs[0]] < 10 and (scale is not None or len(signs) > 1)
    is_amount = is_sure and not _is_of_time(text, start, end, lexicon)
    return _scale(frozenset((number,)), scale, is_amount, False, start, end)


def _scale(
    readings: frozenset[Decimal],
    scale: tuple[frozenset[int], bool, int] | None,
    is_amount: bool,
    is_negative: bool,
    start: int,
    end: int,
) -> Figure:
    if scale is None:
        return Figure(readings, readings, False, is_amount, is_negative, start, end)
    numbers, is_sure, behind = scale
    scaled = frozenset(reading * number for reading in readings for number in numbers)
    return Figure(scaled if is_sure else scaled | readings, readings, True, is_amount, is_negative, start, behind)


def _find_scale(text: str, end: int, lexicon: Lexicon) -> tuple[frozenset[int], bool, int] | None:
    """Return the numbers of the scale word behind figures, whether it is sure to be one, and the offset behind it."""
    at = end + text.startswith((" ", "-"), end)
    word = lexicon.find(text, at, frozenset(("scale", "uncertain")))
    if word is None:
        return None
    numbers = frozenset(int(value) for _name, value in word.senses)
    return numbers, all(name == "scale" for name, _value in word.senses), word.end


def _is_in_word(text: str, at: int) -> bool:
    """Return whether figures are a part of a name (G20, COVID-19), and do not follow a currency (EUR5)."""
    before = text[:at].removesuffix("-")
    start = len(before)
    while start and before[start - 1].isalpha() and not is_joined(before[start - 1]):
        start -= 1
    word = before[start:]
    return bool(word) and word.upper() not in known_codes("currencies") and word not in list_signs()


def _is_of_time(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Return whether figures stand beside a month, before a word of a date or hour, or are a number of something."""
    at = end + (text[end : end + 1] == " ")
    word = lexicon.find(text, at)  # 日元 is money, and 日 a day
    if (word and (word.get("month") or word.get("part"))) or lexicon.find(text, end, frozenset(("mark",))):
        return True
    if text.startswith(":", end) or (start and text[start - 1] in ":#№"):
        return True
    before = text[:start].rstrip(" .,")
    last = max(map(before.rfind, " (-")) + 1
    return lexicon.find(before, last, frozenset(("month",))) is not None


def _has_sign_beside(text: str, start: int, end: int) -> bool:
    beside = text[:start].rstrip()[-1:] + text[end:].lstrip()[:1]
    return any(category(char) == "Sc" or char in PERCENT for char in beside)


def _share_scales(figures: list[Figure]) -> list[Figure]:
    """Let figures without a scale word have that of the next figure as well: 3 to 5 million."""
    shared = list[Figure]()
    for at, figure in enumerate(figures):
        after = figures[at + 1] if at + 1 < len(figures) else None
        if not figure.is_scaled and after and after.is_scaled and after.start - figure.end <= RANGE and after.bare:
            factors = {scaled / bare for scaled in after.readings for bare in after.bare if bare}
            more = {reading * factor for reading in figure.bare for factor in factors}
            shared.append(figure._replace(readings=figure.readings | more))
        else:
            shared.append(figure)
    return shared


def _add_sums(text: str, figures: list[Figure], lexicon: Lexicon) -> list[Figure]:
    """Join figures with scale words that follow each other: 1亿2000万 is one number."""
    joined = list[Figure]()
    for figure in figures:
        last = joined[-1] if joined else None
        if last and last.is_scaled and not text[last.end : figure.start].strip() and last.readings and figure.readings:
            sums = frozenset(one + other for one in last.readings for other in figure.readings if one > other)
            parts = frozenset[Decimal]() if lexicon.numerals else last.readings | figure.readings
            if sums:
                joined[-1] = last._replace(readings=sums | parts, end=figure.end, is_amount=True)
                continue
        joined.append(figure)
    return joined


@cache
def _get_lexicon(language: str) -> Lexicon | None:
    """Return the scale words of a language, and the words that show that figures are no amount."""
    row = get_words(language)
    if row is None:
        return None
    entries: list[tuple[str, tuple[str, int | str]]] = []
    for scale in row["scales"]:
        name = "uncertain" if "uncertain" in scale else "scale"
        entries += ((word, (name, int(scale["value"]))) for word in scale["words"])
    entries += ((word, ("month", word)) for words in row["months"] for word in words)
    entries += ((word, ("part", name)) for name, words in row["parts"].items() for word in words)
    entries += ((word, ("mark", word)) for word in row.get("ordinalMarks", {}).get("after", ()) if word != ".")
    entries += ((word, ("money", word)) for entry in row["currencies"] for word in entry["words"])
    return Lexicon(entries, get_numerals(language))


@cache
def _get_separators(language: str) -> tuple[tuple[str, str], ...]:
    row = get_words(language) or {"separators": []}
    return tuple((pair["decimal"], pair["group"]) for pair in row["separators"])
