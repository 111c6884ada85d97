"""The characters that no text of a readout may hold, and how they are named."""

import re

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""The characters that no text may hold: what XML 1.0 cannot carry, and the carriage return (spec 4.2)."""


def name_character(character: str) -> str:
    """Name a character by its code point: `U+000B`."""
    return f"U+{ord(character):04X}"
