"""What a source says of itself, as far as it can be true: languages that exist, days of the calendar."""

import re
from datetime import date

from meeting_readout.document.codes import find_unknown
from meeting_readout.document.language_tags import is_well_formed

DAY = re.compile("([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?(?![0-9-])")


def read_language(said: str) -> str:
    """Return a language tag as BCP 47 writes it, empty where there is no such language."""
    tag = said.strip().replace("_", "-")
    if not is_well_formed(tag):
        return ""
    language, _near, region = find_unknown(tag)
    return "" if language or region else tag


def read_date(said: str) -> str:
    """Return the day, month or year with which a text begins, empty where the calendar has none."""
    found = DAY.match(said.strip())
    if not found:
        return ""
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return ""
    return found[0]
