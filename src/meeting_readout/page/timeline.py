"""The picture of an archive in time: a row for each body, a dot for each meeting."""

import re
from datetime import date
from typing import NamedTuple

from meeting_readout.page.archive import Archive
from meeting_readout.page.names import shorten

DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
LEFT, WIDTH, ROW, TOP = 270, 1000, 24, 30
"""Where dots begin, how wide the picture is, how high a row is, and what is above the first, in its units."""
LABEL = 36
"""So many letters of the name of a body are at its row."""
TICKS = 12
"""So many days are named above the rows, at most."""


class Dot(NamedTuple):
    """A meeting: its place, the number of its readout, its day."""

    x: float
    y: float
    readout: int
    day: str


class Label(NamedTuple):
    """Words at a place."""

    x: float
    y: float
    words: str


class Timeline(NamedTuple):
    """The picture: its height, the rows and the days by their names, the dots, how many readouts have no day."""

    height: int
    rows: list[Label]
    ticks: list[Label]
    dots: list[Dot]
    undated: int


def draw_timeline(archive: Archive) -> Timeline:
    """Place every meeting that has a day."""
    days = {n: day for n, met in enumerate(archive.readouts) if (day := _find_day(met.facts.date))}
    bodies = {archive.readouts[number].facts.body for number in days}
    rows = {body: number for number, body in enumerate(sorted(bodies, key=lambda body: (not body, body.casefold())))}
    first, last = min(days.values(), default=0), max(days.values(), default=0)
    scale = (WIDTH - LEFT - 20) / max(last - first, 1)

    def place(day: int) -> float:
        return round(LEFT + (day - first) * scale, 1)

    dots = [
        Dot(place(day), _find_y(rows[archive.readouts[n].facts.body]), n, archive.readouts[n].facts.date)
        for n, day in sorted(days.items(), key=lambda pair: pair[1])
    ]
    ticks = [Label(place(day), TOP - 12, words) for day, words in _choose_ticks(first, last)] if days else []
    labels = [Label(LEFT - 12, _find_y(row), shorten(body, LABEL, 0) or "–") for body, row in rows.items()]
    return Timeline(TOP + ROW * len(rows), labels, ticks, dots, len(archive.readouts) - len(dots))


def _find_y(row: int) -> float:
    return TOP + ROW * (row + 0.5)


def _find_day(value: str) -> int:
    """Return the first day of a date in EDTF as a number; 0 where the year is not known, or there is no such day."""
    match = DAY.match(value)
    if not match:
        return 0
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        return date(year, month if month <= 12 else 1, day).toordinal()
    except ValueError:
        return 0


def _choose_ticks(first: int, last: int) -> list[tuple[int, str]]:
    """Return the beginnings of years, or of months where there are few years."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    months = [(year, month) for year in range(start.year, end.year + 1) for month in range(1, 13)]
    within = [pair for pair in months if first <= date(*pair, 1).toordinal() <= last]
    years = [pair for pair in within if pair[1] == 1]
    chosen = within if len(within) <= TICKS else years if len(years) > 1 else within[:: len(within) // TICKS + 1]
    chosen = chosen[:: len(chosen) // TICKS + 1] or [(start.year, start.month)]
    return [
        (
            max(date(*p, 1).toordinal(), first),
            f"{p[0]:04}" if p in years and chosen[0] in years and len(years) > 1 else f"{p[0]:04}-{p[1]:02}",
        )
        for p in chosen
    ]
