"""The slips of people who write their first readout, a file each: the whole of what is said of it, in 80 columns."""

from pathlib import Path

import pytest
from command import run
from pytest_regressions.file_regression import FileRegressionFixture

SLIPS = Path(__file__).parents[1] / "golden" / "slips"
FILES = sorted(path.name for path in SLIPS.iterdir() if path.suffix != ".out")


@pytest.mark.parametrize("name", FILES)
def test_a_slip_is_answered(name: str, monkeypatch: pytest.MonkeyPatch, file_regression: FileRegressionFixture) -> None:
    """One slip is one finding, which says the cause in these words; the golden files were read by eye."""
    monkeypatch.chdir(SLIPS)
    monkeypatch.setenv("COLUMNS", "80")
    found = run("validate", name)
    assert found.code == 1
    assert found.out.count(": error ") == 1
    file_regression.check(found.raw, binary=True, fullpath=SLIPS / f"{name}.out")


def test_there_are_fifty_slips() -> None:
    """Fifty or more, in every form."""
    assert len(FILES) >= 50
