"""Work grows with the size of a document and not with its square: counted in looks and calls, never in time."""

from collections.abc import Callable
from typing import Any

import pytest
from call_count import count_calls

from meeting_readout import converters, validate
from meeting_readout.converters import limits
from meeting_readout.document import inheritance, multi_search
from meeting_readout.document.view import View
from meeting_readout.document.walk import walk
from meeting_readout.validator import suggestions
from meeting_readout.validator.rules import not_in_block, part_of_itself

Node = dict[str, Any]


def document(count: int, **more: Any) -> Node:
    """Make a document with so many participants, each with a statement that refers to it."""
    participants = [{"id": f"m{n}", "type": "person", "name": f"Member {n:05}"} for n in range(count)]
    words = [f"Member {n:05} moved item {n:05}." for n in range(count)]
    statements = [
        {"id": f"s{n}", "by": [{"ref": f"m{n}"}], "verb": "moved", "anchors": [{"block": f"b{n}", "exact": words[n]}]}
        for n in range(count)
    ]
    return {
        "specVersion": "1.0",
        "id": "large",
        "level": "anchored",
        "release": {"title": "A large meeting", "language": "en", "inferred": ["title"]},
        "blocks": [{"id": f"b{n}", "content": words[n]} for n in range(count)],
        "participants": [{**person, "anchors": [{"block": f"b{n}"}]} for n, person in enumerate(participants)],
        "statements": statements,
        **more,
    }


def faultless(_made: Node) -> None:
    """Change nothing."""


def unresolved(made: Node) -> None:
    """Let every statement refer to nothing."""
    for item in made["statements"]:
        item["by"][0]["ref"] += "x"


def unprinted(made: Node) -> None:
    """Give every statement a verb that the text does not print."""
    for item in made["statements"]:
        item["verb"] = f"denied {item['id']}"


def unquoted(made: Node) -> None:
    """Give every statement a quotation that is not there."""
    for item in made["statements"]:
        item["anchors"][0]["exact"] = f"Not {item['id']}"


def unknown(made: Node) -> None:
    """Give every statement a property that there is not."""
    for item in made["statements"]:
        item["colour"] = "red"


def chained(made: Node) -> None:
    """Make every statement a part of the one before."""
    for item, above in zip(made["statements"][1:], made["statements"], strict=False):
        item["partOf"] = above["id"]


def loose(made: Node) -> None:
    """Leave the participants without anchors, and let one statement refer to all."""
    for person in made["participants"]:
        del person["anchors"]
    made["statements"][0]["by"] = [{"ref": person["id"]} for person in made["participants"]]


@pytest.mark.parametrize("change", [faultless, unresolved, unprinted, unquoted, unknown, chained, loose])
def test_the_work_is_linear(change: Callable[[Node], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Four times the size takes at most six times the calls, also when everything is at fault.

    The budget for suggestions is made so small that both sizes use it up.
    """
    monkeypatch.setattr(suggestions, "COMPARISONS", 1000)
    monkeypatch.setattr(not_in_block, "COMPARED", 1000)

    def work(count: int) -> int:
        made = document(count)
        change(made)
        data = converters.write(made, "json") if "colour" not in made["statements"][0] else plain(made)
        validate(data, form="json")
        return count_calls(lambda: validate(data, form="json"))

    assert work(200) < 6 * work(50)


def plain(made: Node) -> bytes:
    """Write what the writer refuses."""
    import json

    return json.dumps(made).encode()


def test_many_words_are_found_as_one_by_one() -> None:
    """The search for many words at once finds what a search for each would."""
    text = "abcabdabcdefgh" * 5 + "zzéé"
    words = {text[start : start + size] for start in range(40) for size in range(1, 12)}
    words |= {f"{word}x" for word in words} | {"é", "éé", "ééé"}
    assert len(words) > multi_search.FEW
    assert multi_search.find_words(text, words) == {word for word in words if word in text}


def test_a_chain_is_climbed_once() -> None:
    """What a part takes from a whole far above it is found however long the chain is; a circle ends."""
    made = document(3)
    one, two, three = made["statements"]
    two["partOf"], three["partOf"] = one["id"], two["id"]
    view = View(walk(made))
    assert inheritance.find_inherited(view, three, "by") == two["by"]
    one["partOf"] = three["id"]
    assert [problem.code for problem in part_of_itself.check(View(walk(made)))] == ["M112"]


@pytest.mark.parametrize("form", ["json", "xml"])
def test_the_limit_of_values_holds_for_a_faultless_file(form: str) -> None:
    """A document that is otherwise in order has W903 if it has one value too many, and no finding if it has none."""
    written = converters.write(document(20), form)
    values = next(count for count in range(1, 2000) if not over(count, written, form))
    assert validate(written, form=form).findings == ()
    with limits.use(limits.Limits(nodes=values - 1)):
        assert [finding.code for finding in validate(written, form=form).findings] == ["W903"]


def over(count: int, written: bytes, form: str) -> bool:
    """Set the limit, and tell whether a document is over it by the careful reading."""
    with limits.use(limits.Limits(nodes=count)):
        return bool(converters.trace(written, form).faults)
