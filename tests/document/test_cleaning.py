"""`clean` and `drop_empty`, the functions of the library for dirty text."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting_readout.converters.characters import FORBIDDEN
from meeting_readout.document import clean, drop_empty
from meeting_readout.document.cleaning import has_signs
from meeting_readout.document.empties import find_empty

BLANKS = [char for char in map(chr, range(0x3001)) if char.isspace() and not "\x1c" <= char <= "\x1f"]
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (" It met.\r\n\r\nIt closed.\r", "It met.\n\nIt closed."),
        ("page\x0cbreak, line\x0bbreak", "page\nbreak, line\nbreak"),
        ("\x00T\x01h\x7fe\x1f \ufffe\uffffend\x1a", "Th\x7fe end"),
        ("half \ud83d a character", "half \ufffd a character"),
        ("\xa0\u3000\u2003It met\u2028", "It met"),
        ("the council\x19s plan \x14 \x1cso\x1d", "the council\x19s plan \x14 \x1cso\x1d"),
        ("cafÃ© &amp; \x92", "cafÃ© &amp; \x92"),
        ("\r\n \x00", ""),
    ],
)
def test_a_text_without_dirt(text: str, cleaned: str) -> None:
    """What means one thing only is put right; what takes a guess stays."""
    assert clean(text) == cleaned


def test_a_text_with_guesses() -> None:
    """Controls become the signs that they were, and damage is repaired."""
    assert clean("the council\x19s plan \x14 \x1cso\x1d, non\x1ebreaking, cafÃ©\x92s &amp;", guess=True) == (
        "the council’s plan — “so”, non\u2011breaking, café’s &"
    )


@given(ANY_TEXT)
def test_a_cleaned_text_is_clean(text: str) -> None:
    """What `clean` returns it leaves alone; nothing forbidden is left but signs, and with guesses nothing at all."""
    made = clean(text)
    assert clean(made) == made == made.strip("".join(BLANKS))
    assert has_signs(made) or not FORBIDDEN.search(made)
    assert not FORBIDDEN.search(clean(text, guess=True))


@given(st.text(st.characters(min_codepoint=0x20, exclude_categories=("Cs", "Cn")), min_size=1))
def test_a_clean_text_is_not_changed(text: str) -> None:
    """A text without dirt is returned as it is, but for blanks at its ends."""
    assert clean(text) == text.strip()


READOUT: dict[str, Any] = {
    "specVersion": "1.0",
    "id": "",
    "release": {"title": "", "language": "en", "genre": None},
    "unknown": "",
    "participants": [],
    "blocks": [{"id": "p1", "content": "It met.", "label": " ", "omitted": [{"exact": "", "reason": "noise"}]}],
    "decisions": [
        {"id": "d1", "topics": [{"text": ""}, {"text": "plan", "links": []}, {}], "to": [{"name": ""}, {"ref": None}]},
        {"id": "d2", "anchors": [{"block": "p1", "exact": ""}], "deadlines": [{"type": "not-after", "value": ""}]},
    ],
    "meeting": {"held": {"start": {}}, "previous": [{}]},
}


def test_what_is_empty_is_dropped() -> None:
    """What says nothing goes with all that is empty without it; what is required, or changes the meaning, stays."""
    before = copy.deepcopy(READOUT)
    assert drop_empty(READOUT) == {
        "specVersion": "1.0",
        "id": "",
        "release": {"title": "", "language": "en"},
        "unknown": "",
        "blocks": [{"id": "p1", "content": "It met.", "omitted": [{"exact": "", "reason": "noise"}]}],
        "decisions": [
            {"id": "d1", "topics": [{"text": "plan"}]},
            {"id": "d2", "anchors": [{"block": "p1", "exact": ""}], "deadlines": [{"type": "not-after", "value": ""}]},
        ],
    }
    assert before == READOUT
    assert find_empty(drop_empty(READOUT)) == []


@pytest.mark.parametrize("value", [{}, [], None, "", {"a": [[], {}]}, 5, [None]])
def test_what_is_no_readout_is_returned(value: Any) -> None:
    """Nothing is asked of the data."""
    assert drop_empty(copy.deepcopy(value)) == value
