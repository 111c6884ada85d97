"""The examples hold what they claim, in all forms."""

from pathlib import Path

import pytest

from meeting_readout import convert, validate
from meeting_readout.converters.forms import FORMS

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(EXAMPLES.rglob("*.readout.*"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_example_is_faultless(path: Path) -> None:
    """An example has no finding at all, not even a remark."""
    verdict = validate(path.read_bytes(), name=path.name)
    assert verdict.findings == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("form", FORMS)
def test_the_forms_of_an_example_are_twins(path: Path, form: str) -> None:
    """Each form of an example is what the converter makes of each other form, and of itself."""
    assert convert(path.read_bytes(), form, form=path.suffix[1:]) == path.with_suffix(f".{form}").read_bytes()
