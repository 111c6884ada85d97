"""The dirt of a record as data: what the safe fixes of W007, S003, S005 and S006 do, at once and without places.

A record of a collection has no layout that is kept, so that its texts need not be looked for in the file: that takes
many times as long, and an archive may have dirt in every record.
"""

from collections import Counter
from typing import Any

from meeting_readout.converters.characters import FORBIDDEN
from meeting_readout.document.cleaning import clean_characters, has_signs
from meeting_readout.document.empties import drop_empty, find_empty
from meeting_readout.model.model import ROOT, ObjectType, Property, model

CODES = ("S003", "S005", "S006", "W007")
"""The rules whose findings are fixed here."""


def tidy(readout: Any) -> tuple[Any, Counter[str]]:
    """Return a readout without dirt, and how many findings of each rule are gone; what is not changed is not copied."""
    counts = Counter[str]()
    made = _clean_value(readout, model().objects[ROOT], None, counts)
    empty = find_empty(made)
    for path in empty:
        value = made
        for token in path:
            value = value[token]
        _count_empty(value, counts)
    return (drop_empty(made) if empty else made), counts


def _clean_value(value: Any, type_: ObjectType | None, prop: Property | None, counts: Counter[str]) -> Any:
    if isinstance(value, str):
        return _clean_text(value, prop, counts)
    if isinstance(value, list):
        items = [_clean_value(one, None, prop, counts) for one in value]
        return items if any(one is not other for one, other in zip(items, value, strict=True)) else value
    if not isinstance(value, dict):
        return value
    if prop and not type_:
        type_ = model().find_type(prop, value)
    properties = type_.properties if type_ else {}
    made = {name: _clean_value(one, None, properties.get(name), counts) for name, one in value.items()}
    return made if any(made[name] is not one for name, one in value.items()) else value


def _clean_text(text: str, prop: Property | None, counts: Counter[str]) -> str:
    """Return a text without dirt; in the verbatim text, blank ends are none."""
    made = text
    if FORBIDDEN.search(text):
        if has_signs(text):
            return text
        made = clean_characters(text)
        counts["W007"] += 1
    if prop and prop.target == "words" and (stripped := made.strip()) and stripped != made:
        counts["S005"] += made is text
        made = stripped
    return made


def _count_empty(value: Any, counts: Counter[str]) -> None:
    """Count the findings of what says nothing, with all that is in it."""
    if value is None:
        counts["S003"] += 1
    elif isinstance(value, str):
        counts["S005" if value else "S006"] += 1
    elif not value:
        counts["S006"] += 1
    else:
        for one in value.values() if isinstance(value, dict) else value:
            _count_empty(one, counts)
