"""Printed dates in a range of a text: their place, and the value, with the year of publication where none is printed."""

import re
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from meeting_readout.document.numerals import get_words as get_numerals
from meeting_readout.document.printed_words import WIDE, fold, get_numerals as get_signs, read_numeral

Node = dict[str, Any]
HALF_YEAR = 183
"""A date without a year lies so many days from the publication at most."""
LINKS = r"(?:[ \u00a0](?:of|de|del|do|da))?"
ISO = r"(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})"
POINTED = r"(?P<pd>\d{1,2})\. ?(?P<pm>\d{1,2})\. ?(?P<py>\d{4})"
JOINED = r"(?:(?P<y>\d{{4}}|(?P<era>{eras})?[0-9〇零一二三四五六七八九十]{{1,4}})年)?(?P<m>[0-9一二三四五六七八九十]{{1,2}})月(?P<d>[0-9一二三四五六七八九十]{{1,3}})日"
DAY = r"\d{1,2}(?:st|nd|rd|th|er|re|º|ª|ro|°|\.)?"
SPACED = (
    r"(?:(?P<d0>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?P<to>[ \u00a0]?(?:{joins}|[-–/])[ \u00a0]?(?:el |the |le )?))?"
    r"(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|°|\.)?{links}[ \u00a0](?P<m>{months})\b\.?(?:,?{links}[ \u00a0](?P<y>\d{{4}}))?"
)
AHEAD = r"\b(?P<am>{months})\b\.?[ \u00a0](?P<ad>\d{{1,2}})(?:st|nd|rd|th)?(?P<a2>[ \u00a0]?(?:{joins}|[-–])[ \u00a0]?(?P<ae>\d{{1,2}})(?:st|nd|rd|th)?)?(?!\d)(?:,?[ \u00a0](?P<ay>\d{{4}}))?"


class Found(NamedTuple):
    """A printed date: its range, the value in EDTF, the last day of a range, and whether the year is printed."""

    start: int
    end: int
    value: str
    last: str
    has_year: bool

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


def find_published(content: str, language: str) -> str:
    """Return the first date with a year of a text, empty where it prints none."""
    found = find_dates(content, 0, min(len(content), 300), language, "", True)
    return next((one.value for one in found if one.has_year), "")


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
    end = complete(int(value[:4]), month, last, published, is_past) if last > day else ""
    return Found(match.start(), match.end(), value, end, bool(year))


def _read_year(written: str, era: str, signs: dict[str, int], eras: dict[str, int]) -> int:
    written = written.removeprefix(era).translate(WIDE)
    if not written:
        return 0
    number = int(written) if written.isdecimal() else read_numeral(written, signs)
    return number + eras.get(era, 0)


def complete(year: int, month: int, day: int, published: str, is_past: bool) -> str:
    """Return a day; without a year the one nearest to the publication, behind it only within half a year if past."""
    if not year:
        if len(published) < 10:
            return ""
        year = int(published[:4])
        try:
            away = (date(year, month, day) - date.fromisoformat(published)).days
        except ValueError:
            return ""
        if is_past and away > 0 or away > HALF_YEAR:
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
        source = JOINED.format(eras="|".join(map(re.escape, eras)) or "(?!)")
        return re.compile(f"{ISO}|{source}"), {}, get_signs(language), eras
    months = {fold(word): at for at, words in enumerate(row["months"], 1) for word in words}
    names = "|".join(re.escape(word) for word in sorted(months, key=len, reverse=True))
    joins = "and|y|e|et|und|i|и|bis|au|al|to|a|à|по"
    parts = [
        ISO,
        POINTED,
        SPACED.format(months=names, joins=joins, links=LINKS),
        AHEAD.format(months=names, joins=joins),
    ]
    return re.compile(r"(?<![\d.,])(?:" + "|".join(parts) + ")", re.IGNORECASE), months, {}, eras
