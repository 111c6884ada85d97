"""Words that nothing covers because of another finding: not reported beside it, and reported where it is tolerated."""

import json
from pathlib import Path

import pytest
from command import run

READOUT = {
    "specVersion": "1.0",
    "id": "a",
    "level": "complete",
    "release": {"title": "The council met", "language": "en"},
    "blocks": [{"id": "p1", "content": "The council adopted the plan."}],
    "decisions": [{"id": "d1", "act": "adopt"}],
}
OFF = '[severity]\nQ202 = "off"\n'
MILD = '[severity]\nQ202 = "warning"\n'
SUPPRESSED = '[[suppress]]\nrule = "Q202"\nfile = "a.readout.json"\nitem = "d1"\nreason = "It is known."\n'


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.readout.json").write_text(json.dumps(READOUT), encoding="utf-8")


def codes() -> list[str]:
    """Give the codes of what is reported."""
    found = run("validate", "--format", "json", "a.readout.json")
    assert found.code == 1
    return sorted(finding["code"] for finding in json.loads(found.out)["findings"])


def test_the_cause_alone_is_reported() -> None:
    """An item without an anchor is the cause, its words without one are no second finding."""
    assert codes() == ["Q202"]


@pytest.mark.parametrize(("settings", "left"), [(OFF, []), (MILD, ["Q202"]), (SUPPRESSED, [])])
def test_what_a_tolerated_cause_implies_is_reported(settings: str, left: list[str]) -> None:
    """Settings that make less of the cause do not make less of the words."""
    Path("readout.toml").write_text(settings, encoding="utf-8")
    assert codes() == [*left, "Q301"]


def test_in_a_collection() -> None:
    """So it is in a collection, at the line of the record."""
    Path("readout.toml").write_text(OFF, encoding="utf-8")
    Path("a.readout.jsonl").write_text(f"\n{json.dumps(READOUT)}\n", encoding="utf-8")
    found = run("validate", "--format", "json", "a.readout.jsonl")
    assert [(f["code"], f["line"]) for f in json.loads(found.out)["findings"]] == [("Q301", 2)]
