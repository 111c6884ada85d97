"""The test vectors for implementers (`suite/vectors.json`), to which our own code is held."""

import json
from typing import Any

import pytest
from vector_answers import ANSWERS
from vectors import SUITE, VECTORS, canonical, stored

from meeting_readout import validate
from meeting_readout.document import edtf
from meeting_readout.document.coverage import measure_coverage
from meeting_readout.document.inheritance import find_effective
from meeting_readout.document.markers import find_marker, find_refrain
from meeting_readout.document.quotation_marks import find_quotations
from meeting_readout.document.sentences import find_ends
from meeting_readout.document.view import View
from meeting_readout.document.walk import walk

Vector = dict[str, Any]

GIVEN: dict[str, Any] = json.loads(VECTORS.read_text(encoding="utf-8"))
INDEX: dict[str, Any] = json.loads((SUITE / "index.json").read_text(encoding="utf-8"))
FOUND = [vector for vector in GIVEN["anchors"] if "code" not in vector]
LOST = [vector for vector in GIVEN["anchors"] if "code" in vector]


def named(vector: Vector) -> str:
    """Give the name of a case."""
    return ascii(" ".join(str(value) for value in vector.values() if isinstance(value, str | int)))


@pytest.mark.parametrize("vector", FOUND, ids=named)
def test_offsets_of_anchors(vector: Vector) -> None:
    """The words stand at these offsets, in code points and in units of UTF-16."""
    (quote,) = View(walk(anchored(vector))).anchors.found
    assert [quote.start, quote.end] == vector["codePoints"]
    content: str = vector["content"]
    assert [len(content[:at].encode("utf-16-le")) // 2 for at in (quote.start, quote.end)] == vector["utf16"]


@pytest.mark.parametrize("vector", LOST, ids=named)
def test_words_that_stand_nowhere_or_not_in_one_place(vector: Vector) -> None:
    """An anchor that cannot be found has its one finding."""
    findings = validate(json.dumps(anchored(vector)).encode(), form="json", level="anchored").findings
    assert [finding.code for finding in findings if finding.code.startswith("Q10")] == [vector["code"]]


@pytest.mark.parametrize("vector", GIVEN["coverage"], ids=lambda vector: ascii(vector["blocks"][0]["content"]))
def test_coverage(vector: Vector) -> None:
    """So many letters and digits are in the text, in anchors, in omissions only; these words are in neither."""
    items = {"statements": vector.get("anchors"), "notes": vector.get("noteAnchors")}
    said = {name: [{"id": name, "anchors": anchors}] for name, anchors in items.items() if anchors}
    found = measure_coverage(View(walk(readout({"blocks": vector["blocks"]} | said))))
    assert (found.total, found.anchored, found.omitted) == (vector["total"], vector["anchored"], vector["omitted"])
    assert [gap._asdict() for gap in found.gaps] == vector["gaps"]


@pytest.mark.parametrize("vector", GIVEN["calendar"], ids=named)
def test_days_of_the_calendar(vector: Vector) -> None:
    """Each day that a date names in full is one of the calendar, or is not."""
    assert (edtf.find_unreal(vector["value"]) == "") is vector["real"]


@pytest.mark.parametrize("vector", GIVEN["days"], ids=named)
def test_first_and_last_days(vector: Vector) -> None:
    """A date has this first and this last day, or none that is known."""
    for name, edge in (("first", edtf.find_earliest), ("last", edtf.find_latest)):
        day = edge(vector["value"])
        assert (day and "{:04}-{:02}-{:02}".format(*day)) == vector.get(name)


@pytest.mark.parametrize("vector", GIVEN["comparisons"], ids=named)
def test_comparison_of_dates(vector: Vector) -> None:
    """The one date lies before the other, does not, or cannot be compared with it."""
    one, other = vector["one"], vector["other"]
    assert edtf.is_before(one, other) is (vector["is"] == "before")
    assert (edtf.find_latest(one) is None or edtf.find_earliest(other) is None) is (vector["is"] == "not comparable")


@pytest.mark.parametrize("vector", GIVEN["inheritance"], ids=named)
def test_what_a_part_takes_from_its_whole(vector: Vector) -> None:
    """A property of a part is that of the nearest whole that has it, or is not there."""
    view = View(walk(readout({"directives": vector["directives"]})))
    items = {item["id"]: item for item in vector["directives"]}
    expected = items[vector["from"]][vector["property"]] if "from" in vector else None
    assert find_effective(view, items[vector["of"]], vector["property"]) == expected


@pytest.mark.parametrize("vector", GIVEN["quotations"], ids=lambda vector: ascii(vector["blocks"][0]))
def test_quotations(vector: Vector) -> None:
    """Each block has these quotations, marks included."""
    found = find_quotations(vector["blocks"])
    assert [[list(range_) for range_ in zip(*ranges, strict=True)] for ranges in found] == vector["quotations"]


@pytest.mark.parametrize("vector", GIVEN["years"], ids=named)
def test_years_that_are_printed(vector: Vector) -> None:
    """The text prints the year, or a date of that year that is called stated is a breach."""
    blocks = [{"id": "p1", "content": vector["text"]}]
    codes = codes_of({"blocks": blocks, "meeting": {"held": {"start": {"value": vector["year"]}}}}, "anchored")
    assert ("Q204" not in codes) is vector["printed"]


@pytest.mark.parametrize("vector", GIVEN["frameworks"], ids=named)
def test_figures_of_frameworks(vector: Vector) -> None:
    """The parts of a framework have the sizes that its name prints, or the breach is at these places."""
    counts = vector.get("members", [0] * len(vector["labels"]))
    parts = [
        {"id": f"f{at}", "label": label, "name": "dykes"} | ({"members": [{"name": "dyke"}] * count} if count else {})
        for at, (label, count) in enumerate(zip(vector["labels"], counts, strict=True))
    ]
    framework = {"id": "f", "type": "framework", "name": vector["name"], "parts": parts}
    said = {"entities": [framework], "statements": [{"id": "s1", "concerns": [{"ref": "f"}]}]}
    findings = validate(json.dumps(readout(said)).encode(), form="json").findings
    places = [finding.pointer.removeprefix("/entities/0/") for finding in findings if finding.code == "M119"]
    assert places == vector["at"]


@pytest.mark.parametrize("vector", GIVEN["sentences"], ids=lambda vector: ascii(vector["content"]))
def test_ends_of_sentences(vector: Vector) -> None:
    """Sentences end at these offsets, by the row of the language."""
    content = vector["content"]
    assert list(find_ends(content, 0, len(content), vector["language"])) == vector["ends"]


@pytest.mark.parametrize("vector", GIVEN["markers"], ids=named)
def test_words_of_the_table_of_markers(vector: Vector) -> None:
    """The longest words count, those with a "not" by themselves."""
    found, refrain = (find(vector["printed"], vector["language"]) for find in (find_marker, find_refrain))
    assert (found and found.words) == vector.get("words")
    assert (found and found.readings) == vector.get("readings")
    assert (refrain and refrain.words) == vector.get("refrainWords")
    assert sorted(refrain.refrains if refrain else ()) == vector.get("refrain", [])


PRINTED = [(name, vector) for name in ("printedDates", "printedNumbers", "printedOrdinals") for vector in GIVEN[name]]


@pytest.mark.parametrize(("name", "vector"), PRINTED, ids=[named(vector) for _name, vector in PRINTED])
def test_what_words_print(name: str, vector: Vector) -> None:
    """Words print these dates, numbers or ordinals; nothing is read without a row of the list."""
    answers = INDEX["answers"][name]
    assert ANSWERS[name](vector) == {answer: vector[answer] for answer in answers if answer in vector}


def test_canonical_bytes() -> None:
    """The documents in `valid/` have these digests in every form (else: python tests/support/vectors.py)."""
    assert GIVEN["canonical"] == canonical()
    assert {path.name: path.read_bytes() for path in (SUITE / "canonical").iterdir()} == stored()


def anchored(vector: Vector) -> dict[str, Any]:
    """Give a readout with one block and one anchor."""
    anchor = {"block": "b1"} | {name: vector[name] for name in ("exact", "occurrence") if name in vector}
    blocks = [{"id": "b1", "content": vector["content"]}]
    return readout({"blocks": blocks, "statements": [{"id": "s1", "anchors": [anchor]}]})


def codes_of(parts: dict[str, Any], level: str) -> list[str]:
    """Give the codes of the findings in a readout with these parts."""
    return [
        finding.code for finding in validate(json.dumps(readout(parts)).encode(), form="json", level=level).findings
    ]


def readout(parts: dict[str, Any]) -> dict[str, Any]:
    """Give a readout with these parts."""
    return {"specVersion": "1.0", "id": "vector", "release": {"title": "Title", "language": "en"}} | parts
