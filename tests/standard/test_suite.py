"""The conformance suite: one fault a file, and every form tells it alike."""

import json
from typing import Any

import corpus
import pytest

from meeting_readout import validate

WHOLE: dict[str, Any] = json.loads((corpus.SUITE / "index.json").read_text(encoding="utf-8"))
INDEX: list[dict[str, Any]] = WHOLE["cases"]
FILES = [(case, form, entry) for case in INDEX for form, entry in case["forms"].items() if "file" in entry]
VALID = [(case, entry) for case in WHOLE["valid"] for entry in case["forms"].values()]


def test_the_suite_is_what_its_cases_make() -> None:
    """Files and index are made from the cases, and no file is left that no case knows."""
    made = {f"{corpus.folder(case)}/{name}": data for name, (case, data) in corpus.files().items()}
    paths = [path for name in ("invalid", "warned", "silent") for path in (corpus.SUITE / name).iterdir()]
    assert {f"{path.parent.name}/{path.name}": path.read_bytes() for path in paths} == made
    assert corpus.index() == (corpus.SUITE / "index.json").read_text(encoding="utf-8")


def test_the_suite_is_large() -> None:
    """There are at least 150 cases, and every form has at least 150 files."""
    assert len(INDEX) >= 150
    for form in ("json", "xml", "yaml"):
        assert sum("file" in case["forms"].get(form, {}) for case in INDEX) >= 150


@pytest.mark.parametrize(("case", "form", "entry"), FILES, ids=[entry["file"] for _case, _form, entry in FILES])
def test_one_fault_is_one_finding(case: dict[str, Any], form: str, entry: dict[str, Any]) -> None:
    """A file has exactly the finding that its case names, or none; at the same pointer in every form, but for texts."""
    data = (corpus.SUITE / case["folder"] / entry["file"]).read_bytes()
    verdict = validate(data, form=form, level=case["level"])
    assert verdict.valid is (case["folder"] != "invalid")
    if case["folder"] == "silent":
        assert (verdict.findings, entry["findings"]) == ((), [])
        return
    (finding,) = verdict.findings
    (place,) = entry["findings"]
    assert (finding.code, finding.pointer) == (case["code"], case.get("pointer", place["pointer"]))
    assert (finding.line, finding.column, finding.end_column) == (place["line"], place["column"], place["end_column"])
    assert finding.line == finding.end_line or case["code"].startswith("W")


@pytest.mark.parametrize("case", INDEX, ids=[f"{case['code']}-{case['fault']}" for case in INDEX])
def test_a_form_without_the_fault_says_why(case: dict[str, Any]) -> None:
    """JSON has every case that is no text; another form has it, or the reason stands in the index."""
    assert "file" in case["forms"]["json"] or "pointer" not in case
    assert any("file" in entry for entry in case["forms"].values())
    assert all("file" in entry or entry["cannot"] for entry in case["forms"].values())


ADVISED = {
    "two-sentences-each": {"Q302"},
    "markers-against-the-table": {"M123"},
    "escapes": {"M145", "W004"},
    "layout": {"M145", "W004"},
}
"""The valid documents that show what is advised against, by their names."""


@pytest.mark.parametrize(("case", "entry"), VALID, ids=[entry["file"] for _case, entry in VALID])
def test_a_valid_file_has_no_error(case: dict[str, Any], entry: dict[str, Any]) -> None:
    """What is in `valid/` is valid at its level, and has no finding but those that its name is about."""
    path = corpus.SUITE / "valid" / entry["file"]
    verdict = validate(path.read_bytes(), name=path.name, level=case["level"])
    assert verdict.valid
    assert [(f.code, f.pointer) for f in verdict.findings] == [(f["code"], f["pointer"]) for f in entry["findings"]]
    assert {finding["code"] for finding in entry["findings"]} <= ADVISED.get(case["what"], {"W004"})


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
