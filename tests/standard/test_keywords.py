"""No keyword of the schema and no rule is idle: each refuses a document that nothing else refuses."""

import pytest
from keywords import Occurrence, needless, occurrences, refuses

from meeting_readout.document.view import View
from meeting_readout.validator import catalogue
from meeting_readout.validator.catalogue import examples
from meeting_readout.validator.families import LEVELS
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


@pytest.mark.parametrize(
    ("level", "rule"), RULES, ids=lambda value: getattr(value, "__module__", "").rpartition(".")[2]
)
def test_a_document_needs_the_rule(level: str, rule: object) -> None:
    """A bad example of the catalogue has a finding of this rule, and none without it."""
    for entry in catalogue.rules().values():
        data = examples.data(entry["bad"])
        if data is None or entry["code"][0] not in "MQ":
            continue
        view = View(data)
        with_it = {problem.code for _level, check in RULES for problem in check(view)}
        without = {problem.code for _level, check in RULES if check is not rule for problem in check(view)}
        if entry["code"] in with_it - without:
            assert LEVELS.index(level) <= LEVELS.index(entry["level"])
            return
    pytest.fail("no bad example of the catalogue needs this rule")
