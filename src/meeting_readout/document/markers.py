"""The table of markers, as `schemas/markers.json` publishes it: what printed words stand for, language by language."""

from functools import cache, lru_cache
from typing import Any, NamedTuple

from meeting_readout.schemas import load

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


def find_marker(printed: str, language: str) -> Marker | None:
    """Return the longest words of the table that stand in printed words, None where there are none (spec 4.5).

    `language` is a BCP 47 tag, of which the first part counts. Capital letters make no difference, nor do gaps.
    """
    return _seen(printed, language) if len(printed) <= SHORT and len(language) <= SHORT else _find(printed, language)


def _find(printed: str, language: str) -> Marker | None:
    table = _language(language.split("-", maxsplit=1)[0].lower())
    if table is None:
        return None
    markers, longest, space = table
    plain = printed.lower().replace("’", "'").replace(GAP, space)
    units = plain.split() if space else "".join(plain.split())
    for size in range(min(longest, len(units)), 0, -1):
        for start in range(len(units) - size + 1):
            found = markers.get(space.join(units[start : start + size]))
            if found:
                return found
    return None


_seen = lru_cache(4096)(_find)


@cache
def _language(language: str) -> tuple[dict[str, Marker], int, str] | None:
    """Return the words of a language, the most units in one, and what parts the units (nothing: characters)."""
    table = _table()["languages"].get(language)
    if table is None:
        return None
    markers = {
        words: Marker(
            words, {reading["list"]: _value(reading) for reading in (entry, entry.get("otherwise")) if reading}
        )
        for entry in [*table["verbs"], *table["markers"]]
        for words in entry["words"]
    }
    space = "" if "unspaced" in table else " "
    return markers, max(len(words.split() if space else words) for words in markers), space


def _value(reading: dict[str, str]) -> str:
    return next((reading[name] for name in VALUES if name in reading), "")


@cache
def _table() -> Any:
    import json

    return json.loads(load("markers.json"))
