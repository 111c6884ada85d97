"""Drafting grows with the text and not with its square, whatever the text is made of."""

import time
from typing import Any

import pytest
from call_count import count_calls

from meeting_readout.drafting.draft import draft

Node = dict[str, Any]
LIMIT = 100_000
"""A text has so many characters at most."""
SECONDS = 15
"""A megabyte takes a second or less; one pattern that tries again at each letter would take minutes."""
MEGABYTE = [
    ("en", "AB CD EF "),
    ("en", "Abc Def "),
    ("en", ", "),
    ("en", "1,"),
    ("en", "a-"),
    ("en", "("),
    ("en", "Chair: Ida "),
    ("zh", "，"),
    ("ja", "は"),
]
UNITS = [
    ("en", "The Council approved the plan on 3 May 2031. "),
    ("en", "and must also "),
    ("en", "requests, "),
    ("en", "said that it "),
    ("en", "5 million euros by 3 May "),
    ("en", "a\n"),
    ("de", "wird nimmt zur "),
    ("de", "der Rat, dass "),
    ("fr", "le 3 mai 2031 et "),
    ("zh", "会议要求，要加强。"),
    ("zh", "第四次由石岚主持"),
    ("ja", "決定し、"),
]


def make_source(language: str, unit: str, size: int) -> Node:
    """Return a text of one unit, in as many blocks as it needs."""
    most = min(size, LIMIT) // len(unit)
    content = (unit * most).strip() or unit
    blocks = [{"id": f"b{number}", "content": content} for number in range(max(1, size // LIMIT))]
    return {"specVersion": "1.0", "id": "long", "release": {"title": "T", "language": language}, "blocks": blocks}


@pytest.mark.parametrize(("language", "unit"), MEGABYTE)
def test_a_megabyte_takes_seconds(language: str, unit: str) -> None:
    source = make_source(language, unit, 1_000_000)
    begun = time.process_time()
    draft(source, "all")
    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize(("language", "unit"), UNITS)
def test_calls_grow_as_the_text_does(language: str, unit: str) -> None:
    draft(make_source(language, unit, 500), "all")  # what is loaded once is loaded
    first, second = (
        count_calls(lambda size=size: draft(make_source(language, unit, size), "all")) for size in (4000, 16_000)
    )
    assert second < 5 * first
