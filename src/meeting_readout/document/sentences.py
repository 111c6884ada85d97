"""Where sentences end, as `schemas/sentences.json` says it of each language (spec 7.3)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from meeting_readout.document.word_lists import get_primary
from meeting_readout.schemas import load

YEAR = 4
"""A point after so many figures, a year, ends a sentence in every language."""
NEAR = 80
"""So many characters before and after a mark are looked at: a long text must not be read again for each mark."""
LAST_WORD = re.compile(r"\S+$")
FIGURES = re.compile(r"\d+$")
LABEL = re.compile(r"(?:\d+\.)*\d+|[IVXLCDM]+")
"""Figures that count paragraphs, where they begin a line."""
LETTERS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
"""Single letters, also several with points between them: initials, "U.S", "a.m"."""
UNSPACED = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""A character of Chinese or Japanese, after which a word in letters begins without a space."""


class Ends(NamedTuple):
    """What a language says of its sentences."""

    mark: re.Pattern[str]
    openers: str
    no_end: tuple[str, ...]
    abbreviations: frozenset[str]
    before_figures: frozenset[str]
    ordinal_point: bool


def has_end_between(content: str, start: int, end: int, language: str) -> bool:
    """Return whether a sentence ends between two offsets, and words of another follow before the second.

    `language` is a BCP 47 tag, of which the first part counts.
    """
    first = next(find_ends(content, start, end, language), end)
    return any(char.isalnum() for char in content[first:end])


def find_ends(content: str, start: int, end: int, language: str) -> Iterator[int]:
    """Yield the offset behind each sentence that ends between two offsets."""
    primary = get_primary(language)
    ends = _compile_ends(primary if primary in _table()["languages"] else "")
    for match in ends.mark.finditer(content, start, end):
        if _is_end(content, match, ends):
            yield match.end()


def _is_end(content: str, match: re.Match[str], ends: Ends) -> bool:
    """Return whether a mark ends a sentence, with what closes it."""
    if match["always"]:
        # What goes on behind it would make it a part of a title, or of a quotation within the sentence.
        return not content.startswith(ends.no_end, match.end())
    rest = content[match.end() : match.end() + NEAR].lstrip().lstrip(ends.openers)
    if rest[:1].islower():
        return False
    return match["mark"] != "." or not _is_inside(content, match.start(), rest, ends)


def _is_inside(content: str, at: int, rest: str, ends: Ends) -> bool:
    """Return whether a point stands inside a sentence: after an abbreviation, initials, an ordinal or a label."""
    near = content[max(0, at - NEAR) : at]
    last_word = LAST_WORD.search(near)
    if last_word is None:
        return False
    word = UNSPACED.split(last_word[0])[-1].lstrip(ends.openers)
    if LABEL.fullmatch(word) and not near[: last_word.start()].rpartition("\n")[2].strip():
        return True
    figures = FIGURES.search(word)
    if figures:
        return ends.ordinal_point and len(figures[0]) != YEAR
    last = re.split(r"[-/]", word)[-1]
    if LETTERS.fullmatch(last) and last.lower() != last.upper():
        return True
    names = {word, last, word[:1].lower() + word[1:], last[:1].lower() + last[1:]}
    if names & ends.abbreviations:
        return True
    if ends.ordinal_point and LABEL.fullmatch(word):
        return True
    return rest[:1].isdecimal() and bool(names & ends.before_figures)


@cache
def _compile_ends(language: str) -> Ends:
    table = _table()
    row = table["languages"].get(language, {})
    closers = _join(row.get("closers", table["closers"]))
    # Behind a space it closes only if something else closes, or white space comes, behind it.
    spaced = rf"[ \u00a0\u202f](?=[{closers}](?:[\s{closers}]|$))"
    closing = rf"(?:(?:{spaced})?[{closers}])*+" if closers else ""
    marks, always = _join([*table["marks"], *row.get("marks", ())]), _join(table["unspacedMarks"])
    no_end = (*table["noEnd"], *table["closers"])
    return Ends(
        # No match begins inside a run of marks, and nothing is tried twice: the time grows as the text does.
        re.compile(
            rf"(?:(?P<always>[{always}]++)|(?<![{marks}])(?P<mark>[{marks}])[{marks}]*+){closing}(?(always)|(?=\s))"
        ),
        "".join(table["openers"]),
        no_end,
        frozenset(row.get("abbreviations", ())),
        frozenset(row.get("beforeFigures", ())),
        "ordinalPoint" in row,
    )


def _join(characters: list[str]) -> str:
    return "".join(re.escape(character) for character in characters)


@cache
def _table() -> Any:
    import json

    return json.loads(load("sentences.json"))
