"""Hours that printed words name in figures: 9:30, 19h30, 7.30 pm, 下午3时 (spec 5.6)."""

import re
from typing import NamedTuple

from meeting_readout.document.printed_words import Lexicon, Piece, read_numeral

CLOCK = re.compile(r"(?<![\d:.,])([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?![\d:])")
"""Hours and minutes with a colon."""
NOON, DAY, HALF_PAST = 12, 24, 30


class Hour(NamedTuple):
    """An hour as printed: its minute, None without one, and the half of the day, empty without one."""

    hour: int
    minute: int | None
    half: str

    def __str__(self) -> str:
        """Return the hour as it is shown in messages."""
        minute = "" if self.minute is None else f":{self.minute:02}"
        return f"{self.hour}{minute}{self.half and ' '}{self.half}"

    def may_be(self, value: str) -> bool:
        """Return whether it may be a time on the 24-hour clock.

        Without a half of the day, it may be in either. An hour without minutes may have some in words, before or after.
        """
        hour, minute = int(value[:2]), int(value[3:])
        if self.minute is None and minute >= HALF_PAST and (hour + 1) % NOON == self.hour % NOON:
            return True
        if self.minute not in (None, minute):
            return False
        if self.hour >= NOON or not self.half:
            return hour == self.hour % DAY or (self.hour <= NOON and hour % NOON == self.hour % NOON)
        return hour == self.hour + NOON * (self.half == "pm")


def find_hours(text: str, pieces: list[Piece], lexicon: Lexicon, taken: list[tuple[int, int]]) -> list[Hour]:
    """Return the hours of a text; add the ranges of their figures to those that are taken."""
    hours = list[Hour]()
    for match in CLOCK.finditer(text):
        hours.append(Hour(int(match[1]), int(match[2]), _find_half(pieces, *match.span())))
        taken.append(match.span())
    for at, piece in enumerate(pieces):
        if is_taken(piece, taken):
            continue
        found = _read_hour(pieces, at, lexicon)
        if found:
            hours.append(found[0])
            taken.append((piece.start, found[1]))
    return hours


def is_taken(piece: Piece, taken: list[tuple[int, int]]) -> bool:
    """Return whether a piece is in one of some ranges, which all begin with a piece."""
    return any(start <= piece.start < end for start, end in taken)


def _read_hour(pieces: list[Piece], at: int, lexicon: Lexicon) -> tuple[Hour, int] | None:
    """Return the hour that begins with a piece, and the offset behind it."""
    hour, minute, last = _count(pieces[at], lexicon), None, at
    if hour is None or hour > DAY:
        return None
    if _has(pieces, at + 1, ".") and _count_two(pieces, at + 2) is not None:  # 7.30 pm
        minute, last = _count_two(pieces, at + 2), at + 2
    word = pieces[last + 1] if last + 1 < len(pieces) else None
    half = _find_half(pieces, pieces[at].start, pieces[last].end)
    if word is None:
        return None
    if word.get("part") == "hour":
        last += 1
        if minute is None:
            minute, last = _read_minute(pieces, last, lexicon)
    elif not (half and word.get("half")):
        return None
    half = half or _find_half(pieces, pieces[at].start, pieces[last].end)
    return Hour(hour, minute, half), pieces[last].end


def _read_minute(pieces: list[Piece], last: int, lexicon: Lexicon) -> tuple[int | None, int]:
    """Return the minutes behind the word for the hour, and the number of the last piece that belongs to them."""
    number = _count(pieces[last + 1], lexicon) if last + 1 < len(pieces) else None
    if number is None or number > 59:
        return None, last
    behind = pieces[last + 2 :]
    if behind and behind[0].get("part") == "minute":
        return number, last + 2
    is_close = pieces[last + 1].start == pieces[last].end or len(pieces[last + 1].text) == 2
    word = next((piece for piece in behind if piece.get("mark") is None), None)
    if is_close and not (word and word.get("month")):
        return number, last + 1
    return None, last


def _count(piece: Piece, lexicon: Lexicon) -> int | None:
    if piece.sort == "figures" and len(piece.text) <= 2:
        return int(piece.text)
    return read_numeral(piece.text, lexicon.numerals) if piece.sort == "numeral" else None


def _count_two(pieces: list[Piece], at: int) -> int | None:
    piece = pieces[at] if at < len(pieces) else None
    is_minute = piece is not None and piece.sort == "figures" and len(piece.text) == 2 and piece.text < "60"
    return int(piece.text) if is_minute and piece else None


def _has(pieces: list[Piece], at: int, mark: str) -> bool:
    return at < len(pieces) and pieces[at].text == mark


def _find_half(pieces: list[Piece], start: int, end: int) -> str:
    """Return the half of the day that stands right behind or right before a range."""
    behind = next((piece for piece in pieces if piece.start >= end), None)
    before = next((piece for piece in reversed(pieces) if piece.end <= start), None)
    for piece in (behind, before):
        if piece and piece.get("half"):
            return str(piece.get("half"))
    return ""
