"""The characters that are forbidden in the texts of a readout, and how they are named."""

import re

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""The characters that are forbidden in texts: what XML 1.0 cannot hold, and the carriage return (spec 4.2)."""


def name_character(character: str) -> str:
    """Return the name of a character by its code point: `U+000B`."""
    return f"U+{ord(character):04X}"
