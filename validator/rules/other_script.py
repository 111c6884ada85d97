"""M144: the text of a language is written in one of its scripts (spec 5.6)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

if TYPE_CHECKING:
    from meeting_readout.document.index import Node

FEW = 20
"""A text of fewer letters may be a name, or a number."""
LETTER = re.compile(r"[^\W\d_]")
SCRIPT = re.compile(r"-(?:[a-z]{4}(?:-|$)|x-)", re.IGNORECASE)
"""What says in a tag in which script, or in which way of one's own, it is written."""


def check(view: View) -> Iterator[Problem]:
    """Yield the language of the blocks that hold no letter of a script in which it is written."""
    texts: dict[str, list[str]] = {}
    places: dict[str, Node] = {}
    release = view.data.get("release", {})
    usual = release.get("language", "")
    for block in view.data.get("blocks", ()):
        tag = block.get("language", usual)
        texts.setdefault(tag, []).append(block.get("content", ""))
        # The release says it for all blocks that do not say it themselves.
        if tag not in places or "language" not in block:
            places[tag] = block if "language" in block else release
    for tag, contents in texts.items():
        letters = _compile_letters(tag) if tag and not SCRIPT.search(tag) else None
        if letters is None or any(letters.search(content) for content in contents):
            continue
        if sum(len(LETTER.findall(content)) for content in contents) >= FEW and view.is_intact(places[tag]):
            yield Problem("M144", places[tag], "language", words={"language": tag})


@cache
def _compile_letters(tag: str) -> re.Pattern[str] | None:
    """Return a pattern of the letters of a language, None where the list does not know it."""
    from meeting_readout.document.numerals import get_script, get_words

    row = get_words(tag)
    if row is None:
        return None
    ranges = (f"{chr(first)}-{chr(last)}" for code in row["scripts"] for first, last in get_script(code))
    return re.compile(f"[{''.join(ranges)}]")
