"""No keyword of the schema and no rule is idle: each refuses a document that nothing else refuses."""

import pytest
from keywords import Occurrence, needless, occurrences, refuses

from meeting_readout.document.view import View
from meeting_readout.document.walk import walk
from meeting_readout.validator import catalogue
from meeting_readout.validator.catalogue import examples
from meeting_readout.validator.families import LEVELS, level_of
from meeting_readout.validator.rules import RULES

SAMPLE = [o for index, o in enumerate(occurrences()) if index % 12 == 0 and not needless(o.at)]


@pytest.mark.parametrize("occurrence", SAMPLE, ids=lambda o: "/".join(map(str, o.at)))
def test_a_document_needs_the_keyword(occurrence: Occurrence) -> None:
    """The document is refused, and only because of the keyword (all of them: `python tests/support/keywords.py`)."""
    assert refuses(occurrence.document)
    assert not refuses(occurrence.document, occurrence.at)


def test_the_keywords_are_all_tried() -> None:
    """There are more than a thousand keywords, and the sample is drawn from all of them."""
    assert len(list(occurrences())) > 1000


@pytest.mark.parametrize("code", dict(RULES))
def test_a_document_needs_the_rule(code: str) -> None:
    """The bad example of a rule has findings of its function, and of no other rule of the table."""
    view = View(walk(examples.build_readout(catalogue.rules()[code]["bad"])))
    assert {problem.code for problem in dict(RULES)[code](view)} == {code}
    level = catalogue.rules()[code]["level"]
    milder = [check for other, check in RULES if LEVELS.index(level_of(other)) <= LEVELS.index(level)]
    assert {problem.code for check in milder for problem in check(view)} == {code}
