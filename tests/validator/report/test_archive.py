"""Reports of a dirty archive, in small: `benchmarks/reports.py` does the same with 40,000 records."""

import json
from pathlib import Path

import pytest
from archive import make_records, write_archive
from command import run
from junitparser import JUnitXml

from meeting_readout.validator.report import sarif

RECORDS = 150


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of our own, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_record_is_in_every_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON has line and id of each record, JUnit a test, and SARIF as many results as it may have."""
    monkeypatch.setattr(sarif, "RESULTS", 100)
    lines = write_archive(Path("a.readout.jsonl"), RECORDS)
    formats = (option for name in ("json", "junit", "sarif") for option in ("--format", f"{name}:out.{name}"))
    assert run("validate", "--level", "anchored", *formats, "a.readout.jsonl").code == 1
    report = json.loads(Path("out.json").read_text("utf-8"))
    documents = {document["line"]: document["id"] for document in report["documents"]}
    assert documents == {number: line.id for number, line in enumerate(lines, 1)}
    assert len(report["findings"]) > 200
    assert [finding["record"] for finding in report["findings"]] == [
        documents[finding["line"]] for finding in report["findings"]
    ]
    names = [case.name for suite in JUnitXml.fromfile("out.junit") for case in suite]
    assert len(set(names)) == len(names) == RECORDS
    assert all(line.id in name for name, line in zip(names, lines, strict=True))
    (log,) = json.loads(Path("out.sarif").read_text("utf-8"))["runs"]
    left = len(report["findings"]) - 100
    assert len(log["results"]) == 100
    said = [note["message"]["text"] for note in log["invocations"][0]["toolExecutionNotifications"]]
    assert any(text.startswith(f"{left} more findings are not shown") for text in said)


def test_records_without_slips_are_valid() -> None:
    """What the archive does not spoil has no finding, so what is found is in the slips."""
    clean = [line.data for line in make_records(300) if not line.slips]
    Path("a.readout.jsonl").write_bytes(b"\n".join(clean))
    assert len(clean) > 10
    assert run("validate", "--level", "anchored", "a.readout.jsonl").code == 0
