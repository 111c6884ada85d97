"""Text in the cells of a terminal: cut and wrapped so that wide letters keep to the columns."""

from collections.abc import Iterator
from itertools import accumulate

from meeting_readout.document.graphemes import split_letters
from meeting_readout.validator.report.escape import escape
from meeting_readout.validator.report.excerpt import ELLIPSIS, get_cells


def clean_line(text: str) -> str:
    """Return a text in one line, without what a terminal would act upon."""
    return escape(" ".join(text.split()))


def count_cells(text: str) -> int:
    """Return how many cells a text takes."""
    return sum(map(get_cells, text))


def cut(text: str, room: int) -> str:
    """Return a text, with an ellipsis in place of what there is no room for."""
    if count_cells(text) <= room:
        return text
    letters = split_letters(text)
    ends = accumulate(map(count_cells, letters))
    kept = sum(end < room for end in ends)
    return "".join(letters[:kept]).rstrip() + ELLIPSIS


def wrap(text: str, room: int) -> list[str]:
    """Return a text in lines, broken between words, and between letters where a word has no room."""
    lines, line = list[str](), ""
    for word in _split_words(text, room):
        longer = line + word
        if line and count_cells(longer.rstrip()) > room:
            lines.append(line.rstrip())
            line = word.lstrip()
        else:
            line = longer
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _split_words(text: str, room: int) -> Iterator[str]:
    """Yield the words, each with the blank before it; a letter of two cells, as in Chinese, may end a line."""
    word = ""
    for letter in split_letters(text):
        cells = count_cells(letter)
        if word and (letter == " " or cells == 2 or count_cells(word) + cells > room):
            yield word
            word = ""
        word += letter
    if word:
        yield word
