"""How much one document may hold, the same in every form; what goes beyond is a finding, never a skip."""

import re

BYTES = 64 * 1024 * 1024
DEPTH = 64
NODES = 5_000_000
CODE_POINTS = 100_000

FORBIDDEN = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that no text may hold: what XML 1.0 cannot carry, and the carriage return (spec 4.2)."""


def named(character: str) -> str:
    """Name a character by its code point: `U+000B`."""
    return f"U+{ord(character):04X}"
