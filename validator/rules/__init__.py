"""The rules: one file each, one function from the view of a document to problems; this is the whole table.

A rule runs where the document is checked at its level or a stricter one.
"""

from collections.abc import Callable, Iterator
from functools import cache

from meeting_readout.document.view import View
from meeting_readout.validator.families import LEVELS
from meeting_readout.validator.problem import Problem
from meeting_readout.validator.rules import (
    absent,
    amounts,
    anchored,
    blocks,
    chairs,
    codes,
    complete,
    dates,
    deadlines,
    durations,
    frameworks,
    ids,
    inferred,
    itself,
    languages,
    markers,
    mentions,
    namesakes,
    neighbours,
    not_held,
    notes,
    omitted,
    order,
    ordinals,
    other_words,
    parts,
    printed,
    published,
    quotations,
    quoted,
    ranges,
    references,
    sentences,
    sessions,
    stated,
    together,
    translation,
    twins,
    unreached,
    votes,
)

Rule = Callable[[View], Iterator[Problem]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("core", ids.check),
    ("core", references.check),
    ("core", mentions.check),
    ("core", amounts.check),
    ("core", dates.check),
    ("core", other_words.check),
    ("core", inferred.check),
    ("core", parts.check),
    ("core", absent.check),
    ("core", sessions.check),
    ("core", published.check),
    ("core", neighbours.check),
    ("core", ordinals.check),
    ("core", frameworks.check),
    ("core", votes.check),
    ("core", deadlines.check),
    ("core", markers.check),
    ("core", itself.check),
    ("core", languages.check),
    ("core", codes.check),
    ("core", durations.check),
    ("core", translation.check),
    ("core", twins.check),
    ("core", unreached.check),
    ("core", notes.check),
    ("core", namesakes.check),
    ("core", chairs.check),
    ("core", ranges.check),
    ("core", together.check),
    ("core", not_held.check),
    ("anchored", blocks.check),
    ("anchored", quotations.check),
    ("anchored", anchored.check),
    ("anchored", printed.check),
    ("anchored", stated.check),
    ("anchored", quoted.check),
    ("complete", complete.check),
    ("complete", sentences.check),
    ("complete", order.check),
    ("complete", omitted.check),
)


def run(view: View, level: str) -> Iterator[Problem]:
    """Run the rules of a level and of the milder ones."""
    for rule in _asked(level):
        yield from rule(view)


@cache
def _asked(level: str) -> tuple[Rule, ...]:
    return tuple(rule for least, rule in RULES if LEVELS.index(least) <= LEVELS.index(level))
