"""The examples hold what they claim, in both forms."""

from pathlib import Path

import pytest

from meeting_readout import convert, validate

EXAMPLES = Path(__file__).parent.parent / "examples"
FILES = sorted(EXAMPLES.rglob("*.readout.*"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_example_is_faultless(path: Path) -> None:
    """An example has no finding at all, not even a remark."""
    verdict = validate(path.read_bytes(), name=path.name)
    assert verdict.findings == ()


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("*.readout.json")), ids=lambda path: path.name)
def test_the_forms_of_an_example_are_twins(path: Path) -> None:
    """The XML beside the JSON is what the converter makes of it, and the other way round."""
    xml = path.with_suffix(".xml")
    assert convert(path.read_bytes(), "xml") == xml.read_bytes()
    assert convert(xml.read_bytes(), "json") == path.read_bytes()
