"""The table of codes, as `schemas/codes.json` publishes it: currencies, countries, languages."""

import re
from functools import cache
from typing import Any

from meeting_readout.document.language_tags import is_well_formed, remember_short
from meeting_readout.document.word_lists import get_primary
from meeting_readout.schemas import load

LONGEST = 3
"""The grammar of BCP 47 allows languages of four to eight letters, and none has ever been registered."""


@cache
def known_codes(kind: str) -> frozenset[str]:
    """Return all codes of a kind (`currencies`, `countries`, `languages`), those of earlier times included."""
    table = load_codes()[kind]
    return frozenset(code for name in ("current", "former", "reserved", "private") for code in table.get(name, ()))


def find_meant(kind: str, code: str) -> str:
    """Return the code that is meant by one that does not exist, empty where that is not known."""
    return str(load_codes()[kind]["mistaken"].get(code, ""))


@remember_short
def find_unknown(tag: str) -> tuple[str, str, str]:
    """Return the language and the region that nobody has in a well-formed tag, between them the language meant."""
    return (*_language(tag), _region(tag)) if is_well_formed(tag) else ("", "", "")


def _language(tag: str) -> tuple[str, str]:
    """Return the primary subtag if no language has it, and the one that is meant; both may be empty."""
    primary = get_primary(tag)
    table = load_codes()["languages"]
    if len(primary) > LONGEST or (len(primary) == 2 and primary not in known_codes("languages")):
        return primary, table["mistaken"].get(primary, "")
    return (primary, table["threeLetters"][primary]) if primary in table["threeLetters"] else ("", "")


def _region(tag: str) -> str:
    """Return the region of a tag, if it is two letters that no country has."""
    match = re.match(r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?-([a-z]{2})(?:-|$)", tag.lower())
    region = match[1].upper() if match else ""
    return "" if region in known_codes("countries") else region


@cache
def load_codes() -> Any:
    """Return the whole table."""
    import json

    return json.loads(load("codes.json"))
