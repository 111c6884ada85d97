"""What things are called where they are only mentioned."""

import json
from typing import Any

import pytest
from command import BASE, EXAMPLES

from meeting_readout.document.view import View
from meeting_readout.document.walk import walk
from meeting_readout.page.document_page import make_panes
from meeting_readout.page.names import LONGEST, Names, shorten


def find(id_: str, **data: Any) -> str:
    """Give the name of an id in a small readout."""
    return Names(View(walk({**BASE, **data}))).find(id_)


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("abery", "Cllr Joan Abery"),
        ("public", "members of the public"),
        ("july-minutes", "minutes of 8 July 2031"),
        ("a4", "Planning"),
        ("next-meeting", "14 October 2031"),
        ("t2", "t2: a resident asked for a bin at the bus stop"),
        ("meeting", "Nether Quill Parish Council"),
        ("release", "release"),
        ("unstated", "unstated"),
        ("nobody", "nobody"),
    ],
)
def test_an_id_has_a_name(id_: str, name: str) -> None:
    """People, groups, documents, agenda items, meetings, items and reserved ids are called as people call them."""
    data = json.loads((EXAMPLES / "parish-minutes/parish-minutes.readout.json").read_text(encoding="utf-8"))
    assert Names(View(walk(data))).find(id_) == name


def test_an_office_is_called_by_its_post() -> None:
    """A person without a name is called by the post; a part of a framework with a number only by both."""
    person = {"id": "a", "type": "person", "posts": [{"title": "Mayor"}]}
    assert find("a", participants=[person]) == "Mayor"
    framework = {"id": "f", "type": "framework", "name": "Plan", "parts": [{"id": "b", "label": "2"}]}
    assert find("b", entities=[framework]) == "Plan: 2"


def test_a_circle_and_a_long_chain_end() -> None:
    """Groups that are named by each other are called by an id, however many there are."""
    circle = [{"id": "a", "type": "group", "of": [{"ref": "b"}]}, {"id": "b", "type": "group", "of": [{"ref": "a"}]}]
    assert find("a", entities=circle) == "a"
    items = [{"id": "d", "links": [{"ref": "e"}]}, {"id": "e", "links": [{"ref": "d"}]}]
    assert find("d", decisions=items) == "d: e: d"
    chain = [{"id": f"g{n}", "type": "group", "of": [{"ref": f"g{n + 1}"}]} for n in range(5000)]
    assert find("g0", entities=chain).startswith("g")


def test_a_long_name_is_not_repeated() -> None:
    """A name of many letters is cut where it is mentioned."""
    assert len(find("a", participants=[{"id": "a", "type": "person", "name": "x" * 9999}])) == LONGEST


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("short enough", 12, "short enough"),
        ("cut after words", 11, "cut after…"),
        ("cut after words", 10, "cut after…"),
        ("no thirty letters without a space: " + "x" * 30, 60, "no thirty letters without a space: " + "x" * 24 + "…"),
        ("会议强调，要加快", 5, "会议强调…"),
        ("torn … words", 8, "torn…"),
    ],
)
def test_a_text_is_cut_after_a_word(text: str, most: int, short: str) -> None:
    """Unless it would lose much by that, or has no spaces."""
    assert shorten(text, most) == short


def test_a_page_grows_as_its_document() -> None:
    """Neither anchors of many items on the same words, nor what many parts inherit, multiply the page."""
    sizes = []
    for count in (100, 400):
        many = [{"name": f"clerk {number}"} for number in range(count)]
        whole = {"id": "d", "addressees": many, "anchors": [{"block": "p1"}]}
        parts = [{"id": f"d{n}", "partOf": "d", "anchors": [{"block": "p1"}]} for n in range(count)]
        words = [{"id": f"e{n}", "anchors": [{"block": "p1", "exact": f"w{n} "}]} for n in range(count)]
        blocks = [{"id": "p1", "content": "".join(f"w{n} " for n in range(count))}]
        page = make_panes(View(walk({**BASE, "blocks": blocks, "directives": [whole, *parts, *words]})))
        sizes.append(len(page))
    assert sizes[1] < 4.5 * sizes[0]
