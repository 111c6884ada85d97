"""What programs ask of a readout: `make_view`, `span`, `resolve`, `inherited`, `words`, `find_due`."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting_readout import document
from meeting_readout.converters import limits
from meeting_readout.document import find_due, inherited, make_view, resolve, span, words

READOUT: Any = {
    "specVersion": "1.0",
    "id": "a",
    "release": {"title": "The council met", "language": "en"},
    "blocks": [
        {"id": "h1", "kind": "heading", "content": "Report on fees"},
        {"id": "p1", "content": "The Treasury is to report on fees, soon. It is to report on fees."},
        {"id": "p2", "content": "All are to help."},
    ],
    "meeting": {"body": {"name": "Council"}, "ordinal": 7, "status": "held"},
    "entities": [{"id": "treasury", "type": "organization", "name": "Treasury"}],
    "directives": [
        {"id": "d1", "by": [{"ref": "meeting"}], "addressees": [{"ref": "treasury"}], "verb": "said"},
        {
            "id": "d2",
            "partOf": "d1",
            "addressees": [{"name": "All"}],
            "anchors": [
                {"block": "p1", "exact": "on fees", "occurrence": 2},
                {"block": "p1", "exact": "is to report", "occurrence": 1},
                {"block": "h1"},
            ],
        },
        {"id": "d3", "partOf": "d2", "text": "They are to help.", "anchors": [{"block": "p2"}]},
    ],
}
VIEW = make_view(READOUT)
D1, D2, D3 = READOUT["directives"]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-33", "2023-01-01", "2023-03-31"),
        ("2023-41", "2023-07-01", "2023-12-31"),
        ("2023-05-31", "2023-05-31", "2023-05-31"),
        ("2021/2023-06", "2021-01-01", "2023-06-30"),
        ("2021/..", "2021-01-01", None),
        ("2021-22", None, None),
        ("XXXX-05-01", None, None),
        ("2023-02-30", None, None),
        ("0000", None, None),
        ({"value": "2024-02", "asPrinted": "February"}, "2024-02-01", "2024-02-29"),
        ({"start": {"value": "2024-02-03"}}, "2024-02-03", "2024-02-03"),
        ({"start": {"value": "2024-02-03"}, "end": {"value": "2024-02-05"}}, "2024-02-03", "2024-02-05"),
        ({"end": {"value": "2024-02-05"}}, None, "2024-02-05"),
        ({"type": "window", "start": "2024-02-03"}, "2024-02-03", None),
        ({"type": "window", "start": "2024-02", "end": "2025"}, "2024-02-01", "2025-12-31"),
        ({"type": "immediate"}, None, None),
    ],
)
def test_the_days_of_a_date(value: Any, first: str | None, last: str | None) -> None:
    """A date means days from a first one to a last one; what nobody knows is None."""
    assert tuple(day and day.isoformat() for day in span(value)) == (first, last)


@given(st.dates())
def test_a_day_is_itself(day: date) -> None:
    """A date that names one day begins and ends with it."""
    assert span(day.isoformat()) == (day, day)


@pytest.mark.parametrize(
    ("deadlines", "due"),
    [
        ([], None),
        ([{"type": "within", "duration": "P1Y"}], None),
        ([{"type": "not-after", "value": "2024-33"}], "2024-03-31"),
        ([{"type": "not-after", "value": "2024-01-01", "strict": True}], "2023-12-31"),
        ([{"type": "not-after", "value": "2024", "strict": True}], "2023-12-31"),
        ([{"type": "not-after", "value": "2025"}, {"type": "not-after", "value": "2024-06"}], "2024-06-30"),
        ([{"type": "not-after", "value": "0001-01-01", "strict": True}], None),
        ([{"type": "since", "value": "2024"}], None),
    ],
)
def test_the_last_day(deadlines: list[Any], due: str | None) -> None:
    """The earliest day counts, and a strict deadline excludes its own."""
    assert find_due(deadlines) == (due and date.fromisoformat(due))


def test_a_mention_leads_to_what_it_means() -> None:
    """An id leads to its item, `meeting` and `release` to what has no id, a name and nobody to nothing."""
    found = resolve(VIEW, D1["addressees"][0])
    assert found is not None
    assert (found.kind, found.node) == ("organization", READOUT["entities"][0])
    for name in ("meeting", "release"):
        found = resolve(VIEW, {"ref": name})
        assert found is not None
        assert found == (name, READOUT[name], READOUT[name])
    for mention in ({"name": "All"}, {"ref": "unstated"}, {"ref": "participants"}, {"ref": "nobody"}):
        assert resolve(VIEW, mention) is None


def test_a_part_takes_what_it_does_not_say() -> None:
    """A part says it itself, or takes it from the nearest whole; other properties are not taken."""
    assert inherited(VIEW, D3, "by") is D1["by"]
    assert inherited(VIEW, D3, "addressees") is D2["addressees"]
    assert inherited(VIEW, D2, "addressees") is D2["addressees"]
    assert inherited(VIEW, D3, "verb") is None
    assert inherited(VIEW, D1, "deadlines") is None


def test_the_words_of_an_item() -> None:
    """Words stand in the order of the text, a heading is not said twice, and an item's own text goes first."""
    assert words(VIEW, D2) == "is to report … on fees"
    assert words(VIEW, D3) == "They are to help."
    assert words(VIEW, D1) == ""
    assert words(VIEW, D3["anchors"][0]) == "All are to help."
    assert words(VIEW, D2["anchors"][0]) == "on fees"


def test_a_view_keeps_to_the_limits() -> None:
    """A readout that nests deeper than the limit is a clear error."""
    with limits.use(limits.make_limits({"max_depth": 2})), pytest.raises(ValueError, match="nests deeper"):
        make_view(READOUT)


@pytest.mark.parametrize("name", document.__all__)
def test_every_name_is_documented(name: str) -> None:
    """Every public name of the package exists and says what it is."""
    assert getattr(document, name).__doc__
