"""The rules about what agrees with what, about codes and about markers: each message word for word, and each silence.

The cases are in `rule_cases.json`: members of the root that are put into the smallest readout, as in the catalogue.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource

from meeting_readout import validate
from meeting_readout.document.language_tags import is_well_formed
from meeting_readout.document.markers import find_marker, find_refrain
from meeting_readout.schemas import load
from meeting_readout.validator import catalogue

CASES = json.loads((Path(__file__).parent / "rule_cases.json").read_text(encoding="utf-8"))
MARKERS = json.loads(load("markers.json"))
CODES = json.loads(load("codes.json"))
WELL_FORMED = """
    en EN-gb zh-Hans zh-cmn-Hans-CN sl-rozaj-biske de-CH-1901 sr-Latn-RS es-419 hy-Latn-IT-arevela en-US-u-islamcal
    zh-CN-a-myext-x-private x-whatever qaa-Qaaa-QM-x-southern i-klingon en-GB-oed zh-min-nan
"""
NOT_WELL_FORMED = "a-DE de-419-DE en-Latn-Cyrl en-a en-x en-u-x-y abcdefghi ar-aao-abh-acm-adx en--US é"
LANGUAGES = list(MARKERS["languages"])


def found(case: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Judge a case, and give code, pointer and sentence of every finding."""
    readout = catalogue.load_catalogue()["base"] | case["add"]
    verdict = validate(json.dumps(readout).encode(), form="json", level=case.get("level", "core"))
    return [(finding.code, finding.pointer, finding.message) for finding in verdict.findings]


@pytest.mark.parametrize("case", CASES["wrong"], ids=[f"{case['code']}{case['pointer']}" for case in CASES["wrong"]])
def test_a_mistake_is_told_word_for_word(case: dict[str, Any]) -> None:
    """One mistake is one finding, at its place, in these words."""
    assert found(case) == [(case["code"], case["pointer"], case["message"])]


@pytest.mark.parametrize("case", CASES["silent"], ids=[case["why"] for case in CASES["silent"]])
def test_what_can_be_right_is_left_alone(case: dict[str, Any]) -> None:
    """What looks like a mistake and can be right has no finding."""
    assert found(case) == []


def test_every_sentence_is_asserted() -> None:
    """Each variant of a message of these rules has a case: that of the catalogue, or one in `rule_cases.json`."""
    for code, rule in catalogue.rules().items():
        if "silent" in rule:
            sentences = {rule["case"]["message"]}
            sentences |= {case["message"] for case in CASES["wrong"] if case["code"] == code}
            lacking = len(rule["messages"]) - len(sentences)
            assert lacking <= 0, f'tests/rule_cases.json: "wrong" lacks {lacking} of the messages of {code}'


@pytest.mark.parametrize(
    ("fault", "codes"),
    [
        ({"participants": [{"id": "a", "type": "person", "presence": {"status": "gone"}}]}, {"S004"}),
        ({"notes": [{"id": "n1", "abuot": [{"ref": "release"}]}]}, {"S002"}),
        ({"meeting": {"body": {"ref": "b"}}, "entities": [{"id": "a", "type": "organization"}]}, {"M103"}),
        ({"meeting": {"ordinal": "7"}, "entities": [{"id": "a", "type": "place"}]}, {"S003"}),
        (
            {
                "meeting": {"held": {"start": {"value": "2024-05-14"}}},
                "directives": [{"id": "r1", "deadlines": [{"type": "not-after", "value": "2024-04-31"}]}],
            },
            {"M106"},
        ),
    ],
)
def test_a_fault_is_no_second_finding(fault: dict[str, Any], codes: set[str]) -> None:
    """Where a part was taken out for another mistake, these rules do not complain that it is missing."""
    assert {code for code, _pointer, _message in found({"add": fault})} == codes


@pytest.mark.parametrize("tag", WELL_FORMED.split())
def test_tags_of_the_grammar_are_well_formed(tag: str) -> None:
    """The examples of RFC 5646 are well-formed, in capital letters or small."""
    assert is_well_formed(tag)


@pytest.mark.parametrize("tag", NOT_WELL_FORMED.split())
def test_other_tags_are_not(tag: str) -> None:
    """What the grammar does not yield is not well-formed."""
    assert not is_well_formed(tag)


@pytest.mark.parametrize("kind", ["currencies", "countries", "languages"])
def test_a_list_of_codes_is_in_order(kind: str) -> None:
    """No code stands twice, a mistaken one exists nowhere, and what is meant instead is current."""
    table = CODES[kind]
    lists = [table[name] for name in ("current", "former", "reserved", "private") if name in table]
    codes = [code for codes in lists for code in codes]
    assert all(codes == sorted(codes) for codes in lists)
    assert len(set(codes)) == len(codes)
    assert not set(table["mistaken"]) & set(codes)
    assert set(table["mistaken"].values()) | set(table.get("threeLetters", {}).values()) <= set(table["current"])


def markers_validator() -> Any:
    """Give the validator of the table, which takes the vocabularies from the schema of the standard."""
    published = [json.loads(load(name)) for name in ("readout.schema.json", "markers.schema.json")]
    registry: Any = Registry().with_resources([(schema["$id"], Resource.from_contents(schema)) for schema in published])
    Draft202012Validator.check_schema(published[1])
    return Draft202012Validator(published[1], registry=registry)


def test_the_table_of_markers_has_its_published_shape() -> None:
    """markers.json is valid by markers.schema.json: its values are in the vocabularies of the standard."""
    markers_validator().validate(MARKERS)


@pytest.mark.parametrize(
    "entry",
    [
        {"words": ["must"], "list": "directives", "force": "commit"},
        {"words": ["must"], "list": "directives", "act": "agree"},
        {"words": ["must"], "list": "directives"},
        {"words": ["must", "must"], "list": "directives", "force": "require"},
        {"words": ["said"], "list": "statements", "otherwise": {"list": "directives", "kind": "hope"}},
        {"words": ["said"], "list": "statements", "kind": "hope", "sort": "verb"},
    ],
)
def test_the_shape_refuses(entry: dict[str, Any]) -> None:
    """An entry has a value of its own list, and no other property."""
    table = {"title": "T", "languages": {"en": {"language": "English", "verbs": [entry], "markers": [entry]}}}
    with pytest.raises(ValidationError):
        markers_validator().validate(table)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_stand_once_in_a_language(language: str) -> None:
    """No words stand twice in the table of a language, and all are written as they are looked up."""
    table = MARKERS["languages"][language]
    words = [words for part in ("verbs", "markers") for entry in table[part] for words in entry["words"]]
    assert len({each.casefold() for each in words}) == len(words) >= 390
    for each in words:
        for find in (find_marker, find_refrain):
            assert find(each, language) == find(each.upper(), f"{language}-x-test")
        assert each in {getattr(find(each, language), "words", "") for find in (find_marker, find_refrain)}


@pytest.mark.parametrize(
    ("printed", "language", "words"),
    [
        ("We Must", "en", "we must"),
        ("they must", "en", "must"),
        ("must … not", "en-GB", "must not"),
        ("It is therefore necessary to", "en", "necessary to"),
        ("musty", "en", None),
        ("会议要求", "zh-Hans", "会议要求"),
        ("我们决 … 不能", "zh", "决不能"),
        ("S’est engagé à", "fr", "s'est engagé à"),
        ("не должны", "ru", "не должны"),
        ("must", "tlh", None),
    ],
)
def test_the_longest_words_win(printed: str, language: str, words: str | None) -> None:
    """Whole words count, in capital letters or small, over gaps, and of several the longest."""
    marker = find_marker(printed, language)
    assert (marker.words if marker else None) == words


def test_the_language_is_that_of_the_block() -> None:
    """A block of its own language is read by the table of that language."""
    case = {
        "blocks": [{"id": "p1", "language": "es", "content": "Debe pagar."}],
        "directives": [{"id": "r1", "force": "order", "marker": "Debe", "anchors": [{"block": "p1"}]}],
    }
    assert [code for code, _pointer, _message in found({"add": case})] == ["M123"]
