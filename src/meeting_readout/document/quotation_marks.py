"""Quotation marks: where the quotations of a text begin and end, in the usage of many languages."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

Range = tuple[int, int]

TYPOGRAPHIC, CLOSING, ANGLED = "“”", "””", "«»"
"""Pairs of which a block has no more than one of its kind."""
BRACKETS = "([{"


class _Marks(NamedTuple):
    """The marks of `schemas/signs.json`."""

    pairs: tuple[str, ...]
    low: str
    reversed: str
    apostrophes: str


def find_quotations(contents: list[str]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the starts and ends of the quotations of each block; one may go on from block to block."""
    goes_on: set[str] = set()
    for content in contents:
        found: list[Range] = []
        for marks in _select_pairs(content, goes_on):
            ranges, still = _find_ranges(content, marks, marks in goes_on)
            found += ranges
            goes_on = goes_on | {marks} if still else goes_on - {marks}
        yield _merge(found)


def _select_pairs(content: str, goes_on: set[str]) -> list[str]:
    """Return the pairs of marks that a block uses."""
    marks = _load_marks()
    pairs = [pair for pair in marks.pairs if pair in goes_on or any(mark in content for mark in pair)]
    if marks.low[0] in content or marks.low in goes_on:
        return [marks.low, *(pair for pair in pairs if pair[0] not in marks.low)]
    if TYPOGRAPHIC[0] in content or TYPOGRAPHIC in goes_on:
        pairs = [pair for pair in pairs if pair != CLOSING]
    elif CLOSING in pairs and TYPOGRAPHIC in pairs:
        pairs.remove(TYPOGRAPHIC)
    closing, opening = (content.find(mark) for mark in marks.reversed)
    if marks.reversed in goes_on or (ANGLED not in goes_on and 0 <= closing < opening):
        pairs = [marks.reversed, *(pair for pair in pairs if pair != ANGLED)]
    return pairs


def _find_ranges(content: str, pair: str, inside: bool) -> tuple[list[Range], bool]:
    """Return the quotations in one pair of marks, and whether the last is still open at the end of the block."""
    marks = _find_marks(content, pair)
    if inside and marks and marks[0][1] is not False and not content[: marks[0][0]].strip():
        inside = False  # each paragraph of a long quotation opens it again
    ranges, depth, start = list[Range](), int(inside), 0
    for index, sort in marks:
        opens = depth == 0 if sort is None else sort
        if opens:
            start = start if depth else index
            depth += 1
        elif depth:
            depth -= 1
            ranges += [(start, index + 1)] if depth == 0 else []
    single = pair[1] in _load_marks().apostrophes
    if depth and not single:
        ranges.append((start, len(content)))
    return ranges, depth > 0 and not single


def _find_marks(content: str, pair: str) -> list[tuple[int, bool | None]]:
    """Return where the marks of a pair stand, and whether each opens (None: the two are alike, and take turns)."""
    marks: list[tuple[int, bool | None]] = []
    for match in re.finditer(f"[{pair}]", content):
        before, after = content[match.start() - 1 : match.start()], content[match.end() : match.end() + 1]
        opens = match[0] == pair[0] if pair[0] != pair[1] else None
        if pair[1] in _load_marks().apostrophes:
            if before.isalnum() and after.isalnum():
                continue  # inside a word
            opens = _opens(before, after) if opens is None else opens
            if marks and not opens and marks[-1][1] is False:
                marks.pop()  # an apostrophe at the end of a word: the last one closes
        marks.append((match.start(), opens))
    return marks


def _opens(before: str, after: str) -> bool:
    """Return whether an apostrophe opens a quotation, by the characters before and after it."""
    begins = not before or before.isspace() or before in BRACKETS
    return not after.isspace() and (begins or (after.isalnum() and not before.isalnum()))


@cache
def _load_marks() -> _Marks:
    import json

    from meeting_readout.schemas import load

    found = json.loads(load("signs.json"))["quotations"]
    return _Marks(tuple(found["pairs"]), found["low"], found["reversed"], found["apostrophes"])


def _merge(ranges: list[Range]) -> tuple[list[int], list[int]]:
    starts, ends = list[int](), list[int]()
    for start, end in sorted(ranges):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends
