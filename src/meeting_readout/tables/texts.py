"""Values in files that have no lists and no dates: both become texts."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any

from meeting_readout.model.table_plan import tables

Encode = Callable[[Sequence[Any]], list[Any]]


def format_list(values: list[str | None]) -> str:
    """Return a list as JSON."""
    return json.dumps(values, ensure_ascii=False)


@cache
def make_encoder(table: str) -> Encode:
    """Return the function that makes texts of the lists and dates in a row."""
    kinds = [column.type for column in tables()[table].columns]
    changed: list[tuple[int, Callable[[Any], str]]] = [
        (number, format_list if kind == "strings" else date.isoformat)
        for number, kind in enumerate(kinds)
        if kind in ("strings", "date")
    ]

    def encode(row: Sequence[Any]) -> list[Any]:
        made = list(row)
        for number, change in changed:
            if made[number] is not None:
                made[number] = change(made[number])
        return made

    return encode
