"""Data without their faulty parts: what is left, what was lost, and where what is left was read."""

import json
import re
from collections.abc import Iterator
from functools import reduce
from operator import getitem
from random import Random
from typing import Any

import pytest
from generate import documents

from meeting_readout import convert, validate
from meeting_readout.converters.tracing import NodePath
from meeting_readout.validator.schema.prune import Pruned


def walk(value: Any, path: NodePath = ()) -> Iterator[tuple[NodePath, Any]]:
    """Yield every value with its path."""
    yield path, value
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for token, inner in members:
        yield from walk(inner, (*path, token))


def cut(value: Any, faulty: set[NodePath], path: NodePath = ()) -> Any:
    """Give a copy without what stands at faulty paths."""
    if isinstance(value, dict):
        return {k: cut(v, faulty, (*path, k)) for k, v in value.items() if (*path, k) not in faulty}
    if isinstance(value, list):
        return [cut(v, faulty, (*path, n)) for n, v in enumerate(value) if (*path, n) not in faulty]
    return value


@pytest.mark.parametrize("seed", range(4))
def test_what_is_faulty_is_left_out(seed: int) -> None:
    """Nothing else is left out, nothing is changed in place, and every node that is left knows where it was read."""
    random = Random(seed)  # noqa: S311 - nothing secret
    for data in documents(seed, 30, nodes=60):
        before, paths = json.dumps(data), [path for path, _value in walk(data)]
        chosen = random.sample(paths, min(len(paths), random.choice((0, 1, 2, 5))))
        faulty = {path if random.random() < 0.8 else (*path, "missing") for path in chosen}
        pruned = Pruned(data, faulty)
        gone = faulty - {()}
        assert pruned.data == cut(data, gone)
        assert json.dumps(data) == before
        for (place, value), (read, same) in zip(pruned.list_removed(), pruned.removed, strict=True):
            assert value is same
            assert pruned.path(reduce(getitem, place[:-1], pruned.data), None) == read[:-1]
        values = dict(walk(data))
        inside = {path[:length] for path in gone & values.keys() for length in range(len(path))}
        for _path, node in walk(pruned.data):
            if isinstance(node, dict | list):
                read = pruned.path(node, None)
                assert cut(values[read], gone, read) == node
                assert (id(node) in pruned.torn) == (read in inside)
                assert node is values[read] or read in inside
                for token in node if isinstance(node, dict) else range(len(node)):
                    whole = pruned.path(node, token)
                    assert cut(values[whole], gone, whole) == node[token]


def test_ids_are_lost_with_what_has_them() -> None:
    """The ids in a faulty part are lost, and a faulty id itself; all may be where a whole list of the root went."""
    data = {"a": [{"id": "x", "b": [{"id": "y"}]}, {"id": "z", "c": 1}], "d": {"id": "w"}}
    assert Pruned(data, {("a", 0)}).lost == {"x", "y"}
    assert Pruned(data, {("a", 1, "id"), ("a", 1, "c")}).lost == {"z"}
    assert Pruned(data, {("d", "id", "e")}).lost == set()
    pruned = Pruned(data, {("a",), ("a", 0)})
    assert (pruned.lost, pruned.blind, pruned.data) == ({"x", "y", "z"}, True, {"d": {"id": "w"}})


def test_what_was_taken_out_behind_something_else() -> None:
    """The place of what was taken out is that in the data that is left: its block is covered by it, and no other."""
    blocks = ["x", {"id": "p1", "content": "The council met.", "colour": "The council met."}]
    blocks.append({"id": "p2", "content": "The council met."})
    release = {"title": "The council met.", "language": "en"}
    data = {"specVersion": "1.0", "id": "r", "level": "complete", "release": release, "blocks": blocks}
    pruned = Pruned(data, {("blocks", 0), ("blocks", 1, "colour")})
    assert dict(pruned.list_removed()) == {("blocks", 0): "x", ("blocks", 0, "colour"): "The council met."}
    found = [(one.code, one.pointer) for one in validate(json.dumps(data).encode(), level="complete").findings]
    assert found == [("S003", "/blocks/0"), ("S002", "/blocks/1/colour"), ("Q301", "/blocks/2/content")]


def test_what_is_empty_quotes_nothing() -> None:
    """An empty list that is taken out has quoted nothing: words that nothing covers are reported beside it."""
    data = {"specVersion": "1.0", "id": "r", "release": {"title": "Met", "language": "en"}}
    data |= {"level": "complete", "blocks": [{"id": "p1", "content": "The council met."}]}
    data |= {"meeting": {"anchors": [{"block": "p1"}]}}
    whole = json.dumps(data)
    xml = re.sub(r"<anchors>.*</anchors>", "<anchors/>", convert(whole.encode(), "xml").decode(), flags=re.DOTALL)
    empty = whole.replace('[{"block": "p1"}]', "[]")
    for given, form in ((empty, "json"), (empty, "yaml"), (xml, "xml")):
        found = [one.code for one in validate(given.encode(), form=form, level="complete").findings]
        assert sorted(found) == ["Q301", "S006"], form
