"""How much one document may hold, the same in every form; what goes beyond is a finding, never a skip."""

import re
from typing import Any

BYTES = 64 * 1024 * 1024
DEPTH = 64
NODES = 5_000_000
CODE_POINTS = 100_000
SECONDS = 10.0
"""How long the command works on one document; a program that calls the library keeps its own time."""

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""The characters that no text may hold: what XML 1.0 cannot carry, and the carriage return (spec 4.2)."""


def exceeded(data: bytes, readout: Any) -> bool:
    """Whether a document has too many values. They are counted only where the bytes could hold so many."""
    if len(data) <= NODES:  # a value takes two bytes at least, its comma included
        return False
    count, waiting = 0, [readout]
    while waiting:
        value = waiting.pop()
        count += 1
        if isinstance(value, dict | list):
            waiting += value.values() if isinstance(value, dict) else value
    return count > NODES


def named(character: str) -> str:
    """Name a character by its code point: `U+000B`."""
    return f"U+{ord(character):04X}"
