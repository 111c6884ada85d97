"""The three letters of a language (ISO 639-2), of two such codes that for terminology."""

from functools import cache

from meeting_readout.document.codes import load_codes
from meeting_readout.document.word_lists import get_primary

UNDETERMINED = "und"
BIBLIOGRAPHIC = frozenset((
    "alb", "arm", "baq", "bur", "chi", "cze", "dut", "fre", "geo", "ger", "gre", "ice", "mac", "mao", "may", "per",
    "rum", "slo", "tib", "wel",
))  # fmt: skip
"""The three letters that libraries use where others use those for terminology."""


def find_three_letters(tag: str) -> str:
    """Return the three letters of the language of a tag, `und` where it has none."""
    primary = get_primary(tag)
    return primary if len(primary) == 3 else _map_three_letters().get(primary, UNDETERMINED)


@cache
def _map_three_letters() -> dict[str, str]:
    table: dict[str, str] = load_codes()["languages"]["threeLetters"]
    return {two: three for three, two in table.items() if three not in BIBLIOGRAPHIC}
