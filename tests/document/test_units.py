"""Facts about the small parts: dates, quotations, coverage, the layout at its edge."""

import json
from typing import Any

import pytest

from meeting_readout import converters
from meeting_readout.document import edtf
from meeting_readout.document.anchors import find_positions
from meeting_readout.document.coverage import Gap, measure_coverage
from meeting_readout.document.view import View
from meeting_readout.document.walk import walk

# ---- dates

EDGES = (
    ("2021-01-21", (2021, 1, 21), (2021, 1, 21)),
    ("2021-02", (2021, 2, 1), (2021, 2, 28)),
    ("2024-02", (2024, 2, 1), (2024, 2, 29)),
    ("2021", (2021, 1, 1), (2021, 12, 31)),
    ("2022-33", (2022, 1, 1), (2022, 3, 31)),
    ("2022-36", (2022, 10, 1), (2022, 12, 31)),
    ("2022-40", (2022, 1, 1), (2022, 6, 30)),
    ("2022-41", (2022, 7, 1), (2022, 12, 31)),
    ("2021-03/2021-04", (2021, 3, 1), (2021, 4, 30)),
    ("../2021", None, (2021, 12, 31)),
    ("2021/..", (2021, 1, 1), None),
    ("XXXX-01-21", None, None),
    ("XXXX-01", None, None),
    ("XXXX-XX-26", None, None),
    ("XXXX-01-21/2021", None, (2021, 12, 31)),
)
BEFORE = (
    ("2021-01-20", "2021-01-21", True),
    ("2021-01-21", "2021-01-21", False),
    ("2021-01", "2021-01-31", False),
    ("2021-01", "2021-02-01", True),
    ("2020", "2021", True),
    ("2021", "2021-12-31", False),
    ("2022-33", "2022-34", True),
    ("2022-40", "2022-36", True),
    ("2022-40", "2022-34", False),
    ("2021/2022", "2022-06", False),
    ("2021/2022", "2023", True),
    ("../2021", "2022", True),
    ("2021/..", "2022", False),
    ("2020", "../2021", False),
    ("XXXX-01-20", "2021-01-21", False),
    ("2021-01-20", "XXXX-01-21", False),
    ("0001", "9999", True),
)
UNREAL = (
    ("2021-02-29", "2021-02-29"),
    ("2100-02-29", "2100-02-29"),
    ("2000-02-29", ""),
    ("XXXX-02-29", ""),
    ("XXXX-02-30", "XXXX-02-30"),
    ("XXXX-04-31", "XXXX-04-31"),
    ("XXXX-XX-31", ""),
    ("2021-06-31/2021-07-01", "2021-06-31"),
    ("2021-06-01/2021-06-31", "2021-06-31"),
    ("../2021-06-31", "2021-06-31"),
    ("2021", ""),
    ("2022-36", ""),
)


@pytest.mark.parametrize(("value", "first", "last"), EDGES)
def test_the_days_that_a_date_can_mean(value: str, first: edtf.Day | None, last: edtf.Day | None) -> None:
    """A date has a first and a last day, unless its year is unknown or it is open there."""
    assert (edtf.find_earliest(value), edtf.find_latest(value)) == (first, last)


@pytest.mark.parametrize(("one", "other", "expected"), BEFORE)
def test_which_date_comes_first(one: str, other: str, expected: bool) -> None:
    """One date lies before another only if its last day lies before the first day of the other."""
    assert edtf.is_before(one, other) is expected


@pytest.mark.parametrize(("value", "part"), UNREAL)
def test_days_of_the_calendar(value: str, part: str) -> None:
    """A full date is a day of the calendar; of an interval the part that is none is told."""
    assert edtf.find_unreal(value) == part


# ---- quotations


@pytest.mark.parametrize(
    ("content", "exact", "starts"),
    [
        ("aaa", "aa", [0, 1]),
        ("aaaa", "aa", [0, 1, 2]),
        ("abababa", "aba", [0, 2, 4]),
        ("The ferries ferry", "ferr", [4, 12]),
        ("𠮷𠮷a𠮷", "𠮷", [0, 1, 3]),
        ("e\u0301 é", "é", [3]),
        ("a\u00a0b a b", "a b", [4]),
        ("a", "b", []),
        ("a", "aa", []),
    ],
)
def test_where_words_stand(content: str, exact: str, starts: list[int]) -> None:
    """Every position counts: inside words, overlapping, in code points, without any normalisation."""
    assert find_positions(content, exact) == starts


# ---- coverage


def measured(content: str, anchors: list[dict[str, Any]], omitted: list[dict[str, Any]], **more: Any) -> Any:
    """Measure a text of one block."""
    block: dict[str, Any] = {"id": "p1", "content": content} | ({"omitted": omitted} if omitted else {})
    item = {"id": "s1", "anchors": [{"block": "p1"} | anchor for anchor in anchors]}
    return measure_coverage(View(walk({"blocks": [block], "statements": [item] if anchors else [], **more})))


def test_letters_and_digits_count() -> None:
    """Only letters and digits of any script count; marks, signs and white space do not."""
    found = measured("Ab 1²٣ 漓湖 𠮷 _ — ,é", [], [])
    assert (found.total, found.anchored, found.omitted) == (9, 0, 0)
    assert found.share == 0.0


def test_nothing_to_cover_is_covered() -> None:
    """A text without letters and digits is covered."""
    assert measured("— ! —", [], []).share == 1.0


def test_overlaps_count_once() -> None:
    """Where anchors overlap, each letter counts once, and as anchored where it is omitted as well."""
    found = measured("abcdef", [{"exact": "abc"}, {"exact": "bcd"}], [{"exact": "de", "reason": "noise"}])
    assert (found.total, found.anchored, found.omitted) == (6, 4, 1)
    assert found.gaps == [Gap(0, 5, 6, "f")]


def test_a_gap_is_told_from_its_first_letter_to_its_last() -> None:
    """A gap has the words that nothing covers, without what stands around them."""
    found = measured("One, two — three; four.", [{"exact": "One"}, {"exact": "four"}], [])
    assert found.gaps == [Gap(0, 5, 16, "two — three")]


def test_a_remark_about_words_does_not_cover_them() -> None:
    """The anchors of a note do not count."""
    note = {"id": "n1", "anchors": [{"block": "p1", "exact": "two"}]}
    assert measured("One two", [{"exact": "One"}], [], notes=[note]).gaps == [Gap(0, 4, 7, "two")]


def test_an_anchor_that_is_lost_covers_nothing() -> None:
    """Words that are not in the block, or not in one place of it, cover nothing."""
    assert measured("One One", [{"exact": "two"}, {"exact": "One"}], []).anchored == 0


# ---- the layout at its edge


def flat(length: int) -> dict[str, Any]:
    """Give a readout whose only long value is its title."""
    return {"specVersion": "1.0", "id": "a", "release": {"title": "漓" * length, "language": "en"}}


def test_json_breaks_behind_120_columns() -> None:
    """A JSON value stands on one line of 120 columns, comma included, and is broken at 121; columns are code points."""
    fits = 120 - len(converters.write(flat(0), "json").decode().rstrip("\n"))
    assert converters.write(flat(fits), "json").decode().count("\n") == 1
    assert len(converters.write(flat(fits), "json").decode().rstrip("\n")) == 120
    broken = converters.write(flat(fits + 1), "json").decode()
    assert broken.count("\n") == 5
    assert json.loads(broken) == flat(fits + 1)


@pytest.mark.parametrize("comma", [False, True])
def test_json_counts_the_comma(comma: bool) -> None:
    """A member that another one follows has its comma within the 120 columns."""

    def lines(length: int) -> list[str]:
        more = {"meeting": {"term": "t" * 200}} if comma else {}
        return converters.write({**flat(length), "meeting": {"term": "t" * 200}, **more}, "json").decode().splitlines()

    def release(length: int) -> str:
        return next(line for line in lines(length) if line.startswith('  "release"'))

    fits = 120 - len(release(0))
    assert len(release(fits)) == 120
    assert release(fits).endswith("},")
    assert release(fits + 1) == '  "release": {'


def test_xml_breaks_behind_120_columns() -> None:
    """An XML element stands on one line of 120 columns, and is broken at 121; columns are code points."""

    def lines(length: int) -> list[str]:
        return converters.write(flat(length), "xml").decode().splitlines()

    fits = 120 - len(lines(50)[2]) + 50
    assert len(lines(fits)[2]) == 120
    assert lines(fits)[2].endswith("</title></release>")
    assert lines(fits + 1)[2:5] == [
        '  <release language="en">',
        f"    <title>{'漓' * (fits + 1)}</title>",
        "  </release>",
    ]


def test_xml_never_breaks_text() -> None:
    """Text is never broken nor moved: a line of text may be longer than 120 columns, and may hold line feeds."""
    data = flat(1) | {"blocks": [{"id": "p1", "content": "a " * 100 + "\n b"}]}
    xml = converters.write(data, "xml").decode()
    assert f'<content xml:space="preserve">{"a " * 100}\n b</content>' in xml
    assert converters.read(xml.encode(), "xml") == data


@pytest.mark.parametrize(
    ("content", "kept"),
    [("a b", False), ("a  b", True), (" a", True), ("a\n", True), ("a\tb", True), ("\u3000a", False)],
)
def test_xml_protects_white_space(content: str, kept: bool) -> None:
    """Where an XML editor's reflow would change the text, the element says xml:space."""
    data = flat(1) | {"blocks": [{"id": "p1", "content": content}]}
    assert ('xml:space="preserve"' in converters.write(data, "xml").decode()) is kept
