"""The dates and amounts of an item: deadlines, when it is in force, when it happens, and money."""

import re

from meeting_readout.document.index import Node
from meeting_readout.document.printed_currencies import read_currencies
from meeting_readout.document.printed_numbers import has_scale, read_numbers
from meeting_readout.drafting.dates import Found, find_dates
from meeting_readout.drafting.text import Sentence
from meeting_readout.drafting.tokens import split_words

BEFORE = 40
"""So many characters before a date hold the preposition that says what it is."""
BEHIND = 8
MANY = 3
"""An item gets so many amounts and dates at most."""
FIGURES = re.compile(r"\d(?:[\d.,'’\u00a0\u202f]|(?<=\d) (?=\d{3}(?!\d)))*\d|\d")
SIGN = re.compile(r"[^\W\d]{0,4}[^\w\s.,;:()]{1,2}[ \u00a0]?$|\b[A-Z]{1,3}[ \u00a0]?$")
LONGEST_UNSPACED = 12
LONGEST_UNIT = 32
"""Scale word and currency behind figures take so many characters at most."""


def add_times(node: Node, list_name: str, sentence: Sentence, start: int, end: int, published: str, met: str) -> None:
    """Add the printed dates of a range, and its amounts of money, to an item; `met` is the day of the meeting."""
    for found in find_dates(sentence.content, start, end, sentence.words.language, published, False)[:MANY]:
        sort, strict = _find_sort(sentence, start, end, found)
        if sort == "deadlines" and list_name in ("decisions", "directives", "commitments"):
            shown = _print_with(sentence, found, strict)
            time: Node = {"type": "not-after", "value": found.value}
            if not found.has_year:
                time["basis"] = "publication"
            if strict:
                time["strict"] = True
            node.setdefault("deadlines", []).append({**time, "asPrinted": shown})
        elif sort == "when" and list_name != "reports" and found.value != met:
            node.setdefault("when", []).append({"type": "date", **found.make_date(sentence.content)})
    if list_name != "reports":
        amounts = find_amounts(sentence, start, end)
        if amounts:
            node["amounts"] = amounts


def _find_sort(sentence: Sentence, start: int, end: int, found: Found) -> tuple[str, bool]:
    """Return the property for a date by the preposition before it, or the word behind it in Chinese and Japanese."""
    words, content = sentence.words, sentence.content
    if words.unspaced:
        behind = split_words(content, found.end, min(end, found.end + BEHIND), True)
        if behind and words.ends_at("deadlines", behind, 0):
            return "deadlines", bool(words.ends_at("strict", behind, 0))
        return ("", False) if behind and words.ends_at("starts", behind, 0) else ("when", False)
    before = split_words(content, max(start, found.start - BEFORE), found.start, False)
    for name, sort in (("deadlines", "deadlines"), ("starts", ""), ("when", "when")):
        last = words.tables[name].find_last(before, len(before))
        if last:
            return sort, words.tables["strict"].find_last(before, len(before)) is not None
    return "", False


def _print_with(sentence: Sentence, found: Found, strict: bool) -> str:
    """Return the words of a deadline, with the word that makes it strict."""
    content = sentence.content
    if not strict:
        return content[found.start : found.end]
    if sentence.words.unspaced:
        return content[found.start : found.end + 1]
    before = split_words(content, max(sentence.start, found.start - BEFORE), found.start, False)
    last = sentence.words.tables["strict"].find_last(before, len(before))
    return content[before[last[1]].start if last else found.start : found.end]


def find_amounts(sentence: Sentence, start: int, end: int) -> list[Node]:
    """Return the amounts of money in a range: one number with one currency that is sure."""
    content, language, unspaced = sentence.content, sentence.words.language, sentence.words.unspaced
    amounts: list[Node] = []
    for match in FIGURES.finditer(content, start, end):
        if len(amounts) == MANY:
            break
        sign = SIGN.search(content, max(start, match.start() - 6), match.start())
        begin = sign.start() if sign else match.start()
        shown = _find_words(content, begin, match.end(), min(end, match.end() + LONGEST_UNIT), language, unspaced)
        if shown is None:
            continue
        numbers = read_numbers(shown, language)
        codes = read_currencies(shown, language)
        if numbers is None or not numbers.is_clear or len(numbers.figures) != 1 or len(codes) != 1:
            continue
        readings = numbers.figures[0].readings
        if len(readings) == 1:
            value = next(iter(readings))
            printed = f"{value:f}"
            printed = printed.rstrip("0").rstrip(".") if "." in printed else printed
            amounts.append({"value": printed, "currency": next(iter(codes)), "asPrinted": shown})
    return amounts


def _find_words(content: str, begin: int, figures_end: int, limit: int, language: str, unspaced: bool) -> str | None:
    """Return the words of an amount: the fewest behind the figures that name a currency."""
    if read_currencies(content[begin:figures_end], language):
        return _add_scale(content, begin, figures_end, limit, language)
    every = range(figures_end + 1, min(limit, figures_end + LONGEST_UNSPACED) + 1)
    ends = every if unspaced else _list_word_ends(content, figures_end, limit)
    return next((content[begin:end] for end in ends if read_currencies(content[begin:end], language)), None)


def _add_scale(content: str, begin: int, end: int, limit: int, language: str) -> str:
    """Return an amount whose sign stands first, with the scale word that may follow."""
    first = next(iter(_list_word_ends(content, end, limit)), end)
    return content[begin : first if has_scale(content[end:first], language) else end]


def _list_word_ends(content: str, start: int, limit: int) -> list[int]:
    return [token.end for token in split_words(content, start, limit, False)[:4]]
