"""The fixes: a file for each kind, one function from mistakes with a code to changes of the text; this is the table.

A fix is safe where what was meant is beyond doubt; where it takes a guess it is unsafe, and made only if asked for.
Everything that is not changed stays as it is: comments, layout, line ends.
"""

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from meeting_readout.validator.finding import Edit, Finding, Safety
from meeting_readout.validator.fixes import (
    ambiguous,
    byte_order_mark,
    nearest_word,
    no_block,
    not_in_block,
    order,
    part_repeats_whole,
    text_order,
    unknown_property,
)
from meeting_readout.validator.fixes.editor import Changes, Fix, Page

if TYPE_CHECKING:
    from meeting_readout.converters.source import Source
    from meeting_readout.document.view import View
    from meeting_readout.validator.locate import Locator, Mistake
    from meeting_readout.validator.schema.prune import Pruned

FIXES: tuple[tuple[str, Safety, Fix], ...] = (
    ("W004", "safe", byte_order_mark.fix),
    ("W012", "safe", order.fix),
    ("S002", "safe", unknown_property.fix),
    ("S004", "unsafe", nearest_word.fix),
    ("S008", "unsafe", nearest_word.fix),
    ("M103", "unsafe", nearest_word.fix),
    ("M110", "safe", part_repeats_whole.fix),
    ("Q101", "safe", not_in_block.fix),
    ("Q101", "unsafe", not_in_block.capitals),
    ("Q102", "safe", ambiguous.fix),
    ("Q102", "unsafe", ambiguous.first),
    ("Q104", "safe", no_block.fix),
    ("Q303", "safe", text_order.fix),
)
"""Of the fixes of one code the first that mends a mistake is taken."""


def mend(locator: "Locator", view: "View | None", pruned: "Pruned | None") -> list[Finding]:
    """Give the findings of a document, each with its edits where a program can mend it."""
    left: defaultdict[str, dict[int, Mistake]] = defaultdict(dict)
    for number, mistake in enumerate(locator.mistakes):
        left[mistake.finding.code][number] = mistake
    findings = [mistake.finding for mistake in locator.mistakes]
    page = Page(locator.trace, locator.form, view, pruned)
    for code, safety, fix in FIXES:
        numbers = {id(mistake): number for number, mistake in left[code].items()}
        for mistake, changes in fix(page, list(left[code].values())) if numbers else ():
            if changes:
                number = numbers[id(mistake)]
                findings[number] = replace(mistake.finding, edits=_edits(locator.trace.source, changes), safety=safety)
                del left[code][number]
    return findings


def _edits(source: "Source", changes: Changes) -> tuple[Edit, ...]:
    return tuple(
        Edit(
            *source.find_position(change.start),
            *source.find_position(change.end),
            change.text,
            *change[:2],
            change.rank,
        )
        for change in changes
    )
