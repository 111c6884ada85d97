"""The table of markers, as `schemas/markers.json` publishes it: what printed words stand for, language by language."""

from functools import lru_cache
from typing import Any, NamedTuple

from meeting_readout.document.word_lists import get_primary, read_language

GAP = "…"
"""What stands where words of a quotation are left out (spec 5.4)."""

VALUES = ("kind", "act", "force")
"""What an entry says besides its list; it has one of them at most."""

SHORT = 100
"""Printed words up to so many characters come again in other documents, and are remembered."""


class Marker(NamedTuple):
    """Words of the table, and what they stand for: by list, a kind, an act or a force, empty where only the list is."""

    words: str
    readings: dict[str, str]
    yields: bool
    """The verb merely says: what is said decides."""
    refrains: frozenset[str]
    """The lists in which the words hold a "not"."""


class Table(NamedTuple):
    """The table of one language."""

    settling: dict[str, Marker]
    """What words stand for; without those that only hold a "not"."""
    refraining: dict[str, Marker]
    """All that hold a "not"."""
    longest: int
    """The most units in one."""
    space: str
    """What parts the units, words; nothing, where they are characters."""


def find_marker(printed: str, language: str) -> Marker | None:
    """Return the longest words of the table that stand in printed words, None where there are none (spec 4.5).

    `language` is a BCP 47 tag, of which the first part counts. Capital letters make no difference, nor do gaps.
    """
    return _look_up(printed, language)[0]


def find_refrain(printed: str, language: str) -> Marker | None:
    """Return the longest words in printed words that hold a "not", None where the table has none of them."""
    return _look_up(printed, language)[1]


def _look_up(printed: str, language: str) -> tuple[Marker | None, Marker | None]:
    return (_seen if len(printed + language) <= SHORT else _find)(printed, language)


def _find(printed: str, language: str) -> tuple[Marker | None, Marker | None]:
    table = _language(get_primary(language))
    if table is None:
        return None, None
    plain = printed.casefold().replace("’", "'").replace(GAP, table.space)
    units = plain.split() if table.space else "".join(plain.split())
    return _find_longest(units, table.settling, table), _find_longest(units, table.refraining, table)


def _find_longest(units: list[str] | str, markers: dict[str, Marker], table: Table) -> Marker | None:
    for size in range(min(table.longest, len(units)), 0, -1):
        for start in range(len(units) - size + 1):
            found = markers.get(table.space.join(units[start : start + size]))
            if found:
                return found
    return None


_seen = lru_cache(4096)(_find)


@lru_cache(256)
def _language(language: str) -> Table | None:
    """Return the table of a language."""
    row = read_language("markers.json", language)
    if row is None:
        return None
    markers = [_make_marker(words, entry) for entry in [*row["verbs"], *row["markers"]] for words in entry["words"]]
    space = "" if "unspaced" in row else " "
    return Table(
        {marker.words.casefold(): marker for marker in markers if any(marker.readings.values()) or not marker.refrains},
        {marker.words.casefold(): marker for marker in markers if marker.refrains},
        max(len(marker.words.split() if space else marker.words) for marker in markers),
        space,
    )


def _make_marker(words: str, entry: dict[str, Any]) -> Marker:
    readings: list[dict[str, Any]] = [reading for reading in (entry, entry.get("otherwise")) if reading]
    return Marker(
        words,
        {reading["list"]: _get_value(reading) for reading in readings},
        "yields" in entry,
        frozenset(reading["list"] for reading in readings if "refrain" in reading),
    )


def _get_value(reading: dict[str, Any]) -> str:
    return next((reading[name] for name in VALUES if name in reading), "")
