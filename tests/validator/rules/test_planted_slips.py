"""Two hundred slips in figures, dates, votes and labels: how many are found, and that their twins are left alone."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from meeting_readout import validate
from meeting_readout.schemas import load

Slip = dict[str, Any]


def read(file: str) -> list[Slip]:
    """Read one of the lists that stand beside this file."""
    slips: list[Slip] = json.loads(Path(__file__).with_name(file).read_text(encoding="utf-8"))["slips"]
    return slips


SLIPS = read("planted_slips.json")
MORE = read("more_slips.json")
LANGUAGES = ("en", "zh", "fr", "es", "pt", "ru", "de", "ja")
KINDS = ("day", "month", "year", "hour", "digit", "scale", "currency", "ordinal", "vote", "label")
CODES = {"M118", "M137", "M138", "M139", "M140"}
FOUND, REPORTED = 0.9, 0.02
"""The share of the slips that must be found, and of the twins that may be reported."""


def test_the_slips_are_of_every_kind_in_every_language() -> None:
    """There are two hundred, twenty-five in each language, and each of another text."""
    assert Counter(slip["language"] for slip in SLIPS) == dict.fromkeys(LANGUAGES, 25)
    assert {(slip["language"], slip["slip"]) for slip in SLIPS} == {(a, b) for a in LANGUAGES for b in KINDS}
    assert len({(slip["language"], slip["words"]) for slip in SLIPS}) == len(SLIPS)


def test_slips_are_found() -> None:
    """At least ninety of a hundred are; those that are not are named."""
    missed = [name(slip) for slip in SLIPS if not report(make(slip, "wrong"))]
    assert len(missed) <= (1 - FOUND) * len(SLIPS), missed


def test_what_is_in_order_is_left_alone() -> None:
    """Of the untouched twins at most two of a hundred are reported; those that are have their names here."""
    reported = [name(slip) for slip in SLIPS if report(make(slip, "right"))]
    assert len(reported) <= REPORTED * len(SLIPS), reported


def test_every_language_of_the_numerals_has_dates_and_amounts() -> None:
    """Five of each at least, true and silent, in every language of the list."""
    counted = Counter((slip["language"], slip["shape"]) for slip in (*SLIPS, *MORE))
    for language in json.loads(load("numerals.json"))["languages"]:
        assert counted[language, "date"] >= 5, language
        assert counted[language, "amount"] >= 5, language


@pytest.mark.parametrize("slip", MORE, ids=lambda slip: ascii(f"{slip['language']} {slip['words']}"))
def test_slips_in_other_languages(slip: Slip) -> None:
    """Each is found, and its twin is left alone."""
    assert report(make(slip, "wrong"))
    assert not report(make(slip, "right"))


@pytest.mark.parametrize("side", ["right", "wrong"])
def test_nothing_else_is_wrong_with_them(side: str) -> None:
    """No other rule speaks of them, but of a part that is greater than the whole."""
    others = {
        finding.code for slip in SLIPS for finding in validate(make(slip, side), form="json", level="core").findings
    }
    assert others <= CODES | {"M134"}


def report(data: bytes) -> bool:
    """Return whether one of the rules about words and values has a finding."""
    return any(finding.code in CODES for finding in validate(data, form="json", level="core").findings)


def name(slip: Slip) -> str:
    """Give the name of a slip in a message."""
    return f"{slip['language']} {slip['slip']}: {slip['words']} {slip['wrong']}"


def make(slip: Slip, side: str) -> bytes:
    """Make a readout with the words of a slip, and what is right or wrong of it."""
    words, meant = slip["words"], slip[side]
    readout: Slip = {
        "specVersion": "1.0",
        "id": "example",
        "release": {"title": "The council met.", "language": slip["language"]},
        "blocks": [{"id": "p1", "content": words}],
    }
    here = [{"block": "p1"}]
    match slip["shape"]:
        case "date":
            readout["meeting"] = {"held": {"start": {"value": meant, "asPrinted": words}}, "anchors": here}
        case "time":
            time = {"value": meant, "asPrinted": words}
            start = {"value": "2031-04-03", "basis": "external", "time": time}
            readout["meeting"] = {"held": {"start": start}, "anchors": here}
        case "window":
            when = {"type": "window", "start": meant[0], "end": meant[1], "asPrinted": words}
            readout["statements"] = [{"id": "s1", "when": [when], "anchors": here}]
        case "amount":
            amount = {**slip["right"], **meant, "asPrinted": words}
            readout["statements"] = [{"id": "s1", "amounts": [amount], "anchors": here}]
        case "name":
            readout["meeting"] = {"name": words, "ordinal": meant}
        case "text":
            readout["meeting"] = {"ordinal": meant, "anchors": here}
        case "decision":
            readout["decisions"] = [{"id": "d1", **meant, "anchors": here}]
        case _:
            readout["blocks"][0]["label"] = slip["right"]
            readout["decisions"] = [{"id": "d1", "act": "adopt", "label": meant, "anchors": here}]
    return json.dumps(readout).encode()
