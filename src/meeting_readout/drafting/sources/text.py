"""A plain text: blank lines separate paragraphs. Every character is kept, and that is proven."""

import re
from itertools import pairwise
from typing import NamedTuple

from meeting_readout.converters.characters import FORBIDDEN, describe_counts, name_character
from meeting_readout.converters.decode import MARK, is_utf_16
from meeting_readout.drafting.sources.extracted import Extracted, Metadata, SourceBlock, SourceError, SourceOptions
from meeting_readout.drafting.sources.lines import ends_sentence, find_joint, looks_like_heading
from meeting_readout.drafting.sources.list_marks import Mark, find_lists

EDGES = " \t"
"""What is no part of a block at its ends."""
DASHES = "-–—"
SHORT = 0.6
"""A line that is shorter than this part of the longest ends its paragraph, where no blank line does."""


class Line(NamedTuple):
    """A line with something on it: where its words begin and end in the text."""

    start: int
    end: int
    words: str


def extract(data: bytes, options: SourceOptions) -> Extracted:
    """Return the paragraphs of a plain text."""
    text, remarks = read_text(data)
    pieces = split_text(text, options.unwrap)
    _prove(text, pieces)
    blocks = [
        SourceBlock(_unwrap(block.content) if options.unwrap else block.content, *block[1:]) for _, block in pieces
    ]
    return Extracted("text", blocks, Metadata(), remarks)


def read_text(data: bytes) -> tuple[str, list[str]]:
    """Return the text of a file, with line feeds for all line ends, and remarks about what was changed."""
    try:
        text = data.decode("utf-16" if is_utf_16(data) else "utf-8").removeprefix(MARK)
    except UnicodeDecodeError as error:
        encoding = "UTF-16" if is_utf_16(data) else "UTF-8"
        where = f"byte 0x{data[error.start]:02X} at offset {error.start:,} is not {encoding}"
        raise SourceError(f"{where}: save the text as UTF-8.") from None
    return clean_text(re.sub("\r\n?", "\n", text))


def clean_text(text: str) -> tuple[str, list[str]]:
    """Return a text without the characters that no readout may hold, and a remark that names them.

    A form feed, at which a page ends, is a blank line.
    """
    from collections import Counter

    text = text.replace("\f", "\n\n")
    counts = Counter(map(name_character, FORBIDDEN.findall(text)))
    if not counts:
        return text, []
    return FORBIDDEN.sub("", text), [f"left out what no readout may hold: {describe_counts(counts)}."]


def split_text(text: str, unwrap: bool = False) -> list[tuple[int, SourceBlock]]:
    """Return the blocks of a text, each with the offset at which it begins, its label included."""
    lines = _list_lines(text)
    if not lines:
        return []
    has_blank = any(text.count("\n", one.end, other.start) > 1 for one, other in pairwise(lines))
    marks = find_lists(line.words for line in lines)
    longest = max(len(line.words) for line in lines)
    groups = [[0]]
    for number, (before, line) in enumerate(pairwise(lines), 1):
        is_apart = text.count("\n", before.end, line.start) > 1
        if not has_blank:
            is_apart = not unwrap or _begins_paragraph(text, before, line, longest)
        if marks[number] and not (is_apart or _begins_item(before, line, marks[groups[-1][0]])):
            marks[number] = None
        groups += [[]] if is_apart or marks[number] else []
        groups[-1].append(number)
    blocks = []
    for order, group in enumerate(groups):
        first, last = lines[group[0]], lines[group[-1]]
        is_last = order + 1 == len(groups)
        blocks.append((first.start, _make_block(text[first.start : last.end], marks[group[0]], order == 0, is_last)))
    return blocks


def _begins_item(before: Line, line: Line, mark: Mark | None) -> bool:
    """Return whether a mark below another line begins an item: a dash may also stand within a wrapped sentence."""
    return line.words[0] not in DASHES or mark is not None or ends_sentence(before.words)


def _make_block(text: str, mark: Mark | None, is_first: bool, is_last: bool) -> SourceBlock:
    if mark:
        return SourceBlock(text[mark.end :], "item", mark.label)
    is_heading = looks_like_heading(text) and not is_last and (is_first or not re.search(r"\d", text))
    return SourceBlock(text, "heading" if is_heading else "paragraph")


def _list_lines(text: str) -> list[Line]:
    lines, at = [], 0
    for whole in text.split("\n"):
        if not whole.isspace() and whole:
            words = whole.strip(EDGES)
            start = at + len(whole) - len(whole.lstrip(EDGES))
            lines.append(Line(start, start + len(words), words))
        at += len(whole) + 1
    return lines


def _begins_paragraph(text: str, before: Line, line: Line, longest: int) -> bool:
    """Return whether a line begins a paragraph in a text without blank lines: by its indentation, or by the last."""
    is_indented = text[line.start - 1 : line.start] in (" ", "\t") or line.words.startswith("\u3000")
    return is_indented or len(before.words) < SHORT * longest


def _unwrap(content: str) -> str:
    first, *rest = content.split("\n")
    joined = [first.rstrip(EDGES)]
    for line in rest:
        joined += [find_joint(joined[-1], line.strip(EDGES)), line.strip(EDGES)]
    return "".join(joined)


def _prove(text: str, pieces: list[tuple[int, SourceBlock]]) -> None:
    """Raise `SourceError` unless the blocks with their labels and the white space between them are the text."""
    at = 0
    for start, block in pieces:
        lead = text[start : text.index(block.content, start + len(block.label))]
        if not _is_blank(text[at:start]) or lead.rstrip(" \t\u00a0\u3000") != block.label:
            raise SourceError(f"words would be lost near offset {start:,}.")
        at = start + len(lead) + len(block.content)
    if not _is_blank(text[at:]):
        raise SourceError(f"words would be lost near offset {at:,}.")


def _is_blank(text: str) -> bool:
    return not text or text.isspace()
