"""Several readouts in a terminal: a line each, in columns that are the same for all, so that none waits for another."""

from meeting_readout.page.cells import clean_line, count_cells, cut
from meeting_readout.page.facts import Facts
from meeting_readout.page.titles import get_list, get_title
from meeting_readout.validator.report.text import Paint

DATE, NUMBER = 11, 11
"""How wide the columns of dates and of numbers are."""
ERRORS = "has errors"


def format_heading(columns: int, paint: Paint) -> str:
    """Return the line of titles."""
    counts = [str(get_list(name).schema["title"]) for name in ("decisions", "directives")]
    titles = [get_title("occasion", "held").split()[0], get_title("occasion", "body"), get_title("release", "title")]
    return paint("bold", _place(titles, counts, columns)) + "\n"


def format_line(facts: Facts, valid: bool, columns: int, paint: Paint) -> str:
    """Return the line of one readout; one with errors says so before its title."""
    title = facts.title or facts.id
    words = [facts.date or "–", facts.body or "–", title if valid else f"{ERRORS}: {title}"]
    line = _place([clean_line(word) for word in words], [f"{facts.decisions:,}", f"{facts.directives:,}"], columns)
    return (line if valid else line.replace(ERRORS, paint("error", ERRORS), 1)) + "\n"


def _place(words: list[str], counts: list[str], columns: int) -> str:
    """Place words and counts in their columns; the body has a third of the room that the others leave."""
    room = columns - DATE - NUMBER * len(counts)
    widths = (DATE, room // 3, room - room // 3)
    cells = [cut(word, width - 1) for word, width in zip(words, widths, strict=True)]
    row = "".join(cell + " " * (width - count_cells(cell)) for cell, width in zip(cells, widths, strict=True))
    return row + "".join(f"{count:>{NUMBER}}" for count in counts)
