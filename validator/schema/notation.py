"""What a value in a wrong notation was meant to say: a date in words, a figure with commas, blanks at the ends."""

import re
from collections.abc import Iterator
from typing import Any

from meeting_readout.document.edtf import MONTHS, count_days

DATES = ("Date value", "Timestamp")
"""The titles of the types that hold a day."""
CLOCK = "Clock time"
"""The title of the type that holds a time of day."""
AROUND = " \t\r\n\xa0\u2003\u3000\"'“”„‘’«»"
"""What people put around a value that has none of it: blanks and quotation marks."""
COMPACT = re.compile(r"([0-9]{4})([01][0-9])([0-3][0-9])")
YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})|([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
YEAR_LAST = re.compile(r"([0-9]{1,2})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{4})")
IN_WORDS = re.compile(
    r"(?:[a-z]+, )?(?:([0-9]{1,2})(?:st|nd|rd|th)?\.? ([a-z]{3,9})\.?,? ([0-9]{4})"
    r"|([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4}))",
    re.IGNORECASE,
)
HOUR = re.compile(r"([0-9]{1,2})(?:[:.h]?([0-9]{2}))?(?::[0-9]{2})? ?(?:([ap])\.?m\.?)?", re.IGNORECASE)
WITH_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:?[0-9]{2}.*")
SPACED_TIME = re.compile(r"([0-9-]{10}) ([0-9:.]{5,18}) ?(Z|[+-][0-9:]{5})")
GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
UNDECIDED = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}")
"""A figure that is a thousand times larger where the comma groups digits than where it is the decimal sign."""
LONGEST = 60
"""A longer value is none of these."""


def find_meant(value: str, schema: dict[str, Any]) -> tuple[str, dict[str, str]]:
    """Return a variant of the message of S005 and its words, empty where nobody can know what was meant.

    The variants are `empty` (white space alone), `blank` (white space at the ends), `write` (the one thing that is
    meant), `either` (one of two), and `time` (a day, if its time of day is left out).
    """

    def is_right(meant: str) -> bool:
        return meant != value and re.fullmatch(schema["pattern"], meant) is not None

    stripped = value.strip()
    if not stripped:
        return "empty", {}
    if is_right(stripped):
        return "blank", {"write": stripped}
    if len(value) > LONGEST:
        return "", {}
    bare = value.strip(AROUND)
    is_date = schema["title"] in DATES
    if is_right(bare):
        return "write", {"write": bare}
    found = [meant for meant in dict.fromkeys(_guess(bare, schema["title"])) if is_right(meant)]
    if len(found) == 1:
        return "write", {"write": found[0]}
    if len(found) == 2:
        return "either", {"one": found[0], "other": found[1]}
    timed = WITH_TIME.fullmatch(bare) if is_date else None
    return ("time", {"write": timed[1]}) if timed and is_right(timed[1]) else ("", {})


def _guess(bare: str, title: str) -> Iterator[str]:
    """Yield what a value of the type of this title may be meant to be, right or not."""
    if title in DATES:
        yield from _guess_days(bare)
        spaced = SPACED_TIME.fullmatch(bare)
        if spaced:
            yield f"{spaced[1]}T{spaced[2]}{spaced[3]}"
        return
    if title == CLOCK:
        yield from _guess_hours(bare)
        return
    if GROUPED.fullmatch(bare):
        yield bare.replace(",", "")
        if UNDECIDED.fullmatch(bare):
            yield bare.replace(",", ".")
        return
    if bare.isalpha() and bare.isascii():
        yield bare.upper()
    if "_" in bare:
        yield bare.replace("_", "-")


def _guess_days(bare: str) -> Iterator[str]:
    match = COMPACT.fullmatch(bare) or YEAR_FIRST.fullmatch(bare)
    if match:
        year, month, day = (group for group in match.groups() if group)
        yield from _format_day(year, month, day)
        return
    match = YEAR_LAST.fullmatch(bare)
    if match:
        yield from _format_day(match[3], match[2], match[1])
        yield from _format_day(match[3], match[1], match[2])
        return
    match = IN_WORDS.fullmatch(bare)
    if match:
        day, name, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        months = [at for at, month in enumerate(MONTHS, 1) if month.lower().startswith(name.lower())]
        if len(months) == 1:
            yield from _format_day(year, str(months[0]), day)


def _guess_hours(bare: str) -> Iterator[str]:
    """Yield the time of day of figures, unless nothing says that they are a time of day."""
    match = HOUR.fullmatch(bare)
    if match and (match[2] or match[3]):
        hour, half = int(match[1]), (match[3] or "").lower()
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        yield f"{hour:02}:{match[2] or '00'}"


def _format_day(year: str, month: str, day: str) -> Iterator[str]:
    """Yield a day as a date value, if the calendar has it."""
    if 1 <= int(month) <= 12 and 1 <= int(day) <= count_days(year, int(month)):
        yield f"{year}-{int(month):02}-{int(day):02}"
