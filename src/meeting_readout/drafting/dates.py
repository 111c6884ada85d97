"""Printed dates in a range of a text: their place and value, with the year of publication where none is printed."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from meeting_readout.document.index import Node
from meeting_readout.document.numerals import get_words as get_numerals
from meeting_readout.document.printed_words import WIDE, fold, read_numeral
from meeting_readout.document.printed_words import get_numerals as get_signs
from meeting_readout.document.word_lists import read_language

HALF_YEAR = 183
"""A date without a year lies so many days from the publication at most."""
SPACE = "[ \u00a0\u202f]"
NUMERAL = "[0-9〇零一二三四五六七八九十]"
ISO = r"(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})"
POINTED = r"(?P<pd>\d{1,2})\. ?(?P<pm>\d{1,2})\. ?(?P<py>\d{4})"
UNSPACED = rf"(?:(?P<y>\d{{4}}|(?P<era>@eras@)?{NUMERAL}{{1,4}})年)?(?P<m>{NUMERAL}{{1,2}})月(?P<d>{NUMERAL}{{1,3}})日"
DAY_FIRST = (
    rf"(?:(?P<d0>\d{{1,2}})@mark@{SPACE}?@join@{SPACE}?@article@)?"
    rf"(?P<d>\d{{1,2}})@mark@@link@{SPACE}(?P<m>@months@)\b\.?(?:,?@link@{SPACE}(?P<y>\d{{4}}))?"
)
MONTH_FIRST = (
    rf"\b(?P<am>@months@)\b\.?{SPACE}(?P<ad>\d{{1,2}})@mark@"
    rf"(?:{SPACE}?@join@{SPACE}?(?P<ae>\d{{1,2}})@mark@)?(?!\d)(?:,?{SPACE}(?P<ay>\d{{4}}))?"
)
"""The words between at signs are those of the language."""


class Found(NamedTuple):
    """A printed date: its range, the value in EDTF, the last day of a range, and whether the year is printed."""

    start: int
    end: int
    value: str
    last: str
    has_year: bool
    """The year was not taken from the publication."""

    def make_date(self, content: str, value: str = "") -> Node:
        """Return the date as a node of a readout."""
        node: Node = {"value": value or self.value}
        if not self.has_year:
            node["basis"] = "publication"
        node["asPrinted"] = content[self.start : self.end]
        return node


def find_dates(content: str, start: int, end: int, language: str, published: str, is_past: bool) -> list[Found]:
    """Return the dates in a range of a text; one without a year is near the date of publication, if there is one."""
    pattern, months, signs, eras = _compile(language.split("-", maxsplit=1)[0].lower())
    if pattern is None:
        return []
    found = []
    for match in pattern.finditer(content, start, end):
        made = _make(match, months, signs, eras, published, is_past)
        if made:
            found.append(made)
    return found


def _make(
    match: re.Match[str],
    months: dict[str, int],
    signs: dict[str, int],
    eras: dict[str, int],
    published: str,
    is_past: bool,
) -> Found | None:
    get = match.groupdict().get

    def count(name: str) -> int:
        written = (get(name) or "").translate(WIDE)
        return int(written) if written.isdecimal() else read_numeral(written, signs) if written else 0

    last = 0
    if get("iy"):
        year, month, day = count("iy"), count("im"), count("id")
    elif get("py"):
        year, month, day = count("py"), count("pm"), count("pd")
    elif get("am"):
        year, month, day, last = count("ay"), months[fold(get("am") or "")], count("ad"), count("ae")
    else:
        printed = fold(get("m") or "")
        month = months[printed] if printed in months else count("m")
        year, day = _read_year(get("y") or "", get("era") or "", signs, eras), count("d")
        if get("d0"):
            day, last = count("d0"), day
    value = complete(year, month, day, published, is_past)
    if not value:
        return None
    end = complete(int(value[:4]) if value[0].isdecimal() else 0, month, last, published, is_past) if last > day else ""
    return Found(match.start(), match.end(), value, end, bool(year) or not published)


def _read_year(written: str, era: str, signs: dict[str, int], eras: dict[str, int]) -> int:
    written = written.removeprefix(era).translate(WIDE)
    if not written:
        return 0
    number = int(written) if written.isdecimal() else read_numeral(written, signs)
    return number + eras.get(era, 0)


def complete(year: int, month: int, day: int, published: str, is_past: bool) -> str:
    """Return a day; without a year the one nearest to the publication, before it if past.

    Where the publication is unknown too, a past day is of an unknown year, and another one is left out.
    """
    if not year:
        if len(published) < len("2031-04-03"):
            return f"XXXX-{month:02}-{day:02}" if is_past and _is_day(month, day) else ""
        year = int(published[:4])
        try:
            away = (date(year, month, day) - date.fromisoformat(published)).days
        except ValueError:
            return ""
        if (is_past and away > 0) or away > HALF_YEAR:
            year -= 1
        elif not is_past and away < -HALF_YEAR:
            year += 1
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


@cache
def _compile(language: str) -> tuple[re.Pattern[str] | None, dict[str, int], dict[str, int], dict[str, int]]:
    row = get_numerals(language)
    if row is None:
        return None, {}, {}, {}
    eras = {word: int(era["add"]) for era in row.get("eras", ()) for word in era["words"]}
    if "unspaced" in row:
        source = UNSPACED.replace("@eras@", _join(eras) or "(?!)")
        return re.compile(f"{ISO}|{source}"), {}, get_signs(language), eras
    months = {fold(word): at for at, words in enumerate(row["months"], 1) for word in words}
    phrases = read_language("phrases.json", language) or {}
    marks = row.get("ordinalMarks", {}).get("after", ())
    source = "|".join((ISO, POINTED, DAY_FIRST, MONTH_FIRST))
    filled = {
        "months": _join(months),
        "mark": f"(?:{_join([*marks, '.'])})?",
        "join": f"(?:{_join([*phrases.get('dateJoins', ()), '-', '–', '/'])})",
        "link": f"(?:{SPACE}(?:{_join(phrases.get('dateLinks', ())) or '(?!)'}))?",
        "article": f"(?:(?:{_join(phrases.get('articles', ())) or '(?!)'}){SPACE})?",
    }
    for name, words in filled.items():
        source = source.replace(f"@{name}@", words)
    return re.compile(rf"(?<![\d.,])(?:{source})", re.IGNORECASE), months, {}, eras


def _is_day(month: int, day: int) -> bool:
    """Return whether a leap year has a day."""
    try:
        date(2000, month, day)
    except ValueError:
        return False
    return True


def _join(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
