"""Numbers and bullets that are typed at the beginning of a line: what is a list, and what only looks like one."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from meeting_readout.drafting.sources.extracted import SourceBlock
from meeting_readout.drafting.sources.numbering import read_numbers

MARK = re.compile(
    r"""(?P<mark>
        (?P<open>[(（\[]?)(?P<number>\d{1,4}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivxl]{1,7}|[IVXL]{1,7})(?P<close>[.)\]])
            (?=[\ \t\u00a0\u3000])
      | (?P<parts>\d{1,3}(?:\.\d{1,3}){1,3})(?=[\ \t\u00a0\u3000])
      | (?P<wideopen>[（(]?)(?P<wide>[一二三四五六七八九十]{1,3}|\d{1,3})(?P<wideclose>[、．）)])
      | (?P<circled>[\u2460-\u2473])
      | (?P<bullet>[-–—•·●○▪■◦‣*])(?=[\ \t\u00a0\u3000])
    )[\ \t\u00a0\u3000]*(?=\S)""",
    re.VERBOSE,
)
"""A mark, and the space behind it."""
Reading = tuple[str, tuple[int, ...]]
"""The style of a number with its signs, and what it counts: the last of several numbers, with those before it."""


class Mark(NamedTuple):
    """A mark at the beginning of a line: as printed, where the words begin, and what it may count."""

    label: str
    end: int
    readings: tuple[Reading, ...]


def find_mark(line: str) -> Mark | None:
    """Return the mark at the beginning of a line, None where there is none."""
    found = MARK.match(line)
    if not found:
        return None
    parts = found.groupdict()
    if parts["bullet"]:
        return Mark(found["mark"], found.end(), ())
    printed = next(parts[name] for name in ("number", "parts", "wide", "circled") if parts[name])
    signs = found["mark"].replace(printed, "#", 1)
    return Mark(found["mark"], found.end(), _read(printed, signs))


@lru_cache(1024)
def _read(printed: str, signs: str) -> tuple[Reading, ...]:
    *before, last = printed.split(".")
    if before:
        return (("1" + signs, tuple(map(int, (*before, last)))),)
    return tuple((style + signs, (value,)) for style, value in read_numbers(last))


def find_lists(lines: Iterable[str]) -> list[Mark | None]:
    """Return for each line the mark of the list of which it is an item, None where it is none.

    A number counts where another line has its neighbour in the same style: `5. May` alone is a date.
    """
    marks = [find_mark(line) for line in lines]
    known = {reading for mark in marks if mark for reading in mark.readings}
    return [mark if mark and (not mark.readings or _has_neighbour(mark, known)) else None for mark in marks]


def mark_items(blocks: Iterable[SourceBlock]) -> list[SourceBlock]:
    """Return blocks with those as items that begin with the typed number of a list; the number is their label."""
    given = list(blocks)
    marks = find_lists(block.content if _may_be_item(block) else "" for block in given)
    return [
        block._replace(kind="item", label=mark.label, content=block.content[mark.end :]) if mark else block
        for block, mark in zip(given, marks, strict=True)
    ]


def _may_be_item(block: SourceBlock) -> bool:
    return not block.label and not block.continues and not block.omitted and block.kind in ("paragraph", "item")


def _has_neighbour(mark: Mark, known: set[Reading]) -> bool:
    return any(other in known for reading in mark.readings for other in _list_neighbours(reading))


def _list_neighbours(reading: Reading) -> Iterator[Reading]:
    style, (*before, last) = reading
    yield style, (*before, last - 1)
    yield style, (*before, last + 1)
