"""Where a setting stands in a TOML file: the parser keeps no places, so they are looked for where one is needed."""

import re
from collections import Counter
from functools import lru_cache

PART = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)"""
KEYS = rf"{PART}(?:\s*\.\s*{PART})*"
HEADER = re.compile(rf"\s*(\[\[?\s*({KEYS})\s*\]\]?)")
KEY = re.compile(rf"\s*({KEYS})\s*=")

Path = tuple[str | int, ...]
"""Keys, and numbers of tables in lists of tables."""
Place = tuple[int, int, int]
"""A line, a column, and the column after the end."""


def place(text: str, path: Path) -> Place:
    """Give the place of a key, or of the head of a table; of what stands within a line, that of the line's key.

    Text in several lines that looks like a head or a key can mislead it by some lines; nothing else depends on it.
    """
    places = _places(text)
    lengths = range(len(path), 0, -1)
    return next((places[path[:length]] for length in lengths if path[:length] in places), (1, 1, 2))


@lru_cache(maxsize=1)
def _places(text: str) -> dict[Path, Place]:
    """Give the first place of each key and of each head of a table."""
    found: dict[Path, Place] = {}
    within: Path = ()
    tables = Counter[Path]()
    for number, line in enumerate(text.split("\n"), 1):
        match = HEADER.match(line)
        if match:
            here = _numbered(_parts(match[2]), tables)
            if match[1].startswith("[["):
                here = here[:-1] if isinstance(here[-1], int) else here
                tables[here] += 1
                here = (*here, tables[here] - 1)
            within = here
        else:
            match = KEY.match(line)
            if not match:
                continue
            here = (*within, *_parts(match[1]))
        found.setdefault(here, (number, match.start(1) + 1, match.end(1) + 1))
    return found


def _parts(keys: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(PART, keys))


def _numbered(keys: tuple[str, ...], tables: Counter[Path]) -> Path:
    """Put in the number of the table that is meant wherever a list of tables is passed: the last one so far."""
    found: Path = ()
    for key in keys:
        found = (*found, key)
        if tables[found]:
            found = (*found, tables[found] - 1)
    return found
