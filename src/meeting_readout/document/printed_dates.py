"""Days, months, years and weekdays that printed words name, as `schemas/numerals.json` knows them (spec 5.6).

Of each there are those that are printed for sure, and those that may be: figures have many meanings.
"""

import re
from typing import NamedTuple

from meeting_readout.document.date_words import PARTS, get_lexicon
from meeting_readout.document.numerals import get_words
from meeting_readout.document.printed_hours import Hour, find_hours, is_taken
from meeting_readout.document.printed_words import (
    LONGEST,
    Lexicon,
    Piece,
    fold,
    is_joined,
    read_numeral,
    remember,
    split,
)
from meeting_readout.document.word_lists import get_primary

YEARS = range(1600, 2200)
"""Four figures that are a year for sure: others are of another calendar, or a number."""
SHORT = 3
"""Words of so many letters may be something else: "may", "mar", "so". In scripts without spaces they are long."""
IN_FIGURES = re.compile(
    r"(?<![\d.,/-])(?:(?P<y>\d{4})(?P<a>[-/.]) ?(?P<m>\d{1,2})(?P=a) ?(?P<d>\d{1,2})"
    r"|(?P<one>\d{1,2})(?P<b>[-/.]) ?(?P<two>\d{1,2})(?P=b) ?(?P<last>\d{4}|\d{1,2}))(?![\d/]|[.,-]\d)"
)
"""A date in figures."""
POINTED = re.compile(r"(?<![\d.,])(\d{1,2})\. ?(\d{1,2})\.(?! ?\d)")
"""Day and month in figures, where a point makes an ordinal: 3.4."""


class Printed(NamedTuple):
    """What words name: by part (`year`, `month`, `day`, `weekday`) those that are sure, and all that may be."""

    sure: dict[str, frozenset[int]]
    possible: dict[str, frozenset[int]]
    hours: tuple[Hour, ...]
    months_alone: frozenset[int]
    """Months without a day beside them: a day of theirs may be told by other words ("the end of May")."""
    of_account: bool
    """The words speak of a year of account."""


@remember
def read_date(words: str, language: str) -> Printed | None:
    """Return what words name, None where the list does not know the language."""
    lexicon = get_lexicon(get_primary(language))
    if lexicon is None or len(words) > LONGEST:
        return None
    return _Reader(fold(words), lexicon, language).read()


class _Reader:
    """Reads the pieces of one text, from what is surest to what is left."""

    def __init__(self, text: str, lexicon: Lexicon, language: str) -> None:
        self.text, self.lexicon = text, lexicon
        self.row = get_words(language) or {}
        self.sure: dict[str, set[int]] = {part: set() for part in (*PARTS, "weekday")}
        self.possible: dict[str, set[int]] = {part: set() for part in (*PARTS, "weekday")}
        self.taken: list[tuple[int, int]] = []

    def read(self) -> Printed:
        self.read_figures()
        pieces = split(self.text, self.lexicon)
        hours = find_hours(self.text, pieces, self.lexicon, self.taken)
        pieces = [piece for piece in pieces if not is_taken(piece, self.taken)]
        self.read_marked(pieces)
        dayed = self.read_days(pieces)
        self.read_weekdays(pieces)
        alone = {p.number("month") for at, p in enumerate(pieces) if p.get("month") and at not in dayed}
        return Printed(
            {part: frozenset(found) for part, found in self.sure.items()},
            {part: frozenset(found | self.sure[part]) for part, found in self.possible.items()},
            tuple(hours),
            frozenset(alone),
            any(piece.get("account") is not None for piece in pieces),
        )

    def add(self, part: str, number: int, is_sure: bool = True) -> None:
        (self.sure if is_sure else self.possible)[part].add(number)

    def read_figures(self) -> None:
        """Take the dates in figures; a day and a month that can be exchanged are both of them."""
        orders = self.row["dateOrders"]
        for match in IN_FIGURES.finditer(self.text):
            if match["y"]:
                found = [_name_parts(match["y"], match["m"], match["d"])]
            else:
                one, two, last = match["one"], match["two"], match["last"]
                found = [_name_parts(one, two, last)] * ("ymd" in orders and len(one) == 2)
                if len(last) > 1:
                    found += [_name_parts(last, two, one)] * ("dmy" in orders)
                    found += [_name_parts(last, one, two)] * ("mdy" in orders)
            self.take(match, found)
        if "." in self.row.get("ordinalMarks", {}).get("after", ()):
            for match in POINTED.finditer(self.text):
                self.take(match, [{"month": int(match[2]), "day": int(match[1])}])

    def take(self, match: re.Match[str], found: list[dict[str, int]]) -> None:
        dates = [date for date in found if 1 <= date["month"] <= 12 and 1 <= date["day"] <= 31]
        if dates:
            self.taken.append(match.span())
        for date in dates:
            for part, number in date.items():
                self.add(part, number)

    def read_marked(self, pieces: list[Piece]) -> None:
        """Take years, and what stands before a word that says what it counts (年, 月, 日)."""
        for at, piece in enumerate(pieces):
            number = self.count(piece)
            before, after = _get(pieces, at - 1), _get(pieces, at + 1)
            part = after.get("part") if after and after.start - piece.end <= 1 else None
            if piece.get("month"):
                is_last = all(one.sort == "mark" for one in pieces[at + 1 :])
                is_beside = any(_has_figures_beside(pieces, at, step) for step in (1, -1))
                is_sure = is_last or is_beside or not _is_short(piece.text)
                self.add("month", piece.number("month"), is_sure and len(piece.senses) == 1)
            if number is None:
                continue
            era = before.get("era") if before else None
            if era is not None:
                self.add("year", int(era) + number)
            elif part == "year" and (number >= YEARS[0] or (piece.sort == "figures" and len(piece.text) == 4)):
                self.add("year", number)
            elif piece.sort == "figures" and len(piece.text) == 4:
                self.add("year", number, number in YEARS and not (after and _is_attached(piece, after)))
                self.add_short_year(pieces, at)
            elif before and before.text == "'" and len(piece.text) == 2:
                self.add("year", number)
            if part == "month" and 1 <= number <= 12:
                self.add("month", number)

    def add_short_year(self, pieces: list[Piece], at: int) -> None:
        """Add the second year of 2030/31."""
        second = _get(pieces, at + 2)
        if second and second.sort == "figures" and len(second.text) == 2 and second.start == pieces[at].end + 1:
            self.add("year", int(pieces[at].text[:2] + second.text), is_sure=False)

    def read_days(self, pieces: list[Piece]) -> set[int]:
        """Take the days; return the months, by the number of the piece, that have one beside them."""
        dayed: set[int] = set()
        has_month = any(piece.get("month") or piece.get("part") == "month" for piece in pieces)
        for at, piece in enumerate(pieces):
            number = self.count(piece) if piece.sort != "known" else piece.get("ordinal")
            before, after = _get(pieces, at - 1), _get(pieces, at + 1)
            if (
                not isinstance(number, int)
                or not 1 <= number <= 31
                or (len(piece.text) > 2 and piece.sort == "figures")
            ):
                continue
            if before and (before.get("era") is not None or (_is_attached(before, piece) and before.sort == "letters")):
                continue
            part = after.get("part") if after and after.start - piece.end <= 1 else None
            if after and part is not None:
                if part == "day":
                    second, rest = _get(pieces, at - 2), _get(pieces, at + 2)  # 1日至14日, but not 1日起30日内
                    month = before is not None and ("month" in (before.get("part"), *dict(before.senses)))
                    is_last = rest is None or rest.sort == "mark"
                    is_second = is_last and second is not None and second.get("part") == "day"
                    self.add("day", number, month or is_second or not has_month)
                    if before and before.get("month"):
                        dayed.add(at - 1)
                continue
            if piece.sort == "numeral" or (after and _is_attached(piece, after) and after.sort == "letters"):
                continue
            months = [month for month in (_find_month(pieces, at, 1), _find_month(pieces, at, -1)) if month is not None]
            dayed.update(months)
            self.add("day", number, bool(months))
        return dayed

    def read_weekdays(self, pieces: list[Piece]) -> None:
        """Take the days of the week; a short word, or one that can be another, is none for sure."""
        days = [at for at, piece in enumerate(pieces) if piece.sort != "known" and self.count(piece) is not None]
        for at, piece in enumerate(pieces):
            number = piece.get("weekday")
            if isinstance(number, int):
                is_other = len(piece.senses) > 1
                is_near = any(_is_near(pieces, at, day) for day in days)
                is_sure = is_near or (not days and not _is_short(piece.text))
                self.add("weekday", number, is_sure and not is_other)

    def count(self, piece: Piece) -> int | None:
        """Return the number of figures or numerals."""
        if piece.sort == "figures":
            return int(piece.text)
        return read_numeral(piece.text, self.lexicon.numerals) if piece.sort == "numeral" else None


def _name_parts(year: str, month: str, day: str) -> dict[str, int]:
    return {"year": int(year), "month": int(month), "day": int(day)}


def _get(pieces: list[Piece], at: int) -> Piece | None:
    return pieces[at] if 0 <= at < len(pieces) else None


def _has_figures_beside(pieces: list[Piece], at: int, step: int) -> bool:
    """Return whether figures stand beside a piece, or behind one mark and one word of a few letters."""
    for _ in range(3):
        at += step
        piece = _get(pieces, at)
        if piece is None or piece.sort == "figures":
            return piece is not None
        if len(piece.text) > SHORT:
            return False
    return False


def _is_short(word: str) -> bool:
    return len(word) <= SHORT and not any(map(is_joined, word))


def _is_attached(piece: Piece, other: Piece) -> bool:
    """Return whether letters follow figures, or figures letters, without a space, in a spaced script."""
    return (
        piece.end == other.start
        and "mark" not in (piece.sort, other.sort)
        and not any(is_joined(one.text) for one in (piece, other))
    )


def _find_month(pieces: list[Piece], at: int, step: int) -> int | None:
    """Return the number of the month beside a piece: marks, marks of ordinals and one word of a few letters part them.

    "3rd of April", "3 de abril", "April 3"; of figures behind a month only two can be a day.
    """
    words = 0
    while True:
        at += step
        piece = _get(pieces, at)
        if piece is None:
            return None
        if piece.get("month"):
            return at
        if (piece.sort == "mark" and piece.text != "'") or piece.get("mark") is not None:
            continue
        words += 1
        if words > 1 or piece.sort != "letters" or len(piece.text) > SHORT:
            return None


def _is_near(pieces: list[Piece], at: int, other: int) -> bool:
    """Return whether no more than one word of a few letters, and marks, stand between two pieces."""
    between = pieces[min(at, other) + 1 : max(at, other)]
    words = [piece for piece in between if piece.sort != "mark" and not (piece.get("part") or piece.get("month"))]
    return len(words) <= 1 and all(len(piece.text) <= SHORT for piece in words)
