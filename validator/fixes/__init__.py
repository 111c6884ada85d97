"""The fixes: a file for each kind, one function from findings of a code to changes of the text; this is the table.

A fix is safe where what was meant is beyond doubt. Where it takes a guess it is unsafe, and made only if asked for.
Everything else in the file stays as it is: comments, layout, line ends.
"""

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from meeting_readout.validator.finding import Edit, Finding, Safety
from meeting_readout.validator.fixes import (
    ambiguous,
    byte_order_mark,
    characters,
    code_points,
    commas,
    damage,
    element_order,
    empty,
    encoding,
    missing_wrapper,
    nearest_word,
    no_block,
    not_in_block,
    notation,
    part_repeats_whole,
    text_order,
    unknown_property,
    wrong_block,
)
from meeting_readout.validator.fixes.editor import Changes, Editor, Fix

if TYPE_CHECKING:
    from meeting_readout.converters.source import Source
    from meeting_readout.document.view import View
    from meeting_readout.validator.locate import Located, Locator
    from meeting_readout.validator.schema.prune import Pruned

FIXES: tuple[tuple[str, Safety, Fix], ...] = (
    ("W002", "unsafe", encoding.fix),
    ("W003", "safe", commas.fix),
    ("W004", "safe", byte_order_mark.fix),
    ("W007", "safe", characters.fix),
    ("W007", "unsafe", characters.write_signs),
    ("W012", "safe", element_order.fix),
    ("W014", "safe", missing_wrapper.fix_item),
    ("S002", "safe", unknown_property.fix),
    ("S002", "safe", missing_wrapper.fix_list),
    ("S003", "safe", empty.fix),
    ("S004", "unsafe", nearest_word.fix),
    ("S005", "safe", notation.fix),
    ("S005", "safe", empty.fix),
    ("S005", "unsafe", notation.drop_time),
    ("S006", "safe", empty.fix),
    ("S008", "unsafe", nearest_word.fix),
    ("M103", "unsafe", wrong_block.fix_unknown),
    ("M103", "unsafe", nearest_word.fix),
    ("M110", "safe", part_repeats_whole.fix),
    ("M145", "unsafe", damage.fix),
    ("Q101", "safe", not_in_block.fix),
    ("Q101", "safe", code_points.fix),
    ("Q101", "unsafe", not_in_block.fix_capitals),
    ("Q101", "unsafe", wrong_block.fix),
    ("Q102", "safe", ambiguous.fix),
    ("Q102", "unsafe", ambiguous.take_first),
    ("Q104", "safe", no_block.fix),
    ("Q303", "safe", text_order.fix),
)
"""Of the fixes of one code, the first that has changes for a finding is taken."""


def add_edits(locator: "Locator", view: "View | None", pruned: "Pruned | None") -> list[Finding]:
    """Return the findings of a document, each with its edits where a program can fix it."""
    left: defaultdict[str, dict[int, Located]] = defaultdict(dict)
    for number, one in enumerate(locator.located):
        left[one.finding.code][number] = one
    findings = [one.finding for one in locator.located]
    editor = Editor(locator.trace, locator.form, view, pruned)
    for code, safety, fix in FIXES:
        numbers = {id(one): number for number, one in left[code].items()}
        for one, changes in fix(editor, list(left[code].values())) if numbers else ():
            if changes:
                number = numbers[id(one)]
                findings[number] = replace(one.finding, edits=_make_edits(locator.trace.source, changes), safety=safety)
                del left[code][number]
    return findings


def _make_edits(source: "Source", changes: Changes) -> tuple[Edit, ...]:
    return tuple(
        Edit(
            *source.find_position(change.start),
            *source.find_position(change.end),
            change.text,
            *change[:2],
            change.rank,
            change.touch,
        )
        for change in changes
    )
