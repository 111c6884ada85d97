"""The catalogue of rules: its shape, its sentences, its examples in every form, and what is made of it."""

import json
import os
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import spoil
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from meeting_readout import validate
from meeting_readout.cli.main import main
from meeting_readout.converters import limits
from meeting_readout.schemas import load
from meeting_readout.validator import catalogue
from meeting_readout.validator.catalogue import examples, pages

ROOT = Path(__file__).parents[2]
RULES = catalogue.rules()
WRITERS = {"json": spoil.to_json, "xml": spoil.to_xml}
if find_spec("meeting_readout.converters.yaml.reader"):
    WRITERS["yaml"] = spoil.to_yaml

ADDED = [code for code, rule in RULES.items() if "add" in rule["bad"]]
WRITTEN = [
    (code, form) for code, rule in RULES.items() for form in examples.build_files(rule["bad"]) if "text" in rule["bad"]
]
CASES = [code for code, rule in RULES.items() if "case" in rule]
RUN = [code for code, rule in RULES.items() if "run" in rule["bad"]]
TOLD = {
    "W901", "W902", "W903", "W904", "W905", "W906", "W907",
    "C001", "C002", "C003", "C004", "C005", "C006", "C007", "E002", "E004",
}  # fmt: skip
"""Rules whose examples cannot be printed: too large, or no matter of a file."""


def codes(written: bytes, form: str, level: str) -> list[tuple[str, str]]:
    """Give the code and pointer of every finding."""
    return [(finding.code, finding.pointer) for finding in validate(written, form=form, level=level).findings]


def told(output: str) -> set[str]:
    """Give the codes that a run reports."""
    return set(re.findall(r"\b(?:error|warning|info) ([A-Z][0-9]{3}): ", output))


def test_the_catalogue_has_its_published_shape() -> None:
    """rules.json is valid by rules.schema.json, which is a schema."""
    schema = json.loads(load("rules.schema.json"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(catalogue.load_catalogue())


def test_codes_and_names_stand_once_and_in_the_order_of_families() -> None:
    """A code is given once, a name once, and the families follow each other as they are listed."""
    listed = [rule["code"] for rule in catalogue.load_catalogue()["rules"]]
    families = list(catalogue.load_catalogue()["families"])
    assert len(set(listed)) == len(listed)
    assert len({rule["name"] for rule in RULES.values()}) == len(listed)
    assert listed == sorted(listed, key=lambda code: (families.index(code[0]), code))


@pytest.mark.parametrize("code", RULES)
def test_a_message_is_one_plain_sentence(code: str) -> None:
    """A message has one full stop, at its end, and none of the words of our own workshop."""
    for sentence in RULES[code]["messages"].values():
        assert not re.search(r"\. ", sentence)
        assert not re.search(r"\b(node|instance|dict|NoneType|null type|subschema|regex)\b", sentence)


@pytest.mark.parametrize("code", RULES)
def test_a_page_is_short(code: str) -> None:
    """Why and how to mend it are a few sentences each, told without saying the statement again."""
    rule = RULES[code]
    assert len(rule["why"]) <= 240
    assert len(rule["fix"]) <= 240
    assert rule["statement"] not in (rule["why"], rule["fix"])


def test_a_hint_belongs_to_a_message() -> None:
    """Every variant of a hint is a variant of the message, or the default."""
    for code, rule in RULES.items():
        assert set(rule.get("hints", ())) <= {*rule["messages"], "default"}, code


@pytest.mark.parametrize("code", ADDED)
@pytest.mark.parametrize("form", WRITERS)
def test_a_bad_example_breaks_its_rule_alone(code: str, form: str) -> None:
    """In every form a bad example has findings of its own rule only, at the places that they have in JSON."""
    data, level = examples.build_readout(RULES[code]["bad"]), RULES[code]["level"]
    found = codes(WRITERS[form](data), form, level)
    assert {found_code for found_code, _pointer in found} == {code}
    assert found == codes(spoil.to_json(data), "json", level)


@pytest.mark.parametrize(
    ("code", "form"), [(code, form) for code in CASES for form in examples.build_files(RULES[code]["bad"])]
)
def test_a_bad_example_is_reported_word_for_word(code: str, form: str) -> None:
    """The bad example of a rule about the content has one finding: at the pointer and in the words of its case."""
    case, written = RULES[code]["case"], examples.build_files(RULES[code]["bad"])[form]
    findings = validate(written, form=form, level=RULES[code]["level"]).findings
    found = [{"pointer": finding.pointer, "message": finding.message} for finding in findings]
    assert found == [case], f'schemas/rules.json, {code}: "case" is what the validator reports of "bad"'


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if "add" in rule["good"]])
@pytest.mark.parametrize("form", WRITERS)
def test_a_good_example_has_no_finding(code: str, form: str) -> None:
    """In every form a good example is faultless at the level of its rule."""
    assert codes(WRITERS[form](examples.build_readout(RULES[code]["good"])), form, RULES[code]["level"]) == []


@pytest.mark.parametrize(("code", "form"), WRITTEN)
def test_a_written_example_breaks_its_rule_alone(code: str, form: str) -> None:
    """A bad example that is written out has findings of its own rule only."""
    if form not in WRITERS:
        pytest.skip("the form is not there")
    written = examples.build_files(RULES[code]["bad"])[form]
    assert {found for found, _pointer in codes(written, form, RULES[code]["level"])} == {code}


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if "text" in rule["good"]])
def test_a_good_example_that_is_written_has_no_finding(code: str) -> None:
    """A good example that is written out is faultless in each of its forms."""
    for form, written in examples.build_files(RULES[code]["good"]).items():
        if form in WRITERS:
            assert codes(written, form, RULES[code]["level"]) == [], form


@pytest.mark.parametrize("code", RUN)
@pytest.mark.parametrize("key", ["bad", "good"])
def test_an_example_that_is_run_says_what_it_shows(
    code: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bad command reports its own rule only, and a good one nothing."""
    monkeypatch.chdir(tmp_path)
    for name, text in RULES[code][key].get("files", {}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        if not name.endswith("/"):
            (tmp_path / name).write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, RULES[code][key]["run"].split()[1:])
    assert told(result.output) == ({code} if key == "bad" else set())


def test_what_is_told_in_words_is_known() -> None:
    """Only these rules have examples in words; each is tried by the tests below."""
    assert {code for code, rule in RULES.items() if "words" in rule["bad"]} == TOLD


@pytest.mark.parametrize("form", WRITERS)
def test_the_limits_are_told(form: str) -> None:
    """The rules about limits that are told in words hold in every form, up to the limit and beyond it."""
    base = catalogue.load_catalogue()["base"]

    def found(extra: dict[str, Any]) -> set[str]:
        return {code for code, _pointer in codes(WRITERS[form]({**base, **extra}), form, "core")}

    def nested(levels: int) -> Any:
        return [nested(levels - 1)] if levels > 1 else ["x"]

    assert found({"blocks": [{"id": "p1", "content": "a" * limits.DEFAULT.code_points}]}) == set()
    assert found({"blocks": [{"id": "p1", "content": "a" * (limits.DEFAULT.code_points + 1)}]}) == {"W904"}
    assert found({"more": nested(limits.DEFAULT.depth)}) == {"W902"}
    with limits.use(limits.Limits(nodes=30)):
        assert found({"topics": ["x"] * 30}) == {"W903"}
    assert {code for code, _ in codes(b" " * (limits.DEFAULT.bytes + 1), form, "core")} == {"W901"}


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    """What is no regular file is not read (E002)."""
    os.mkfifo(tmp_path / "pipe.readout.json")
    result = CliRunner().invoke(main, ["validate", str(tmp_path / "pipe.readout.json")])
    assert told(result.output) == {"E002"}


def test_a_failure_of_ours_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception in the engine is a finding (E004), and the exit code is 4."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr("meeting_readout.validator.engine.check", fail)
    result = CliRunner().invoke(main, ["validate", "-"], input=spoil.to_json(catalogue.load_catalogue()["base"]))
    assert (told(result.output), result.exit_code) == ({"E004"}, 4)


def test_a_lossy_writer_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A converter that loses something hands nothing over (C001)."""
    monkeypatch.setattr("meeting_readout.converters.xml.reader.read", lambda _data: {})
    source = tmp_path / "council.readout.json"
    source.write_bytes(spoil.to_json(catalogue.load_catalogue()["base"]))
    result = CliRunner().invoke(main, ["convert", str(source), "--to", "xml"])
    assert told(result.output) == {"C001"}


def test_a_lost_comment_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A formatter that loses a comment leaves the file as it is (C002)."""
    monkeypatch.setattr("meeting_readout.converters.xml.comments.keep_comments", lambda _text, written, _data: written)
    source = tmp_path / "council.readout.xml"
    source.write_bytes(spoil.to_xml(catalogue.load_catalogue()["base"]) + b"<!-- a copy -->")
    assert told(CliRunner().invoke(main, ["fmt", str(source)]).output) == {"C002"}
    assert source.read_bytes().endswith(b"<!-- a copy -->")


def test_rules_are_listed_in_columns() -> None:
    """At 80 columns the list keeps within them, and names every code."""
    listed = CliRunner().invoke(main, ["rules"], env={"COLUMNS": "80"}).output
    assert max(map(len, listed.splitlines())) <= 80
    assert re.findall("^[A-Z][0-9]{3}", listed, re.MULTILINE) == list(RULES)


def test_rules_as_json_are_the_catalogue() -> None:
    """`readout rules --format json` prints the published file."""
    assert CliRunner().invoke(main, ["rules", "--format", "json"]).stdout_bytes == load("rules.json")


def test_rules_as_markdown_are_a_table() -> None:
    """`readout rules --format markdown` has a line for each rule under its head."""
    assert len(CliRunner().invoke(main, ["rules", "--format", "markdown"]).output.splitlines()) == len(RULES) + 2


@pytest.mark.parametrize("code", RULES)
def test_a_page_keeps_within_80_columns(code: str) -> None:
    """The page of a rule is no wider than 80 columns, and holds all that the catalogue says."""
    page = pages.write_page(RULES[code])
    assert max(map(len, page.splitlines())) <= 80
    for key in ("statement", "why", "fix"):
        assert RULES[code][key] in " ".join(page.split())


def test_the_page_of_a_rule(file_regression: Any) -> None:
    """A page in full, as it is read in a terminal."""
    file_regression.check(pages.write_page(RULES["Q101"]), extension=".txt")


def test_a_page_in_colour_says_the_same() -> None:
    """Colours add nothing but themselves."""
    coloured = (
        CliRunner().invoke(main, ["explain", "Q101", "--color", "always"], env={"COLUMNS": "80"}, color=True).output
    )
    assert "\x1b[31merror Q101\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == pages.write_page(RULES["Q101"])


@pytest.mark.parametrize("word", ["Q101", "q101", "not-in-block"])
def test_a_rule_is_found_by_code_or_name(word: str) -> None:
    """`readout explain` takes a code in any case, or a name."""
    assert CliRunner().invoke(main, ["explain", word]).output.startswith("Q101 not-in-block  error\n")


def test_the_beginning_of_a_code_lists() -> None:
    """`readout explain Q3` lists the rules whose codes begin like this."""
    listed = CliRunner().invoke(main, ["explain", "q3"]).output
    found = re.findall("^[A-Z][0-9]{3}", listed, re.MULTILINE)
    assert found == [code for code in RULES if code.startswith("Q3")]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Q1O1", "There is no rule, type, property or value 'Q1O1'. Did you mean 'Q101'?"),
        ("id-repeatd", "There is no rule, type, property or value 'id-repeatd'. Did you mean 'id-repeated'?"),
        ("zzzzz", "There is no rule, type, property or value 'zzzzz'. 'readout rules' lists all rules."),
    ],
)
def test_an_unknown_rule_is_wrong_usage(word: str, said: str) -> None:
    """An unknown code names the nearest, and ends with 2."""
    result = CliRunner().invoke(main, ["explain", word])
    assert result.exit_code == 2
    assert said in result.output
