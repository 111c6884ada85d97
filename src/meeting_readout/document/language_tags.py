"""Language tags by BCP 47: which are well-formed, in the grammar of RFC 5646."""

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")

LANGTAG = (
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})"  # language, extended language subtags
    r"(?:-[a-z]{4})?"  # script
    r"(?:-(?:[a-z]{2}|[0-9]{3}))?"  # region
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"  # variants
    r"(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*"  # extensions
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"  # private use
)
PRIVATE = r"x(?:-[a-z0-9]{1,8})+"
IRREGULAR = (
    "en-gb-oed|i-ami|i-bnn|i-default|i-enochian|i-hak|i-klingon|i-lux|i-mingo|i-navajo|i-pwn|i-tao|i-tay|i-tsu"
    "|sgn-be-fr|sgn-be-nl|sgn-ch-de"
)
"""Tags of earlier times that the grammar of RFC 5646 names one by one."""
WELL_FORMED = re.compile(f"{LANGTAG}|{PRIVATE}|{IRREGULAR}", re.ASCII)
SHORT = 35
"""Tags up to so many characters come again in other documents, and are remembered."""


def remember_short(work: Callable[[str], T]) -> Callable[[str], T]:
    """Let a function remember what it returns for short tags; long ones could fill the memory."""
    seen = lru_cache(1024)(work)
    return wraps(work)(lambda tag: seen(tag) if len(tag) <= SHORT else work(tag))


@remember_short
def is_well_formed(tag: str) -> bool:
    """Return whether a tag follows the grammar, in capital letters or small."""
    return WELL_FORMED.fullmatch(tag.lower()) is not None
