"""What a program may report beside the findings that the suite expects (spec 8.5-11)."""

import json
import sys
from typing import Any

import corpus
import pytest

sys.path.append(str(corpus.SUITE))
from protocol import drop_extra

EXTRA: dict[str, Any] = json.loads((corpus.SUITE / "index.json").read_text(encoding="utf-8"))["extra"]
UNREACHED = {"code": "M130", "pointer": "/entities/0/id"}


def one(code: str) -> dict[str, str]:
    """Give a finding."""
    return {"code": code, "pointer": "/statements/0/by"}


@pytest.mark.parametrize("code", ["S003", "W013"])
def test_a_rule_may_speak_beside_the_schema(code: str) -> None:
    """Beside a finding of the form or the schema, one of a rule more is no difference."""
    assert drop_extra([one(code), UNREACHED, {"code": "S001", "pointer": "/id"}], [one(code)], EXTRA) == [one(code)]


def test_what_is_expected_has_to_be_there() -> None:
    """A finding that is expected is kept, whatever its code."""
    expected = [one("S003"), UNREACHED]
    assert drop_extra(expected, expected, EXTRA) == expected
    assert drop_extra([one("S003")], expected, EXTRA) == [one("S003")]


@pytest.mark.parametrize(("code", "more"), [("M103", "M130"), ("S003", "S004"), ("S003", "W006"), ("Q101", "Q203")])
def test_nothing_else_is_dropped(code: str, more: str) -> None:
    """Beside a rule nothing more may be reported, nor another finding of the schema or the form beside the schema."""
    assert drop_extra([one(code), one(more)], [one(code)], EXTRA) == [one(code), one(more)]
