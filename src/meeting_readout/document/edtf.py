"""The subset of EDTF that readouts use (ISO 8601-2): which dates are days of the calendar, and which comes first.

A day is a tuple (year, month, day). What has an unknown year, and a season, compares with nothing (spec 5.1).
"""

import re
from functools import lru_cache

Day = tuple[int, int, int]

PART = re.compile(r"([0-9]{4}|XXXX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}))?)?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
SPANS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}
"""Quarters and half-years: their first and last months."""
SEASONS = range(21, 25)
"""Spring to winter. They have no first and last day, since the hemisphere is not stated."""
SEEN = 1024
"""How many dates are remembered: the same come again in one document, and in others."""


@lru_cache(SEEN)
def find_unreal(value: str) -> str:
    """Return the first part of a date that is not a day of the calendar, empty where all are.

    There is no year 0000 in it: 1 BC was followed by AD 1.
    """
    for part in value.split("/"):
        match = PART.match(part)
        if match and match[1] == "0000":
            return part
        if match and match[3]:
            month = int(match[2]) if match[2] != "XX" else 1
            if not 1 <= int(match[3]) <= count_days(match[1], month):
                return match.group()
    return ""


def explain_unreal(part: str) -> tuple[str, dict[str, str]]:
    """Return what keeps a part of a date from being a day: a variant of the message of M106, and its words."""
    match = PART.match(part)
    if not match or match[1] == "0000":
        return "year", {"date": part}
    month = int(match[2]) if match[2] != "XX" else 1
    days, name = count_days(match[1], month), MONTHS[month - 1]
    name = f"{name} {match[1]}" if days == 28 else name
    return "", {"date": part, "month": name, "days": str(days)}


def count_days(year: str, month: int) -> int:
    """Return the number of days of a month; 29 for February where the year is unknown."""
    if month == 2 and year != "XXXX" and not is_leap(int(year)):
        return 28
    return LENGTHS[month - 1]


def is_leap(year: int) -> bool:
    """Return whether a year of the Gregorian calendar has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def is_day(value: str) -> bool:
    """Return whether a date is one day of the calendar, named in full."""
    return DAY.fullmatch(value) is not None and not find_unreal(value)


@lru_cache(SEEN)
def find_earliest(value: str) -> Day | None:
    """Return the first day that a date can mean, None where that is unknown or the date is open."""
    return _edge(value.partition("/")[0], last=False)


@lru_cache(SEEN)
def find_latest(value: str) -> Day | None:
    """Return the last day that a date can mean, None where that is unknown or the date is open."""
    return _edge(value.rpartition("/")[2], last=True)


def is_before(one: str, other: str) -> bool:
    """Return whether all of the one lies before all of the other: they are in the wrong order if it should not."""
    end, start = find_latest(one), find_earliest(other)
    return end is not None and start is not None and end < start


def _edge(part: str, last: bool) -> Day | None:
    match = PART.match(part)
    if not match or match[1] == "XXXX":
        return None
    year = int(match[1])
    if not match[2]:
        return (year, 12, 31) if last else (year, 1, 1)
    month = int(match[2])
    if month in SEASONS:
        return None
    if month in SPANS:
        month = SPANS[month][last]
    elif match[3]:
        return year, month, int(match[3])
    return (year, month, count_days(match[1], month)) if last else (year, month, 1)
