"""From lines on pages to paragraphs: what hangs together, what goes on behind a page, what is a note or a heading."""

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from meeting_readout.drafting.sources.extracted import SourceBlock
from meeting_readout.drafting.sources.hyphens import Hyphens
from meeting_readout.drafting.sources.lines import HEADING, ends_sentence, find_joint
from meeting_readout.drafting.sources.list_marks import Mark, find_lists
from meeting_readout.drafting.sources.pdf_furniture import find_furniture
from meeting_readout.drafting.sources.pdf_lines import Line, Page
from meeting_readout.drafting.sources.pdf_rows import join_rows

APART = 1.35
"""Lines whose distance is greater than the usual one by this factor belong to two paragraphs."""
USUAL = 1.6
"""The usual distance of lines in sizes of their letters, at most."""
SIZES = 0.6
"""Letters of one paragraph differ in size by less."""
INDENT = 0.8
"""A first line is indented by so much of the size of its letters."""
SHORT = 0.85
"""A last line is shorter than this part of the longest."""
COLUMN = 40
"""Lines that begin within so many points begin in one column."""
NOTE_MARK = re.compile(r"([0-9]{1,2}|[*†‡])\s*(?=[^\d\s])")
LARGE, SMALL = 1.15, 0.92
"""The size of headings and of notes, as a part of that of most letters."""


class Paragraphs(NamedTuple):
    """The blocks, the hyphens that were left out, and remarks."""

    blocks: list[SourceBlock]
    removed: Counter[str]
    remarks: list[str]


def make_paragraphs(pages: list[Page]) -> Paragraphs:
    """Return the blocks of a document."""
    joined = [Page(page.height, join_rows(page.lines)) for page in pages]
    furniture = find_furniture(joined)
    making = _Making(joined, furniture)
    for page, apart in zip(joined, furniture, strict=True):
        making.add_page(page, apart)
    making.end_page()
    return Paragraphs(making.blocks, making.hyphens.removed, making.hyphens.describe())


class _Making:
    """One pass over the pages."""

    def __init__(self, pages: list[Page], furniture: list[set[int]]) -> None:
        body = [line for page, apart in zip(pages, furniture, strict=True) for line in _list_body(page, apart)]
        self.hyphens = Hyphens(line.text for line in body)
        self.size = _find_usual([line.size for line in body for _ in line.text])
        self.gap = min(_find_gap(body), USUAL * self.size)
        self._rights: dict[int, float] = {}
        """Of the page at hand, where the longest line ends that begins in each strip of it."""
        marks = find_lists(line.text for line in body)
        self._marks = {id(line): mark for line, mark in zip(body, marks, strict=True)}
        self.blocks: list[SourceBlock] = []
        self._waiting: list[SourceBlock] = []
        """Furniture and notes, which come behind a paragraph that goes on behind the page."""
        self._last: Line | None = None
        self._last_is_full = False
        self._group: list[Line] = []
        self._is_continued = False

    def add_page(self, page: Page, apart: set[int]) -> None:
        """Add the lines of a page."""
        heads = [SourceBlock(page.lines[number].text, omitted="furniture") for number in sorted(apart)]
        body, self._rights = _list_body(page, apart), {}
        for line in body:
            column = round(line.x0 / COLUMN)
            self._rights[column] = max(self._rights.get(column, 0.0), line.x1)
        notes = self._find_notes(body)
        of_notes = {id(line) for line in notes}
        main = [line for line in body if id(line) not in of_notes]
        is_torn = bool(main) and self._last is not None and self._goes_on(self._last, main[0], self._last_is_full)
        if not is_torn:
            self.end_page()
        for number, line in enumerate(main):
            before = main[number - 1] if number else None
            if before and self._is_together(before, line):
                self._group.append(line)
            else:
                column = before is not None and line.y > before.y and self._goes_on(before, line, self._is_full(before))
                self._end_group()
                self._group = [line]
                self._is_continued = column or (is_torn and not number)
        self._end_group()
        if main:
            self._last, self._last_is_full = main[-1], self._is_full(main[-1])
        self._waiting += [*self._make_notes(notes), *heads]

    def end_page(self) -> None:
        """Add what waits for the end of a paragraph that may go on."""
        self.blocks += self._waiting
        self._waiting = []

    def _end_group(self) -> None:
        if not self._group:
            return
        group, self._group = self._group, []
        text = self._join(group)
        if group[0].cells:
            kind = "table-row"
        elif self._is_heading(group, text):
            kind = "heading"
        else:
            kind = "paragraph"
        self.blocks.append(SourceBlock(text, kind, continues=self._is_continued))
        if self._is_continued and self._waiting:
            self.end_page()

    def _join(self, group: list[Line]) -> str:
        text = group[0].text
        for line in group[1:]:
            parted = self.hyphens.join(text, line.text)
            text = text + find_joint(text, line.text) + line.text if parted is None else parted
        return text

    def _is_together(self, before: Line, line: Line) -> bool:
        """Return whether a line is of the paragraph of the line before it."""
        distance = before.y - line.y
        if before.cells or line.cells or not 0 < distance <= APART * self.gap * max(1, before.size / self.size):
            return False
        if abs(before.size - line.size) > SIZES or before.is_bold != line.is_bold or self._get_mark(line):
            return False
        is_indented = line.x0 - before.x0 > INDENT * line.size
        ends = ends_sentence(before.text)
        if is_indented and ends and not self._get_mark(before) and len(self._group) > 1:
            return False
        return not ends or self._is_full(before)

    def _find_right(self, line: Line) -> float:
        """Return where the longest line of a column ends."""
        column = round(line.x0 / COLUMN)
        return max(self._rights.get(one, 0.0) for one in (column - 1, column, column + 1))

    def _goes_on(self, before: Line, line: Line, is_full: bool) -> bool:
        """Return whether a paragraph goes on behind the end of its page or column."""
        if before.cells or line.cells or ends_sentence(before.text) or self._get_mark(line):
            return False
        if abs(before.size - line.size) > SIZES or before.is_bold != line.is_bold:
            return False
        return line.text[:1].islower() or is_full

    def _is_full(self, line: Line) -> bool:
        """Return whether a line goes on to the end of its column."""
        return line.x1 - line.x0 >= SHORT * (self._find_right(line) - line.x0)

    def _is_heading(self, group: list[Line], text: str) -> bool:
        is_marked = group[0].size > LARGE * self.size or all(line.is_bold for line in group)
        return is_marked and len(text) <= HEADING and not self._is_continued and not self._get_mark(group[0])

    def _find_notes(self, body: list[Line]) -> list[Line]:
        """Return the lines at the lower end of a page that are smaller than its text."""
        lowest = sorted(body, key=lambda line: line.y)
        count = next((at for at, line in enumerate(lowest) if line.size >= SMALL * self.size), len(lowest))
        found = {id(line) for line in lowest[:count]} if count < len(lowest) else set[int]()
        return [line for line in body if id(line) in found]

    def _make_notes(self, notes: list[Line]) -> list[SourceBlock]:
        groups: list[list[Line]] = []
        for line in notes:
            is_first = not groups or line.text[:1].isdigit() or line.text[:1] in "*†‡"
            groups += [[line]] if is_first else []
            if not is_first:
                groups[-1].append(line)
        texts = [self._join(group) for group in groups]
        found = [NOTE_MARK.match(text) for text in texts]
        return [
            SourceBlock(text[mark.end() :], "note", mark[1]) if mark else SourceBlock(text, "note")
            for text, mark in zip(texts, found, strict=True)
        ]

    def _get_mark(self, line: Line) -> Mark | None:
        return self._marks.get(id(line))


def _list_body(page: Page, apart: set[int]) -> list[Line]:
    return [line for number, line in enumerate(page.lines) if number not in apart]


def _find_usual(values: list[float]) -> float:
    return Counter(values).most_common(1)[0][0] if values else 1.0


def _find_gap(lines: list[Line]) -> float:
    """Return the usual distance of lines that follow each other."""
    gaps = [before.y - line.y for before, line in pairwise(lines) if 0 < before.y - line.y < 3 * line.size]
    return median(gaps) if gaps else 1.2 * max((line.size for line in lines), default=1.0)
