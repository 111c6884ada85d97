"""Where a setting stands in a TOML file. The parser keeps no places, so they are searched for when one is needed."""

import re
from collections import Counter
from functools import lru_cache

PART = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)"""
KEYS = rf"{PART}(?:\s*\.\s*{PART})*"
HEADER = re.compile(rf"\s*(\[\[?\s*({KEYS})\s*\]\]?)")
KEY = re.compile(rf"\s*({KEYS})\s*=")

KeyPath = tuple[str | int, ...]
"""Keys, and indexes of tables in arrays of tables."""
Place = tuple[int, int, int]
"""A line, a column, and the column after the end."""


def find_place(text: str, path: KeyPath) -> Place:
    """Return the place of a key, or of the header of a table; for what is inside a line, that of the line's key.

    A string of several lines that looks like a header or a key can shift it by some lines; nothing else depends on it.
    """
    places = _find_places(text)
    lengths = range(len(path), 0, -1)
    return next((places[path[:length]] for length in lengths if path[:length] in places), (1, 1, 2))


@lru_cache(maxsize=1)
def _find_places(text: str) -> dict[KeyPath, Place]:
    """Return the first place of each key and of each header of a table."""
    found: dict[KeyPath, Place] = {}
    within: KeyPath = ()
    tables = Counter[KeyPath]()
    for number, line in enumerate(text.split("\n"), 1):
        match = HEADER.match(line)
        if match:
            here = _number_tables(_split_keys(match[2]), tables)
            if match[1].startswith("[["):
                here = here[:-1] if isinstance(here[-1], int) else here
                tables[here] += 1
                here = (*here, tables[here] - 1)
            within = here
        else:
            match = KEY.match(line)
            if not match:
                continue
            here = (*within, *_split_keys(match[1]))
        found.setdefault(here, (number, match.start(1) + 1, match.end(1) + 1))
    return found


def _split_keys(keys: str) -> tuple[str, ...]:
    return tuple(_unquote(part) for part in re.findall(PART, keys))


def _unquote(part: str) -> str:
    """Return a key without its quotes and escapes; one that is no TOML stays as it is written."""
    if part[0] not in "\"'":
        return part
    import tomllib

    try:
        return str(tomllib.loads(f"key = {part}")["key"])
    except ValueError:
        return part


def _number_tables(keys: tuple[str, ...], tables: Counter[KeyPath]) -> KeyPath:
    """Insert the index of a table wherever keys lead through an array of tables: the last one so far."""
    found: KeyPath = ()
    for key in keys:
        found = (*found, key)
        if tables[found]:
            found = (*found, tables[found] - 1)
    return found
