"""Drafts by the word lists: valid whatever the text, unconfirmed, quoted, with reasons, and fast."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from generate import documents

from meeting_readout import validate
from meeting_readout.drafting.draft import draft

ROOT = Path(__file__).parents[2]
Node = dict[str, Any]
LISTS = ("participants", "reports", "statements", "decisions", "directives", "commitments")
FOLDERS = ("examples", "tests/suite", "benchmarks/drafting")
GENERATED = 500


def make_source(*lines: str, language: str = "en", published: str = "") -> Node:
    """Return a readout with nothing but a text, a block for each line."""
    release: Node = {"title": lines[0] or "T", "language": language}
    if published:
        release["published"] = {"value": published}
    blocks = [{"id": f"b{number}", "content": line} for number, line in enumerate(lines, 1)]
    return {"specVersion": "1.0", "id": "a-text", "release": release, "blocks": blocks}


def strip(readout: Node) -> Node:
    """Return a readout with its blocks only, and what is about them."""
    release = {name: readout["release"][name] for name in ("title", "language")}
    published = readout["release"].get("published", {}).get("value", "")
    if len(published) == 10 and published[:4].isdecimal():
        release["published"] = {"value": published}
    return {"specVersion": "1.0", "id": readout["id"], "release": release, "blocks": readout["blocks"]}


def list_documents() -> Iterator[Node]:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.readout.json")):
            verdict = validate(path.read_bytes(), form="json")
            if verdict.readout and verdict.readout.get("blocks"):
                yield verdict.readout
    yield from (found for found in documents(17, GENERATED, core=True) if found.get("blocks"))


def list_errors(readout: Node) -> list[str]:
    verdict = validate(json.dumps(readout).encode(), form="json", level="anchored")
    return [f"{finding.code} {finding.message}" for finding in verdict.findings if finding.severity == "error"]


def list_items(readout: Node) -> list[Node]:
    meeting = [readout["meeting"]] if "meeting" in readout else []
    return meeting + [item for name in LISTS for item in readout.get(name, ())]


def test_every_draft_is_valid_at_anchored() -> None:
    """All examples, the valid documents of the suite, the development texts and 500 generated documents."""
    drafted = items = 0
    for readout in list_documents():
        source = strip(readout)
        if list_errors(source):
            continue  # two blocks with the same words, and the like: no draft can help that
        for which in ("sure", "all"):
            result = draft(source, which)
            assert list_errors(result.readout) == [], readout["id"]
            items += len(list_items(result.readout))
        drafted += 1
    assert drafted > 300
    assert items > 1000


def test_every_item_is_unconfirmed_quotes_the_text_and_says_why() -> None:
    for path in sorted((ROOT / "examples").rglob("*.readout.json")):
        readout = json.loads(path.read_bytes())
        if not readout.get("blocks"):
            continue
        result = draft(strip(readout), "all")
        for item in list_items(result.readout):
            assert item["unconfirmed"] is True
            assert item["anchors"]
        ids = {item.get("id", "meeting") for item in list_items(result.readout)}
        assert ids == set(result.reasons)
        assert all("{" not in reason and reason for reason in result.reasons.values())


def test_the_source_is_not_changed() -> None:
    source = make_source("The Council met on 3 May 2031.", "It approved the plan.")
    before = json.dumps(source)
    draft(source, "all")
    assert json.dumps(source) == before


def test_the_reference_has_its_meeting_ordinal_date_and_chair() -> None:
    """What the design asks of the seed document, from its text alone."""
    text = (ROOT / "examples/reference/sme-leading-group-7.txt").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    result = draft(make_source(*lines, published="2021-01-22")).readout
    assert result["meeting"]["ordinal"] == 7
    assert result["meeting"]["status"] == "held"
    assert result["meeting"]["held"]["start"] == {
        "value": "2021-01-21",
        "basis": "publication",
        "asPrinted": "January 21",
    }
    [chair] = [person for person in result["participants"] if person.get("roles") == [{"role": "chair"}]]
    assert chair["name"] == "Liu He"


@pytest.mark.parametrize(
    ("language", "text", "list_name", "values"),
    [
        ("en", "The Council approved the plan.", "decisions", {"act": "approve", "verb": "approved", "by": "meeting"}),
        ("en", "The Council noted the plan.", "statements", {"verb": "noted", "by": "meeting"}),
        ("en", "The Council stressed that the Office must act.", "directives", {"force": "require", "marker": "must"}),
        ("en", "Delegations are asked to reply.", "directives", {"force": "request", "by": "unstated"}),
        ("en", "The Council will publish its minutes.", "commitments", {"force": "commit", "marker": "will"}),
        ("en", "Inflation will fall.", "statements", {"kind": "forecast"}),
        ("en", "The plan was approved.", "decisions", {"verb": "was approved", "by": "unstated"}),
        ("de", "Der Rat genehmigte den Plan.", "decisions", {"act": "approve", "by": "meeting"}),
        ("de", "Der Antrag wird vertagt.", "decisions", {"act": "postpone", "verb": "wird vertagt"}),
        ("fr", "Le Conseil a approuvé le plan.", "decisions", {"act": "approve", "by": "meeting"}),
        ("es", "La Junta aprobó el plan.", "decisions", {"act": "approve"}),
        ("pt", "O Conselho aprovou o plano.", "decisions", {"act": "approve"}),
        ("ru", "Совет утвердил план работ.", "decisions", {"act": "approve"}),
        ("zh", "会议指出，形势总体平稳。", "statements", {"verb": "指出", "by": "meeting"}),
        ("zh", "各地要加强防汛。", "directives", {"force": "require", "marker": "要"}),
        ("ja", "委員会は、計画を承認した。", "decisions", {"act": "approve", "verb": "承認した", "by": "meeting"}),
    ],
)
def test_a_sentence_goes_into_the_list_of_its_words(
    language: str, text: str, list_name: str, values: dict[str, str]
) -> None:
    result = draft(make_source("T", text, language=language)).readout
    [item] = result[list_name]
    given = {**item, "by": item.get("by", [{}])[0].get("ref")}
    assert {name: given.get(name) for name in values} == values


@pytest.mark.parametrize(
    "text",
    [
        "The United States is a member.",
        "In May 5 ships came.",
        "The request of the mayor is old.",
        "A boat which approved signals guide.",
    ],
)
def test_words_that_look_like_a_verb_of_saying_are_none(text: str) -> None:
    assert not set(draft(make_source("T", text)).readout) & set(LISTS)


def test_one_character_words_are_none_in_longer_ones() -> None:
    result = draft(make_source("T", "这是重要的概要，供需平稳。", language="zh")).readout
    assert not set(result) & set(LISTS)


def test_clauses_of_a_demand_are_items_of_their_own() -> None:
    text = "The Council agreed that the Office must repair the dyke, clear the drains and report in June."
    result = draft(make_source("T", text)).readout
    assert [item["anchors"][0].get("exact") for item in result["directives"]] == [
        "The Council agreed that the Office must repair the dyke",
        "clear the drains",
        "and report in June",
    ]


def test_what_is_introduced_takes_the_list_of_the_introduction() -> None:
    lines = ("T", "The Committee recommends:", "- a new pier;", "- two lights.", "The harbour is old. It silts up.")
    result = draft(make_source(*lines), "all").readout
    assert [item["force"] for item in result["directives"]] == ["recommend", "recommend"]
    assert [item["by"] for item in result["directives"]] == [[{"ref": "meeting", "carried": True}]] * 2
    assert len(result["statements"]) == 2


def test_a_heading_says_what_the_lines_below_it_are() -> None:
    lines = ("Cabinet", "Decisions", "- Purchase of a dredger", "- Sale of the old pier", "Reports", "- Fish stocks")
    result = draft(make_source(*lines)).readout
    assert len(result["decisions"]) == 2
    assert len(result["reports"]) == 1


def test_an_outcome_settles_the_line_before_it() -> None:
    result = draft(
        make_source("Minutes", "4 Rename Pier 3 (Resolution). Withdrawn.", "5 Sell Pier 4 – REFUSED")
    ).readout
    assert [item["act"] for item in result["decisions"]] == ["withdraw", "decline"]
    assert [anchor["exact"] for anchor in result["decisions"][0]["anchors"]] == [
        "Rename Pier 3 (Resolution)",
        "Withdrawn",
    ]


def test_guesses_are_left_out_of_sure_drafts() -> None:
    source = make_source("T", "The harbour is deep and the water is cold.")
    assert "statements" not in draft(source, "sure").readout
    [guess] = draft(source, "all").readout["statements"]
    assert draft(source, "all").reasons[guess["id"]].startswith("a guess")


def test_a_deadline_and_money_are_read() -> None:
    text = "The Council asked the Office to spend 2.5 million euros by 1 June."
    [item] = draft(make_source("T", text, published="2031-04-04")).readout["directives"]
    assert item["deadlines"] == [
        {"type": "not-after", "value": "2031-06-01", "basis": "publication", "asPrinted": "1 June"}
    ]
    assert item["amounts"] == [{"value": "2500000", "currency": "EUR", "asPrinted": "2.5 million euros"}]


def test_the_day_before_which_something_is_due_is_strict() -> None:
    text = "The Council asked the Office to report before 1 June 2031."
    [item] = draft(make_source("T", text)).readout["directives"]
    assert item["deadlines"][0]["strict"] is True
    assert item["deadlines"][0]["asPrinted"] == "before 1 June 2031"


def test_a_meeting_without_a_date_of_publication_has_no_year_made_up() -> None:
    result = draft(make_source("T", "The Council met at Lindow on 3 April.")).readout
    assert result["meeting"]["held"] == {"start": {"value": "XXXX-04-03", "asPrinted": "3 April"}}


def test_the_day_above_the_text_is_that_of_publication() -> None:
    """Where a sentence says when the body met, the meeting was then, even if the title is what speaks of it most."""
    lines = ("Council of Lindow holds its 14th session", "Lindow, 12 May 2031", "The Council met on 11 May 2031.")
    meeting = draft(make_source(*lines)).readout["meeting"]
    assert meeting["ordinal"] == 14
    assert meeting["held"] == {"start": {"value": "2031-05-11", "asPrinted": "11 May 2031"}}


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "“We cannot wait for another winter,” Ada Quill said.", "Ada Quill"),
        ("en", "“The Office must act”, said Ada Quill.", "Ada Quill"),
        ("en", '"We will go," Ada Quill added, "and we must pay."', "Ada Quill"),
        ("fr", "« Nous devons protéger la source », a déclaré Mme Odile Varenne.", "Mme Odile Varenne"),
    ],
)
def test_who_says_what_is_quoted_stands_behind_the_quotation(language: str, text: str, speaker: str) -> None:
    """The sentence is one statement of the speaker, before or behind the verb; what is quoted is cut into no items."""
    result = draft(make_source("T", text, language=language)).readout
    assert set(result) & set(LISTS) == {"statements"}
    [item] = result["statements"]
    assert item["by"] == [{"name": speaker}]
    assert item["anchors"][0].get("exact", text) in (text, text[:-1])


@pytest.mark.parametrize("line", ["13 May 2031", "May 2031", "May 13, 2031", "13 May"])
def test_a_month_is_no_permission(line: str) -> None:
    """Whatever stands before it: a figure at the beginning of a line is read as its label."""
    result = draft(make_source("The Council met", line, "It approved the plan.")).readout
    assert "commitments" not in result


def test_the_next_meeting_is_not_the_meeting() -> None:
    result = draft(make_source("T", "The next meeting will be held on 5 May 2031."), "all").readout
    assert "meeting" not in result
    assert not set(result) & set(LISTS)


def test_a_postponed_meeting_is_postponed() -> None:
    result = draft(
        make_source("T", "The sixth session of the Commission, planned for 4 May 2031, is postponed.")
    ).readout
    assert result["meeting"]["status"] == "postponed"
    assert result["meeting"]["ordinal"] == 6


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Mayor Ida Quern presided.", "Ida Quern"),
        ("en", "The Council met, with Ida Quern in the chair.", "Ida Quern"),
        ("en", "Present: Ida Quern (Chair), Tom Ash.", "Ida Quern"),
        ("de", "Vorsitz: Bundeskanzlerin Thea Ohmgart.", "Thea Ohmgart"),
        ("fr", "Le Conseil s'est réuni sous la présidence de Mme Claire Duroc.", "Claire Duroc"),
        ("es", "Se reunió bajo la presidencia de Inés Cabrales.", "Inés Cabrales"),
        ("pt", "Reuniu-se sob a presidência de Rui Salema.", "Rui Salema"),
        ("zh", "副总理石岚主持会议。", "石岚"),
        ("ja", "議長　水沢一郎", "水沢一郎"),
    ],
)
def test_who_presided_is_found(language: str, text: str, name: str) -> None:
    result = draft(make_source("T", text, language=language)).readout
    [chair] = [person for person in result["participants"] if person.get("roles") == [{"role": "chair"}]]
    assert chair["name"] == name


def test_a_delegation_that_somebody_led_has_no_chair() -> None:
    result = draft(make_source("T", "The delegation of Corvia, led by Anneke Tarn, met in Skarn.")).readout
    assert not any(person.get("roles") for person in result.get("participants", ()))


def test_words_that_occur_twice_are_counted() -> None:
    result = draft(make_source("T", "The plan was approved. The plan was approved.")).readout
    assert [item["anchors"][0]["occurrence"] for item in result["decisions"]] == [1, 2]


def test_ids_of_blocks_are_not_taken_again() -> None:
    source = make_source("T", "The plan was approved.")
    source["blocks"][1]["id"] = "d1"
    [item] = draft(source).readout["decisions"]
    assert item["id"] != "d1"


def test_a_text_in_a_language_without_a_list_is_drafted_as_guesses() -> None:
    result = draft(make_source("T", "Rada přijala plán obnovy přístavu.", language="cs"), "all").readout
    assert list_errors(result) == []
    assert len(result["statements"]) == 1


def test_release_and_blocks_must_be_valid() -> None:
    source = make_source("T", "The plan was approved.")
    source["blocks"][1]["id"] = "b1"
    with pytest.raises(ValueError, match="M101"):
        draft(source)
