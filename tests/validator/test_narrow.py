"""The errors of the schema are explained on a small part of large data: they are those of the whole."""

import json
from contextlib import suppress
from random import Random
from typing import Any

import pytest
from command import BASE
from generate import documents
from test_gate import change

from meeting_readout.validator.problem import Problem
from meeting_readout.validator.schema import gate, narrow
from meeting_readout.validator.schema.errors import find_errors

NEVER = 1 << 60


def find(data: Any, long: int, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    """Find the errors with lists narrowed from a length on."""
    monkeypatch.setattr(narrow, "LONG", long)
    return list(find_errors(data))


@pytest.mark.parametrize("seed", range(6))
def test_a_part_has_the_errors_of_the_whole(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is changed in a document, the same problems are found in the same order, however lists are narrowed."""
    random, found = Random(seed), 0  # noqa: S311 - nothing secret
    for data in documents(seed, 40, nodes=80):
        for _ in range(4):
            changed = json.loads(json.dumps(data))
            for _ in range(random.choice((1, 1, 2, 5))):
                with suppress(IndexError):  # what was taken may have nothing in it
                    change(changed, random)
            monkeypatch.setattr(narrow, "FEW", random.choice((0, 1, 1000)))
            expected = find(changed, NEVER, monkeypatch)
            assert find(changed, random.choice((1, 2, 3)), monkeypatch) == expected, json.dumps(changed)
            found += len(expected)
    assert found > 60


def test_only_faulty_items_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a long list the faulty items are left, or one where none is; the paths are those of the whole."""
    monkeypatch.setattr(narrow, "LONG", 10)
    blocks = [{"id": f"p{number}", "content": "a"} for number in range(100)]
    statements = [{"id": f"s{number}"} for number in range(100)]
    statements[71]["verb"] = ""
    data = BASE | {"blocks": blocks, "statements": statements}
    narrowed = narrow.Narrowed(data)
    assert narrowed.data == BASE | {"blocks": blocks[:1], "statements": [statements[71]]}
    assert narrowed.restore(("statements", 0, "verb")) == ("statements", 71, "verb")
    assert [(problem.code, problem.path) for problem in find_errors(data)] == [("S006", ("statements", 71, "verb"))]


def test_where_the_engines_do_not_agree_all_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the fast engine finds no faulty item although it refuses the data, the whole is asked about."""
    monkeypatch.setattr(narrow, "LONG", 2)
    monkeypatch.setattr(narrow, "_find_faulty", lambda *_: [])
    data = BASE | {"statements": [{"id": "s1"}, {"id": "S2"}]}
    assert not gate.passes(data)
    assert [problem.path for problem in find_errors(data)] == [("statements", 1, "id")]
