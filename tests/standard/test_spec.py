"""The specification and the encoding guide: their numbers and links hold, and every example is executed."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import fences
import pytest
from lxml import etree

from meeting_readout import convert, validate
from meeting_readout.converters.forms import FORMS
from meeting_readout.validator import catalogue

REPO = Path(__file__).parents[2]
PAGES = ("spec.md", "encoding-guide.md")
SPEC = fences.prose("spec.md")
FENCES = [fence for page in PAGES for fence in fences.fences(page)]
EXAMPLES = [fence for fence in FENCES if fence.language in fences.FORMS]
TWINS = [pair for pair in pairwise(FENCES) if pair[1].adjoins and {f.language for f in pair} <= set(fences.FORMS)]
HEADING = re.compile(r"^(#{2,3}) (\d+(?:\.\d+)?) (.+)$", re.MULTILINE)
REQUIREMENT = re.compile(r"^- `\[(\d+\.\d+)-(\d+)\]` (.+?)(?=\n- |\n\n|\Z)", re.MULTILINE | re.DOTALL)
KEYWORD = re.compile(r"\b(?:MUST|SHOULD|MAY)\b")
CODE = re.compile(r"(?<!\+)\b[A-Z]\d{3}\b")
EXAMPLE = re.compile(r"^Example: \[[^\]]+\]\(\.\./examples/([\w-]+)/\)(.+?)(?:\n\n|\Z)", re.MULTILINE | re.DOTALL)
REQUIREMENTS = [(clause, int(number), text) for clause, number, text in REQUIREMENT.findall(SPEC)]


class Shown(NamedTuple):
    """A link to an example: the clause in which it stands, the folder, and what it is said to show."""

    clause: str
    folder: str
    named: list[str]


def shown() -> list[Shown]:
    """Give the links to examples in their order."""
    found = []
    for piece in re.split(r"(?m)^(?=##)", SPEC):
        heading = HEADING.match(piece)
        for folder, sentence in EXAMPLE.findall(piece):
            found.append(Shown(heading[2] if heading else "", folder, fences.ticked(sentence)))
    return found


def words_of(data: object) -> set[str]:
    """Give the names and the values of all members."""
    if isinstance(data, dict):
        return {*data, *(word for value in data.values() for word in words_of(value))}
    return {word for value in data for word in words_of(value)} if isinstance(data, list) else {str(data)}


def slug(heading: str) -> str:
    """Give the anchor that a heading has on the web."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


SHOWN = shown()


# ---- numbers


def test_clauses_count_up() -> None:
    """Clauses are numbered from 1 without a gap, and so are those within them."""
    clauses = [tuple(map(int, number.split("."))) for _marks, number, _title in HEADING.findall(SPEC)]
    main = [clause[0] for clause in clauses if len(clause) == 1]
    assert main == list(range(1, len(main) + 1))
    for number in main:
        inner = [clause[1] for clause in clauses if len(clause) == 2 and clause[0] == number]
        assert inner == list(range(1, len(inner) + 1))
    assert clauses == sorted(clauses)


def test_requirements_count_up_in_their_clause() -> None:
    """A requirement has the number of the clause it stands in, and counts up from 1 without a gap."""
    for piece in re.split(r"(?m)^(?=#)", SPEC):
        heading = HEADING.match(piece)
        found = [(clause, int(number)) for clause, number, _text in REQUIREMENT.findall(piece)]
        clause = heading[2] if heading else ""
        assert found == [(clause, number) for number in range(1, len(found) + 1)]


def test_every_requirement_is_caught() -> None:
    """No id of a requirement stands where this test does not look."""
    assert len(REQUIREMENTS) == SPEC.count("`[")


def test_a_requirement_has_a_keyword_and_nothing_else_has() -> None:
    """MUST, SHOULD and MAY stand in every requirement, and outside them only where they are explained."""
    assert [text for _clause, _number, text in REQUIREMENTS if not KEYWORD.search(text)] == []
    rest = REQUIREMENT.sub("", SPEC)
    explained = rest[rest.index("### 1.2") : rest.index("### 1.3")]
    assert KEYWORD.findall(rest.replace(explained, "")) == []


def test_a_requirement_is_short() -> None:
    """A requirement can be read in one breath."""
    assert [text for _clause, _number, text in REQUIREMENTS if len(text) > 480] == []


def test_every_rule_is_required() -> None:
    """Each rule of the catalogue is cited by a requirement of its clause, and no other code is."""
    cited = {(code, clause) for clause, _number, text in REQUIREMENTS for code in CODE.findall(text)}
    rules = {(rule["code"], rule["clause"]) for rule in catalogue.rules().values()}
    lacking = [
        f"docs/spec.md: clause {clause} has no requirement that cites ({code})" for code, clause in rules - cited
    ]
    assert lacking == []
    assert {code for code, _clause in cited} == {code for code, _clause in rules}


BESIDES = {"C004", "C005", "C007"}
"""Errors of programs that make exports and tables, which no class of conformance contains: the standard says SHOULD."""


def test_what_must_be_is_an_error() -> None:
    """A rule that reports errors is cited under MUST, and every other under SHOULD."""
    for clause, _number, text in REQUIREMENTS:
        for code in CODE.findall(text):
            rule = catalogue.rules().get(code)
            if rule and rule["clause"] == clause:
                asked = rule["severity"] == "error" and code not in BESIDES
                assert ("MUST" if asked else "SHOULD") in text, code


@pytest.mark.parametrize("path", sorted(REPO.glob("[csv]*/**/*.py")), ids=lambda path: path.name)
def test_docstrings_name_clauses_that_exist(path: Path) -> None:
    """Where the code says "spec 5.1", there is a clause 5.1."""
    named = re.findall(r"\bspec (\d+(?:\.\d+)?)", path.read_text(encoding="utf-8"))
    assert set(named) <= {number for _marks, number, _title in HEADING.findall(SPEC)}


@pytest.mark.parametrize("page", PAGES)
def test_named_requirements_exist(page: str) -> None:
    """A requirement that is named in passing is there."""
    named = re.findall(r"\b(\d+\.\d+)-(\d+)\b", fences.prose(page))
    assert {(clause, int(number)) for clause, number in named} <= {(c, n) for c, n, _text in REQUIREMENTS}


@pytest.mark.parametrize("page", PAGES)
def test_links_resolve(page: str) -> None:
    """Every link leads to a file and heading that exist, and every file that is named is there."""
    text = fences.prose(page)
    for target in re.findall(r"\]\(([^)]+)\)", text):
        name, _, anchor = target.partition("#")
        path = fences.DOCS / (name or page)
        assert path.exists(), target
        headings = re.findall(r"(?m)^#+ (.+)$", path.read_text(encoding="utf-8")) if anchor else []
        assert not anchor or anchor in map(slug, headings), target
    for name in re.findall(r"`((?:docs|examples|schemas|tests)/[\w./-]+)`", text):
        assert (REPO / name).exists(), name


# ---- examples


@pytest.mark.parametrize("folder", sorted(path.parent.name for path in REPO.glob("examples/*/*.json")))
def test_every_release_is_linked_from_a_clause(folder: str) -> None:
    """Each folder of examples is linked from a clause that defines something, not only from where all are named."""
    assert folder in {shown.folder for shown in SHOWN if shown.clause[0] in "34567"}


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: f"{shown.clause}-{shown.folder}")
def test_an_example_shows_what_the_clause_says(shown: Shown) -> None:
    """What stands in backquotes beside the link is a property, or a value, of the example."""
    (path,) = (REPO / "examples" / shown.folder).glob("*.json")
    assert shown.named, shown
    assert set(shown.named) - words_of(json.loads(path.read_text(encoding="utf-8"))) == set()


@pytest.mark.parametrize("fence", EXAMPLES, ids=str)
def test_an_example_is_what_it_says(fence: fences.Fence) -> None:
    """An example has the findings that its fence names, and no others."""
    if fence.language not in FORMS:
        pytest.skip("the form is not there")
    verdict = validate(fences.whole(fence), form=fence.language, level=fence.options.get("level", "core"))
    expected = [code for code in fence.options.get("codes", "").split(",") if code]
    assert sorted(finding.code for finding in verdict.findings) == expected, verdict.findings


@pytest.mark.parametrize(("one", "other"), TWINS, ids=str)
def test_twins_say_the_same(one: fences.Fence, other: fences.Fence) -> None:
    """Two examples next to each other are the same readout in two forms."""
    if not {one.language, other.language} <= FORMS.keys():
        pytest.skip("the form is not there")
    assert one.options == other.options
    contents = [json.loads(convert(fences.whole(fence), "json", form=fence.language)) for fence in (one, other)]
    assert contents[0] == contents[1]


@pytest.mark.parametrize("fence", [fence for fence in EXAMPLES if fence.language != "yaml"], ids=str)
def test_whole_examples_are_canonical(fence: fences.Fence) -> None:
    """A whole readout that is shown without a fault stands in the canonical layout."""
    if "fragment" in fence.options or "codes" in fence.options:
        return
    written = convert(fence.text.encode(), fence.language, form=fence.language).decode()
    assert written.removeprefix('<?xml version="1.0" encoding="UTF-8"?>\n') == fence.text


def test_what_xsd_cannot_state() -> None:
    """The XSD accepts the examples of appendix B, which the validator refuses."""
    schema = etree.XMLSchema(etree.parse(REPO / "schemas/readout.xsd"))
    gaps = [fence for fence in EXAMPLES if fence.options.get("xsd") == "valid"]
    assert gaps
    for fence in gaps:
        schema.assertValid(etree.fromstring(fence.text))
