"""What is said of two readouts is what was done: nothing of the same content, and each edit as what it was."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import diff_trial
import pytest
from command import EXAMPLES, REFERENCE
from generate import documents

from meeting_readout import converters
from meeting_readout.comparison.changes import Change, compare_readouts
from meeting_readout.comparison.phrases import join_phrases, say_changes
from meeting_readout.comparison.report.text import format_phrase
from meeting_readout.comparison.text_difference import compare_texts
from meeting_readout.model.model import model

Node = dict[str, Any]

BASE: Node = {
    "specVersion": "1.0",
    "id": "dyke-day",
    "release": {"title": "The Dyke Council met", "language": "en"},
    "blocks": [
        {"id": "p1", "content": "The council met at the lock. The Board is to mend the gate by 30 June."},
        {"id": "p2", "content": "The mill is to be sold. The school is to be painted."},
    ],
    "entities": [
        {"id": "board", "type": "organization", "name": "Dyke Board"},
        {"id": "mill", "type": "organization", "name": "Mill House"},
    ],
    "directives": [
        {
            "id": "d1",
            "force": "require",
            "addressees": [{"ref": "board"}],
            "deadlines": [{"type": "not-after", "value": "2031-06-30"}],
            "anchors": [{"block": "p1", "exact": "The Board is to mend the gate by 30 June."}],
        },
        {"id": "d2", "force": "require", "anchors": [{"block": "p2", "exact": "The mill is to be sold."}]},
        {"id": "d3", "partOf": "d2", "anchors": [{"block": "p2", "exact": "The school is to be painted."}]},
    ],
}


def say(change: Callable[[Node], object], base: Node = BASE) -> list[str]:
    """Give the lines about a readout to which something was done."""
    new = deepcopy(base)
    change(new)
    return [format_phrase(join_phrases(said.head, said.phrases)) for said in say_changes(compare_readouts(base, new))]


def shuffle(value: Any) -> Any:
    """Give the same content with its members in another order."""
    if isinstance(value, dict):
        return {key: shuffle(inner) for key, inner in reversed(value.items())}
    return [shuffle(inner) for inner in value] if isinstance(value, list) else value


def test_the_same_content_has_no_changes() -> None:
    """In another form and another order of members, an example and a generated document are what they are."""
    given = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(EXAMPLES.glob("*/*.readout.json"))]
    for document in (*given, *documents(3, 40)):
        for form in ("json", "xml", "yaml"):
            assert compare_readouts(document, converters.read(converters.write(document, form), form)).changes == []
        assert compare_readouts(document, shuffle(document)).changes == []
        assert compare_readouts(document, document | {"$schema": "x"}).changes == []


def test_what_was_done_is_said() -> None:
    """Of pairs with known edits, each edit is said as what it was, and nothing besides (the trial has thousands)."""
    kinds = set()
    for pair in diff_trial.pairs(120, 20):
        assert diff_trial.missed(pair) == ([], {})
        kinds |= {edit.name for edit in pair.edits}
    assert len(kinds) == len(set(diff_trial.EDITS))


def test_the_trial_would_see_a_fault() -> None:
    """An edit that is not said, and a change that nobody made, are counted."""
    pair = next(pair for pair in diff_trial.pairs(9, 20) if pair.edits)
    assert diff_trial.missed(pair._replace(new=pair.old))[0] == pair.edits
    assert diff_trial.missed(pair._replace(edits=[]))[1]


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/*.readout.json")), ids=lambda path: path.parent.name)
def test_forwards_and_backwards_are_opposites(path: Any) -> None:
    """Between two examples, what is added one way is removed the other way, and places lead to the values."""
    one, other = (json.loads(one.read_text(encoding="utf-8")) for one in (path, REFERENCE))
    there, back = compare_readouts(one, other).changes, compare_readouts(other, one).changes
    for change in there:
        assert change.old_pointer is None or at(one, change.old_pointer) == change.last.old
        assert change.new_pointer is None or at(other, change.new_pointer) == change.last.new
    opposite = {"added": "removed", "removed": "added"}
    kinds = sorted(opposite.get(change.kind, change.kind) for change in there if change.kind != "moved")
    assert kinds == sorted(change.kind for change in back if change.kind != "moved")


def at(data: Any, pointer: str) -> Any:
    """Give what a pointer leads to."""
    for token in pointer.split("/")[1:]:
        data = data[int(token)] if isinstance(data, list) else data[token]
    return data


def _deadline(new: Node) -> None:
    new["directives"][0]["deadlines"][0]["value"] = "2031-07-31"
    new["directives"][0]["addressees"].append({"name": "Lock Keeper"})


def _in_front(new: Node) -> None:
    new["directives"].insert(0, {"id": "d0", "anchors": [{"block": "p1", "exact": "The council met at the lock."}]})
    for number, item in enumerate(new["directives"]):
        item["id"] = f"d{number + 1}"
    new["directives"][3]["partOf"] = "d3"


def _blocks(new: Node) -> None:
    new["blocks"].insert(0, {"id": "p1", "content": "Notice."})
    new["blocks"][1]["id"], new["blocks"][2]["id"] = "p2", "p3"
    for item in new["directives"]:
        item["anchors"][0]["block"] = {"p1": "p2", "p2": "p3"}[item["anchors"][0]["block"]]


def _to_decisions(new: Node) -> None:
    new["decisions"] = [new["directives"].pop(0)]
    del new["decisions"][0]["force"], new["decisions"][0]["addressees"]


def _to_decisions_renumbered(new: Node) -> None:
    new["decisions"] = [new["directives"].pop(1) | {"id": "e1"}]
    del new["decisions"][0]["force"]
    new["directives"][1]["partOf"] = "e1"


def _to_participants(new: Node) -> None:
    new["participants"] = [new["entities"].pop(0)]


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (
            _to_decisions,
            ["decision d1 moved from directives to decisions; force removed: require; addressee removed: Dyke Board"],
        ),
        (
            _to_decisions_renumbered,
            ["decision e1 moved from directives to decisions; id d2 → e1; force removed: require"],
        ),
        (_to_participants, ["organization board (Dyke Board) moved from entities to participants"]),
        (_deadline, ["directive d1: addressee added: Lock Keeper; deadline 30 June 2031 → 31 July 2031"]),
        (
            _in_front,
            [
                "directive d1 added: “The council met at the lock.”",
                "directive d2: id d1 → d2",
                "directive d3: id d2 → d3",
                "directive d4: id d3 → d4",
            ],
        ),
        (_blocks, ["block p1 added: Notice.", "block p2: id p1 → p2", "block p3: id p2 → p3"]),
        (
            lambda new: new["blocks"][0].update(content=BASE["blocks"][0]["content"].replace("30 June", "31 July")),
            ["block p1: content: … is to mend the gate by [-30 June-]{+31 July+}."],
        ),
        (lambda new: new["directives"].reverse(), ["directive d2 moved behind d3", "directive d1 moved behind d2"]),
        (lambda new: new["directives"].pop(1), ["directive d2 removed: “The mill is to be sold.”, require"]),
        (lambda new: new["directives"][0].update(force="urge"), ["directive d1: force require → urge"]),
        (lambda new: new["directives"][0].update(refrain=True), ["directive d1: refrain added"]),
        (
            lambda new: new["directives"][0].update(addressees=[{"ref": "mill"}]),
            ["directive d1: addressee Dyke Board → Mill House"],
        ),
        (
            lambda new: new["directives"][0]["deadlines"][0].update(certainty="low"),
            ["directive d1: deadline 30 June 2031: certainty added: low"],
        ),
        (lambda new: new["directives"][2].update(partOf="d1"), ["directive d3: part of directive d2 → directive d1"]),
        (
            lambda new: new["entities"][0].update(type="group"),
            ["group board (Dyke Board): type organization → group"],
        ),
        (lambda new: new["release"].update(title="They met"), ["release: title The Dyke Council met → They met"]),
        (lambda new: new.update(level="core", id="other"), ["id dyke-day → other", "level added: core"]),
        (
            lambda new: new["release"].update(published={"value": "2031-02"}),
            ["release: published added: February 2031"],
        ),
    ],
)
def test_it_is_said_as_a_person_would(change: Callable[[Node], object], lines: list[str]) -> None:
    """Names and titles stand in place of ids and keys; what moved or was renumbered is no loss and no gain."""
    assert say(change) == lines


def _other_words(new: Node) -> None:
    del new["directives"][0]
    new["decisions"] = [{"id": "d1", "anchors": [{"block": "p1", "exact": "The council met at the lock."}]}]


def _half_the_words(new: Node) -> None:
    del new["directives"][0]
    new["decisions"] = [{"id": "e1", "anchors": [{"block": "p1", "exact": "The Board is to"}]}]


def _person_for_item(new: Node) -> None:
    new["participants"] = [{"id": "d2", "type": "organization", "name": "Mill"}]
    del new["directives"][1], new["directives"][1]["partOf"]


@pytest.mark.parametrize("change", [_other_words, _half_the_words, _person_for_item])
def test_what_is_another_thing_has_not_moved(change: Callable[[Node], object]) -> None:
    """The same id on other words, few words in common, and a body in place of what is said are no moves."""
    said = say(change)
    assert not any(" moved " in line for line in said), said
    assert [any(f" {kind}" in line for line in said) for kind in ("added", "removed")] == [True, True]


def test_an_id_that_another_item_has_now_is_a_change_of_what_is_meant() -> None:
    """A reference with the same letters has changed if it leads to another item than before."""

    def change(new: Node) -> None:
        _in_front(new)
        new["directives"][3]["partOf"] = "d2"

    assert say(change)[-1] == "directive d4: id d3 → d4; part of directive d2 → directive d2"


def test_every_property_of_the_schema_is_compared() -> None:
    """Whatever property of a generated document is taken out, something is said, and of that property."""
    seen = set()
    for document in documents(11, 60):
        for type_, node, key in list(nodes(document)):
            prop = model().objects[type_].properties[key]
            if (type_, key) in seen or prop.required or prop.shape == "tag" or prop.node == "none" or len(node) < 2:
                continue
            seen.add((type_, key))
            new = deepcopy(document)
            del find(new, document, node)[key]
            changes: list[Change] = compare_readouts(document, new).changes
            assert changes, (type_, key)
            assert {change.kind for change in changes} <= {"removed", "changed", "added", "moved", "renumbered"}
            assert any(step.prop.name == key for change in changes for step in change.way), (type_, key)
    assert len(seen) > 400


def nodes(value: Any, type_: str = "readout") -> Any:
    """Yield the type, the object and the key of every property."""
    for key, inner in value.items():
        prop = model().objects[type_].properties[key]
        yield type_, value, key
        for one in inner if isinstance(inner, list) else [inner]:
            if isinstance(one, dict):
                yield from nodes(one, prop.tags[one["type"]] if prop.tags else prop.target)


def find(copy: Any, original: Any, node: Any) -> Any:
    """Give the object of a copy that stands where another stands in the original."""
    if original is node:
        return copy
    pairs = (
        zip(copy.values(), original.values(), strict=True)
        if isinstance(copy, dict)
        else zip(copy, original, strict=True)
    )
    for one, other in pairs:
        if isinstance(one, dict | list) and (found := find(one, other, node)) is not None:
            return found
    return None


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("the old gate", "the new gate", [("same", "the "), ("cut", "old"), ("put", "new"), ("same", " gate")]),
        (
            "会议指出，要加快",
            "会议强调，要加快",
            [("same", "会议"), ("cut", "指出"), ("put", "强调"), ("same", "，要加快")],
        ),
        ("a\nb", "a b", [("same", "a"), ("cut", "\n"), ("put", " "), ("same", "b")]),
        ("same", "same", [("same", "same")]),
        ("", "x", [("put", "x")]),
    ],
)
def test_texts_are_compared_word_by_word(old: str, new: str, pieces: list[tuple[str, str]]) -> None:
    """Scripts without spaces are compared letter by letter."""
    assert compare_texts(old, new) == pieces


def test_the_pieces_of_a_difference_make_both_texts() -> None:
    """Without what was put, a difference is the old text; without what was cut, the new one."""
    texts = [block["content"] for block in json.loads(REFERENCE.read_text(encoding="utf-8"))["blocks"]]
    for old in texts[:12]:
        for new in texts[:12]:
            pieces = compare_texts(old, new)
            assert "".join(text for kind, text in pieces if kind != "put") == old
            assert "".join(text for kind, text in pieces if kind != "cut") == new
