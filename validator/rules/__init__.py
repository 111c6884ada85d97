"""The rules: one file each, one function from the view of a document to problems; this is the whole table.

A rule runs where the document is checked at its level or a stricter one.
"""

from collections.abc import Callable, Iterator

from meeting_readout.validator.problem import Problem
from meeting_readout.validator.rules import (
    amounts,
    anchored,
    blocks,
    complete,
    dates,
    ids,
    inferred,
    mentions,
    order,
    other_words,
    parts,
    printed,
    quotations,
    references,
    sentences,
)
from meeting_readout.validator.view import View

Rule = Callable[[View], Iterator[Problem]]

LEVELS = ("core", "anchored", "complete")
"""From the mildest; each asks for all that those before it ask for."""

RULES: tuple[tuple[str, Rule], ...] = (
    ("core", ids.check),
    ("core", references.check),
    ("core", mentions.check),
    ("core", amounts.check),
    ("core", dates.check),
    ("core", other_words.check),
    ("core", inferred.check),
    ("core", parts.check),
    ("anchored", blocks.check),
    ("anchored", quotations.check),
    ("anchored", anchored.check),
    ("anchored", printed.check),
    ("complete", complete.check),
    ("complete", sentences.check),
    ("complete", order.check),
)


def run(view: View, level: str) -> Iterator[Problem]:
    """Run the rules of a level and of the milder ones."""
    for least, rule in RULES:
        if LEVELS.index(least) <= LEVELS.index(level):
            yield from rule(view)
