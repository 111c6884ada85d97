"""Where sentences end: in each language of the list, texts of two sentences and texts of one (spec 7.3)."""

import json
import time
from pathlib import Path

import pytest
from command import BASE

from meeting_readout import validate
from meeting_readout.document.sentences import find_ends
from meeting_readout.schemas import load

CASES: dict[str, dict[str, list[str]]] = json.loads(
    (Path(__file__).parent / "sentence_cases.json").read_text(encoding="utf-8")
)
"""By language, texts in which one sentence ends and another begins, and texts in which none does."""
LANGUAGES = json.loads(load("sentences.json"))["languages"]


def codes_of(content: str, language: str) -> set[str]:
    """Return the codes of a decision that is anchored in a whole block."""
    decision = {"id": "d1", "act": "adopt", "anchors": [{"block": "p1"}]}
    document = BASE | {
        "release": {"title": "The council met", "language": language},
        "blocks": [{"id": "p1", "content": content}],
        "decisions": [decision],
    }
    return {finding.code for finding in validate(json.dumps(document).encode(), level="complete").findings}


def test_every_language_has_its_cases() -> None:
    """There are five texts of each kind for each language of the list."""
    assert set(CASES) == set(LANGUAGES)
    assert all(len(texts) >= 5 for kinds in CASES.values() for texts in kinds.values())


@pytest.mark.parametrize(("language", "text"), [(code, text) for code in CASES for text in CASES[code]["ends"]])
def test_two_sentences_are_found(language: str, text: str) -> None:
    """An anchor over both is a warning."""
    assert codes_of(text, language) == {"Q302"}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code in CASES for text in CASES[code]["silent"]])
def test_one_sentence_is_left_alone(language: str, text: str) -> None:
    """A point after an abbreviation, an ordinal or a label ends nothing."""
    assert codes_of(text, language) == set()


@pytest.mark.parametrize("language", ["en-GB", "EN", "tlh", ""])
def test_a_language_is_known_by_its_first_subtag(language: str) -> None:
    """Case and region make no difference; what has no row has no abbreviations."""
    ends = list(find_ends("Dr. Roe spoke. All rose.", 0, 24, language))
    assert ends == ([14] if language.lower().startswith("en") else [3, 14])


def test_a_year_ends_a_sentence_in_every_language() -> None:
    """Four figures are no ordinal; three or five are, where figures with a point are."""
    for figures, count in (("2031", 1), ("203", 0), ("20310", 0)):
        assert len(list(find_ends(f"Bis {figures}. Der", 0, 20, "de"))) == count
        assert len(list(find_ends(f"By {figures}. The", 0, 20, "en"))) == 1


def test_what_closes_belongs_to_the_sentence() -> None:
    """The end is behind the quotation mark, also where French puts a space before it."""
    assert list(find_ends("Il dit « oui. » Le", 0, 18, "fr")) == [15]
    assert list(find_ends("他说：“好。”会议", 0, 9, "zh")) == [7]


@pytest.mark.parametrize("text", ["." * 200_000, ". " * 100_000, ".)" * 100_000, "Dr. " * 50_000, ' "' * 100_000 + "."])
def test_long_texts_take_no_longer_for_each_mark(text: str) -> None:
    """The time grows with the text, not with its square: marks, closers and abbreviations without end."""
    started = time.process_time()
    list(find_ends(text, 0, len(text), "en"))
    assert time.process_time() - started < 5
