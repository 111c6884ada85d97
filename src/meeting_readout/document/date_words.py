"""The words for dates and hours of a language, and days that are printed plainly (spec 5.6)."""

from functools import cache

from meeting_readout.document.edtf import is_day
from meeting_readout.document.numerals import get_words
from meeting_readout.document.printed_words import FIGURES, Lexicon, get_numerals, remember
from meeting_readout.document.word_lists import get_primary

LIST_NAMES = {"months": "month", "weekdays": "weekday", "ordinals": "ordinal"}
MARKED = (("mark", ""),)
"""The senses of what makes an ordinal of figures, and is nothing else."""
PARTS = ("year", "month", "day")


@remember
def agrees_at_sight(words: str, language: str, value: str) -> bool:
    """Return whether words clearly print all of a day: most do, and reading them with care takes longer."""
    lexicon = get_lexicon(get_primary(language))
    if lexicon is None or not is_day(value):
        return False
    if lexicon.unspaced:
        return words.strip() == _print_plainly(language, value)
    numbers, months = set[int](), set[int]()
    for written in words.casefold().replace(",", " ").split():
        word = written.rstrip(".")
        figures = FIGURES.match(word)
        rest = word[figures.end() :] if figures else word
        senses = lexicon.senses.get(rest, ())
        if figures:
            numbers.add(int(figures[0]))
            if rest and senses != MARKED:
                return False
        elif rest in lexicon.inside or any(name != "month" for name, _value in senses) or not rest.isalpha():
            return False
        elif len(senses) == 1:
            months.add(int(senses[0][1]))
    return int(value[8:]) in numbers and int(value[5:7]) in months and int(value[:4]) in numbers


def _print_plainly(language: str, value: str) -> str:
    """Return a day as languages without spaces print it, in figures with the words for year, month and day."""
    parts = (get_words(language) or {})["parts"]
    numbers = zip(value.split("-"), (parts[name][0] for name in PARTS), strict=True)
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
    entries += ((word, ("account", "")) for word in row.get("accountYears", ()))
    entries += ((word, ("part", name)) for name, words in row["parts"].items() for word in words)
    entries += ((word, ("half", name)) for name, words in row["halves"].items() for word in words)
    entries += ((word, ("mark", "")) for word in row.get("ordinalMarks", {}).get("after", ()))
    return Lexicon(entries, get_numerals(language), "unspaced" in row)
