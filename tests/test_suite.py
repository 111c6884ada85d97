"""The conformance suite: one fault a file, and every form tells it alike."""

import json
from pathlib import Path
from typing import Any

import corpus
import pytest

from meeting_readout import validate
from meeting_readout.validator.rules import LEVELS

INDEX: list[dict[str, Any]] = json.loads((corpus.SUITE / "index.json").read_text(encoding="utf-8"))["cases"]
FILES = [(case, form, entry) for case in INDEX for form, entry in case["forms"].items() if "file" in entry]
VALID = sorted((corpus.SUITE / "valid").iterdir())


def test_the_suite_is_what_its_cases_make() -> None:
    """Files and index are made from the cases, and no file is left that no case knows."""
    made = {name: data for name, (_case, data) in corpus.files().items()}
    there = {path.name: path.read_bytes() for path in (corpus.SUITE / "invalid").iterdir()}
    assert there == made
    assert corpus.index() == (corpus.SUITE / "index.json").read_text(encoding="utf-8")


def test_the_suite_is_large() -> None:
    """There are at least 150 cases, and every form has at least 150 files."""
    assert len(INDEX) >= 150
    for form in ("json", "xml", "yaml"):
        assert sum("file" in case["forms"].get(form, {}) for case in INDEX) >= 150


@pytest.mark.parametrize(("case", "form", "entry"), FILES, ids=[entry["file"] for _case, _form, entry in FILES])
def test_one_fault_is_one_finding(case: dict[str, Any], form: str, entry: dict[str, Any]) -> None:
    """A file has exactly the finding that its case names, at the same pointer in every form."""
    data = (corpus.SUITE / "invalid" / entry["file"]).read_bytes()
    findings = validate(data, form=form, level=case["level"]).findings
    assert [(finding.code, finding.pointer) for finding in findings] == [(case["code"], case["pointer"])]
    (finding,) = findings
    (place,) = entry["findings"]
    assert (finding.line, finding.column, finding.end_column) == (place["line"], place["column"], place["end_column"])
    assert finding.line == finding.end_line


@pytest.mark.parametrize("case", INDEX, ids=[f"{case['code']}-{case['fault']}" for case in INDEX])
def test_a_form_without_the_fault_says_why(case: dict[str, Any]) -> None:
    """JSON has every case; another form has it, or the reason stands in the index."""
    assert "file" in case["forms"]["json"]
    assert all("file" in entry or entry["cannot"] for entry in case["forms"].values())


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_a_valid_file_has_no_finding(path: Path) -> None:
    """What is in `valid/` has no finding at any level that it can be checked at."""
    assert validate(path.read_bytes(), name=path.name, level=LEVELS[1]).findings == ()


def test_ten_mistakes_are_ten_findings() -> None:
    """Ten mistakes in one file are ten findings, in the order of their places."""
    data = json.loads((corpus.SUITE / "cases.json").read_text(encoding="utf-8"))["base"]
    planted = [
        ("/release/genre", "readuot", "S004"),
        ("/release/url", "news", "S005"),
        ("/blocks/0/kind", "title", "S004"),
        ("/meeting/ordinal", "twelve", "S003"),
        ("/participants/0/fullName", "Ida", "S002"),
        ("/participants/0/roles/0/role", "other", "M108"),
        ("/decisions/0/by/0/ref", "minister", "M103"),
        ("/directives/0/amounts/0/value", "3,5", "S005"),
        ("/directives/0/deadlines/0/value", "2031-02-30", "M106"),
        ("/directives/0/anchors/0/exact", "The Council shall", "Q101"),
    ]
    for at, value, _code in planted:
        data = corpus.changed(data, {"at": at, "set": value})
    case = {"code": "", "data": data, "set": ""}
    for form in ("json", "xml", "yaml"):
        findings = validate(corpus.written(case, form), form=form, level="anchored").findings
        assert sorted((f.pointer, f.code) for f in findings) == sorted((at, code) for at, _value, code in planted)
        places = [(finding.line, finding.column) for finding in findings]
        assert places == sorted(set(places))
