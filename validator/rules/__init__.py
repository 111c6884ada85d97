"""The rules: one file each, named by the rule; one function from the view of a document to problems.

A rule runs where the document is checked at its level or a stricter one.
"""

from collections.abc import Callable, Iterator
from functools import cache

from meeting_readout.document.view import View
from meeting_readout.validator.families import LEVELS, level_of
from meeting_readout.validator.problem import Problem
from meeting_readout.validator.rules import (
    absent_chair,
    absent_speaker,
    ambiguous,
    amount,
    amount_order,
    damaged_text,
    deadline_over,
    end_before_start,
    framework_figures,
    id_repeated,
    id_reserved,
    in_cancelled,
    inferred,
    language_tag,
    marker_force,
    mention,
    mover_seconds,
    namesake,
    no_block,
    no_blocks,
    no_duration,
    no_such_code,
    no_such_day,
    no_such_occurrence,
    not_anchored,
    not_covered,
    not_held,
    not_in_block,
    not_printed,
    not_quoted,
    note_about_nothing,
    omitted_and_anchored,
    ordinal,
    other_label,
    other_script,
    other_without_words,
    over_the_sentence,
    own_language,
    part_of_itself,
    part_repeats_whole,
    printed_amount,
    printed_date,
    published_before,
    self_reference,
    session_outside,
    text_order,
    times_apart,
    told_again,
    twice_negative,
    two_chairs,
    unconfirmed,
    unreached,
    unresolved,
    vote_outcome,
    votes_count,
    votes_twice,
    wrong_kind,
    wrong_side,
    year_not_printed,
    year_of_account,
)

Rule = Callable[[View], Iterator[Problem]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("M101", id_repeated.check),
    ("M102", id_reserved.check),
    ("M103", unresolved.check),
    ("M104", wrong_kind.check),
    ("M105", mention.check),
    ("M106", no_such_day.check),
    ("M107", end_before_start.check),
    ("M108", other_without_words.check),
    ("M109", amount.check),
    ("M110", part_repeats_whole.check),
    ("M111", inferred.check),
    ("M112", part_of_itself.check),
    ("M113", absent_chair.check),
    ("M114", absent_speaker.check),
    ("M115", session_outside.check),
    ("M116", published_before.check),
    ("M117", wrong_side.check),
    ("M118", ordinal.check),
    ("M119", framework_figures.check),
    ("M120", votes_twice.check),
    ("M121", votes_count.check),
    ("M122", deadline_over.check),
    ("M123", marker_force.check),
    ("M124", self_reference.check),
    ("M125", language_tag.check),
    ("M126", no_such_code.check),
    ("M127", no_duration.check),
    ("M128", own_language.check),
    ("M129", told_again.check),
    ("M130", unreached.check),
    ("M131", note_about_nothing.check),
    ("M132", namesake.check),
    ("M133", two_chairs.check),
    ("M134", amount_order.check),
    ("M135", times_apart.check),
    ("M136", not_held.check),
    ("M137", printed_date.check),
    ("M138", printed_amount.check),
    ("M139", vote_outcome.check),
    ("M140", other_label.check),
    ("M141", mover_seconds.check),
    ("M142", in_cancelled.check),
    ("M143", year_of_account.check),
    ("M144", other_script.check),
    ("M145", damaged_text.check),
    ("M146", twice_negative.check),
    ("Q101", not_in_block.check),
    ("Q102", ambiguous.check),
    ("Q103", no_such_occurrence.check),
    ("Q104", no_block.check),
    ("Q201", no_blocks.check),
    ("Q202", not_anchored.check),
    ("Q203", not_printed.check),
    ("Q204", year_not_printed.check),
    ("Q205", not_quoted.check),
    ("Q301", not_covered.check),
    ("Q302", over_the_sentence.check),
    ("Q303", text_order.check),
    ("Q304", omitted_and_anchored.check),
    ("Q305", unconfirmed.check),
)
"""Every rule about the model and the text by its code, in the order of codes."""


def run(view: View, level: str) -> Iterator[Problem]:
    """Yield the problems that the rules of a level, and of the milder ones, have with a document."""
    for rule in _select(level):
        yield from rule(view)


@cache
def _select(level: str) -> tuple[Rule, ...]:
    return tuple(rule for code, rule in RULES if LEVELS.index(level_of(code)) <= LEVELS.index(level))
