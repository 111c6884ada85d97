"""Full days: what targets take that know no other dates."""

from datetime import date
from typing import Any

from meeting_readout.document.library import span


def find_day(value: "str | dict[str, Any] | None") -> date | None:
    """Return the day that a date or a moment is; None if it is a longer time, or not known in full."""
    if value is None:
        return None
    first, last = span(value.partition("T")[0] if isinstance(value, str) else value)
    return first if first == last else None
