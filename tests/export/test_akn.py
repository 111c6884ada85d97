"""Akoma Ntoso: the text to the character, references that lead somewhere, dates, votes, overlapping words."""

import re
from typing import Any

import pytest
from command import BASE, EXAMPLES
from exported import readouts
from lxml import etree

from meeting_readout import read
from meeting_readout.converters import read as read_form
from meeting_readout.export import Unexportable, export

LINKS = ("refersTo", "href", "source", "as", "by", "outcome", "dictionary")
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
TEXT = "Aster Vale approved the plan. The plan was noted."


def parse(readout: Any, **choices: Any) -> Any:
    """Give the document of a readout as a tree."""
    return etree.fromstring(export(readout, "akn", **choices), etree.XMLParser(huge_tree=True))


def make_readout(**more: Any) -> Any:
    """Give a readout of one block, with a date."""
    return BASE | {"blocks": [{"id": "p", "content": TEXT}], "record": {"date": "2031-04-04"}} | more


def test_nothing_of_the_text_is_lost() -> None:
    """Each block is there to the character, and the readout itself reads back as it was."""
    for readout in readouts():
        tree = parse(readout)
        texts = {element.get("eId"): "".join(element.itertext()) for element in tree.iter(f"{AKN}p")}
        assert {block["id"]: block["content"] for block in readout.get("blocks", ())}.items() <= texts.items()
        embedded = tree.find(f".//{AKN}proprietary")[0]
        assert read_form(etree.tostring(embedded, with_tail=False, encoding="utf-8"), "xml") == readout


def test_references_lead_somewhere() -> None:
    """Each `#` reference has its eId, and no eId is there twice; what the export makes up has `__`."""
    for readout in readouts():
        elements = list(parse(readout).iter(f"{AKN}*"))
        ids = [element.get("eId") for element in elements if element.get("eId")]
        words = " ".join(value for element in elements for name, value in element.items() if name in LINKS).split()
        assert {word[1:] for word in words if word.startswith("#")} <= set(ids)
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("more", "date", "name"),
    [
        ({"release": {"published": {"value": "2031-05-01"}}}, "2031-05-01", "publication"),
        ({"release": {"published": {"value": "2031-05"}}}, "2031-04-28", "meeting"),
        ({"meeting": {"held": {"start": {"value": "2031"}}}}, "2031-05-02", "retrieval"),
        ({"meeting": {}, "release": {}}, "2031-05-03", "markup"),
    ],
)
def test_dates(more: dict[str, Any], date: str, name: str) -> None:
    """The date is the first full day: published, held, retrieved, marked up."""
    release = {"title": "x", "language": "en", "retrieved": "2031-05-02T10:00:00Z"} | more.get("release", {})
    if name == "markup":
        del release["retrieved"]
    meeting = more.get("meeting", {"held": {"start": {"value": "2031-04-28"}}})
    tree = parse(make_readout(release=release, meeting=meeting, record={"date": "2031-05-03"}))
    assert {(d.get("date"), d.get("name")) for d in tree.iter(f"{AKN}FRBRdate")} == {(date, name)}


def test_no_date() -> None:
    """A readout without a full day is no such document (C004)."""
    with pytest.raises(Unexportable) as error:
        export(BASE | {"meeting": {"held": {"start": {"value": "2031-05"}}}}, "akn")
    assert (error.value.code, error.value.variant) == ("C004", "day")


def test_words_of_several_items() -> None:
    """Words that belong to several items, and torn words, refer to all of them; a name is within its piece."""
    readout = make_readout(
        participants=[
            {
                "id": "vale",
                "type": "person",
                "name": "Aster Vale",
                "roles": [{"role": "chair"}],
                "anchors": [{"block": "p"}],
            }
        ],
        decisions=[
            {"id": "d", "act": "approve", "anchors": [{"block": "p", "exact": "Aster Vale approved the plan"}]},
            {"id": "e", "act": "take-note", "anchors": [{"block": "p", "exact": "the plan. The plan was noted"}]},
        ],
    )
    paragraph = parse(readout, embed=False).find(f".//{AKN}p[@eId='p']")
    text = re.sub(r' xmlns="[^"]*"', "", etree.tostring(paragraph, encoding="unicode", with_tail=False))
    assert text == (
        '<p eId="p"><span refersTo="#d"><person refersTo="#vale" as="#role__chair">Aster Vale</person></span>'
        '<span refersTo="#d"> approved </span><span refersTo="#d #e">the plan</span>'
        '<span refersTo="#e">. The plan was noted</span>.</p>'
    )


def test_votes() -> None:
    """A vote that was counted has its ballots, with the voters, the outcome, how it was held and how it ended."""
    readout = read((EXAMPLES / "central-bank-statement" / "central-bank-statement.readout.json").read_bytes())
    (voting,) = parse(readout).iter(f"{AKN}voting")
    assert dict(voting.attrib) == {
        "eId": "d1__vote",
        "outcome": f"#act__{readout['decisions'][0]['act']}",
        "refersTo": "#d1 #agreement__majority",
    }
    assert [(count.get("value"), count.get("refersTo")) for count in voting] == [
        ("6", "#ballot__for #vorlin #hark #oden #felse #keem #rahle"),
        ("1", "#ballot__against #bresk"),
    ]


@pytest.mark.parametrize(
    ("language", "letters"), [("en", "eng"), ("zh-Hans", "zho"), ("de-AT", "deu"), ("yue", "yue"), ("qx", "und")]
)
def test_languages(language: str, letters: str) -> None:
    """A language has three letters, of two such codes that for terminology."""
    tree = parse(make_readout(release={"title": "x", "language": language}))
    assert [one.get("language") for one in tree.iter(f"{AKN}FRBRlanguage")] == [letters]


def test_without_blocks() -> None:
    """Without blocks, the text is the title."""
    tree = parse(BASE | {"record": {"date": "2031-04-04"}}, country="nz")
    assert ["".join(p.itertext()) for p in tree.iter(f"{AKN}p")] == ["The council met"]
    assert tree.find(f".//{AKN}FRBRuri").get("value") == "/akn/nz/statement/readout/2031-04-04/a"
