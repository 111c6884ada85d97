"""A sample of `tests/fuzz/two_ways.py`, the same each time; that of `against_xsd.py` is in `tests/standard/`."""

from random import Random

import pytest
from two_ways import LARGEST, names, renamed, seeds, spoilt, wrong

from meeting_readout.converters.forms import FORMS

INPUTS = 1_000


@pytest.fixture(scope="module")
def known() -> dict[str, list[bytes]]:
    """Give small documents to begin with, by form."""
    return {form: [data for data in found if len(data) <= LARGEST] for form, found in seeds().items()}


@pytest.mark.parametrize("form", FORMS)
def test_the_two_ways_agree_about_what_nobody_would_write(form: str, known: dict[str, list[bytes]]) -> None:
    """What the fast reader refuses has an error or a listed reason; what is accepted is there to the last word."""
    chance, words = Random(0), names()
    accepted = 0
    for _ in range(INPUTS):
        data = chance.choice(known[form])
        data = renamed(chance, data, words) if chance.random() < 0.5 else spoilt(chance, data, known[form])
        reason, taken = wrong(data, form, thorough=False)
        assert not reason, (reason, data)
        accepted += taken
    assert accepted > INPUTS // 50


@pytest.mark.parametrize(
    ("form", "data"),
    [
        ("json", b'{"specVersion": "1.0", "id": "a", "release": {"title": "A", "language": "en"}}'),
        ("yaml", b"{specVersion: '1.0', id: a, release: {title: A, language: en}}"),
    ],
)
def test_the_sample_would_find_a_reader_without_reason(form: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that refuses what is in order is found out."""
    from meeting_readout.converters.tracing import Refused

    assert wrong(data, form) == ("", True)

    def refuse(_data: bytes) -> None:
        raise Refused

    monkeypatch.setattr(f"meeting_readout.converters.{form}.reader.read", refuse)
    monkeypatch.setattr(f"meeting_readout.converters.{form}.reader.read_again", lambda _data: None)
    assert wrong(data, form)[0].startswith("the toolkit failed")
