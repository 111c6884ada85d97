"""A language tag is well-formed by BCP 47 (spec 4.2)."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from typing import TypeVar

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

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


def check(view: View) -> Iterator[Problem]:
    """Yield every language tag that the grammar of RFC 5646 does not know."""
    for node, key in view.coded["language"]:
        if not well_formed(node[key]):
            yield Problem("M125", node, key, words={"tag": node[key]})


def remembered(work: Callable[[str], T]) -> Callable[[str], T]:
    """Let a function remember what it says of short tags; long ones could fill the memory."""
    seen = lru_cache(1024)(work)
    return wraps(work)(lambda tag: seen(tag) if len(tag) <= SHORT else work(tag))


@remembered
def well_formed(tag: str) -> bool:
    """Whether a tag follows the grammar, in capital letters or small."""
    return WELL_FORMED.fullmatch(tag.lower()) is not None
