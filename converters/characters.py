"""The characters that are forbidden in the texts of a readout, what some of them stand for, and how they are named."""

import re
from collections import Counter
from collections.abc import Iterable

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""The characters that are forbidden in texts: what XML 1.0 cannot hold, and the carriage return (spec 4.2)."""
SIGNS = {code: 0x2000 + code for code in (0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x18, 0x19, 0x1C, 0x1D)} | {0x1E: 0x2011}
"""What controls stand for where a program cut code points to a byte (U+2019, an apostrophe, to U+0019), or in Word."""
MOST = 5
"""How many different characters a message names."""


def name_character(character: str) -> str:
    """Return the name of a character by its code point: `U+000B`."""
    return f"U+{ord(character):04X}"


def find_sign(character: str) -> str:
    """Return the hyphen, dash or quotation mark that a control probably stands for, empty where it is none.

    A control of the second set (C1) is the sign that Windows-1252 has in its place, but for U+0085, a line end.
    """
    code = ord(character)
    if 0x80 <= code <= 0x9F and code != 0x85:
        return bytes((code,)).decode("cp1252", "ignore")
    return chr(SIGNS[code]) if code in SIGNS else ""


def describe_forbidden(text: str) -> tuple[str, dict[str, str]]:
    """Return the variant of the message about a text, and its words: all forbidden characters, and how many."""
    counts = Counter(FORBIDDEN.findall(text))
    first, number = next(iter(counts)), counts.total()
    signs = {character: find_sign(character) for character in counts if find_sign(character)}
    words = {
        "name": name_character(first),
        "count": f"{number:,}",
        "names": describe_counts(Counter({name_character(one): count for one, count in counts.items()})),
        "signs": list_items(f"{sign} for {name_character(character)}" for character, sign in signs.items()),
    }
    kind = "signs" if signs else "line-ends" if "\r" in counts else ""
    how_many = "several" if len(counts) > 1 else "times" if number > 1 else ""
    return "-".join(filter(None, (how_many, kind))), words


def describe_counts(counts: Counter[str]) -> str:
    """Return the names that were counted, each with how often it occurs."""
    return list_items(name + (f" ({count:,} times)" if count > 1 else "") for name, count in counts.items())


def list_items(items: Iterable[str]) -> str:
    """Return items as a list in words, of many only the first."""
    listed = list(items)
    more = [f"{len(listed) - MOST} more"] if len(listed) > MOST else []
    *before, last = [*listed[:MOST], *more] if listed else [""]
    return f"{', '.join(before)} and {last}" if before else last
