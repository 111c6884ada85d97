"""The texts of `benchmarks/drafting.py` are sound, and the drafts of them are as good as its page says."""

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from meeting_readout import validate
from meeting_readout.drafting.draft import draft

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
sys.path.append(str(BENCHMARKS))
from drafting_scores import count, list_items, make_source  # noqa: E402 - where it lies is said above

TEXTS = sorted((BENCHMARKS / "drafting").rglob("*.readout.json"))
LANGUAGES = {"en", "de", "es", "fr", "ja", "zh"}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name.removesuffix(".readout.json"))
def test_a_text_is_valid_at_anchored(path: Path) -> None:
    assert validate(path.read_bytes(), form="json", level="anchored").valid


def test_there_are_six_of_each_sort_in_six_languages() -> None:
    for folder in ("drafting", "unseen"):
        languages = [
            json.loads(path.read_bytes())["release"]["language"] for path in TEXTS if path.parent.name == folder
        ]
        assert len(languages) == 6
        assert {language.split("-")[0] for language in languages} == LANGUAGES


@pytest.mark.parametrize(("items", "precision", "recall"), [("all", 0.85, 0.80), ("sure", 0.88, 0.60)])
def test_drafts_are_as_good_as_the_page_says(items: str, precision: float, recall: float) -> None:
    """A little less than the figures of `benchmarks/README.md`: a change that costs more is seen here."""
    figures: Counter[str] = Counter()
    for path in TEXTS:
        truth = json.loads(path.read_bytes())
        drafted = draft(make_source(truth), items).readout
        figures.update(count(list_items(drafted, False), list_items(truth, True)).figures)
    assert figures["right"] / figures["drafts"] > precision
    assert figures["found"] / figures["truths"] > recall
