"""The words for dates and hours of a language, and days that are printed plainly (spec 5.6)."""

from functools import cache
from typing import Any

from meeting_readout.document.edtf import is_day
from meeting_readout.document.numerals import get_words
from meeting_readout.document.printed_words import Lexicon, get_numerals, remember

LIST_NAMES = {"months": "month", "weekdays": "weekday", "ordinals": "ordinal"}
PARTS = ("year", "month", "day")


@remember
def agrees_at_sight(words: str, language: str, value: str) -> bool:
    """Return whether words are a day as most print it, and nothing else: reading them with care takes longer."""
    row = get_words(language)
    if row is None or not is_day(value):
        return False
    if "unspaced" in row:
        return words == _print_plainly(row, value)
    year, month, day = value.split("-")
    number = day.lstrip("0")
    return any(
        words in (f"{number} {name} {year}", f"{name} {number}, {year}", f"{number}. {name} {year}")
        for name in row["months"][int(month) - 1]
    )


def _print_plainly(row: dict[str, Any], value: str) -> str:
    """Return a day as languages without spaces print it, in figures with the words for year, month and day."""
    numbers = zip(value.split("-"), (row["parts"][name][0] for name in PARTS), strict=True)
    return "".join(f"{int(number)}{part}" for number, part in numbers)


@cache
def get_lexicon(language: str) -> Lexicon | None:
    """Return the words for dates and hours of a language, by its first subtag."""
    row = get_words(language)
    if row is None:
        return None
    entries: list[tuple[str, tuple[str, int | str]]] = []
    for name, sense in LIST_NAMES.items():
        entries += ((word, (sense, at)) for at, words in enumerate(row[name], 1) for word in words)
    entries += ((word, ("era", era["add"])) for era in row.get("eras", ()) for word in era["words"])
    entries += ((word, ("account", word)) for word in row.get("accountYears", ()))
    entries += ((word, ("part", name)) for name, words in row["parts"].items() for word in words)
    entries += ((word, ("half", name)) for name, words in row["halves"].items() for word in words)
    entries += ((word, ("mark", word)) for word in row.get("ordinalMarks", {}).get("after", ()))
    return Lexicon(entries, get_numerals(language))
