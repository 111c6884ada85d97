"""A readout with a dozen faults, in both forms: what is told of it, word for word and to the column."""

import json
import re
from pathlib import Path

import pytest
from command import run
from pytest_regressions.file_regression import FileRegressionFixture

GOLDEN = Path(__file__).parents[1] / "golden" / "faults"


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GOLDEN)
    monkeypatch.setenv("COLUMNS", "120")


@pytest.mark.parametrize("form", ["json", "xml"])
def test_text(form: str, file_regression: FileRegressionFixture) -> None:
    """The text report of all the faults."""
    found = run("validate", f"council.readout.{form}")
    assert found.code == 1
    file_regression.check(found.raw, binary=True, fullpath=GOLDEN / f"{form}.text.txt")


@pytest.mark.parametrize("form", ["json", "xml"])
def test_json(form: str, file_regression: FileRegressionFixture) -> None:
    """The JSON report of all the faults, without what changes with each release of the toolkit."""
    found = run("validate", "--format", "json", f"council.readout.{form}")
    assert found.code == 1
    told = re.sub(r'"version": "[^"]*"', '"version": "…"', found.out)
    told = re.sub(r'"sha256": "[0-9a-f]{64}"', '"sha256": "…"', told)
    file_regression.check(told, encoding="utf-8", newline="\n", fullpath=GOLDEN / f"{form}.json.txt")


def test_both_forms_tell_the_same() -> None:
    """Each fault has the same code, pointer and item in both forms."""
    told = [json.loads(run("validate", "--format", "json", f"council.readout.{form}").out) for form in ("json", "xml")]
    one, other = ({(f["code"], f["pointer"], f["item"]) for f in report["findings"]} for report in told)
    assert one == other
    assert len(one) >= 12
