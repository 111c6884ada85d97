"""`readout validate --statistics`: how many findings there are of each rule, and nothing else."""

import json
import re
from pathlib import Path

import pytest
from command import BASE, WRONG, put, run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three wrong readouts and a valid one, which is the current one."""
    monkeypatch.chdir(tmp_path)
    put("a.readout.json", WRONG)
    put("b.readout.json", b"\xef\xbb\xbf" + json.dumps(WRONG | {"id": "b", "hall": "B"}).encode())
    put("c.readout.json", BASE | {"id": "c", "level": "cor"})
    put("d.readout.json", BASE | {"id": "d"})
    return tmp_path


def test_findings_are_counted_by_rule() -> None:
    """The most frequent rule is first; the mark says whether a program can fix all, some, or none."""
    found = run("validate", "--statistics", ".")
    assert found == (
        1,
        "3  error   S002  [ ] unknown-property\n"
        "1  error   S004  [-] not-in-vocabulary\n"
        "1  info    W004  [*] byte-order-mark\n"
        "\n"
        "4 errors, 0 warnings, 1 info in 3 of 4 documents (1 valid). Level: core.\n"
        "1 fixable with `readout fix`, 1 more with `--unsafe`. Exit 1.\n",
        "",
        found.raw,
    )


def test_the_counts_are_those_of_the_findings() -> None:
    """Each finding of the JSON report is counted once, whatever is shown."""
    report = json.loads(run("validate", "--format", "json", ".").out)
    counts = dict.fromkeys(sorted({finding["code"] for finding in report["findings"]}), 0)
    for finding in report["findings"]:
        counts[finding["code"]] += 1
    shown = run("validate", "--statistics", "--max-findings", 1, ".").out
    assert {code: int(count) for count, code in re.findall(r"(?m)^ *(\d+)  \w+ +(\w+)  ", shown)} == counts


def test_a_severity_of_the_settings_counts() -> None:
    """A rule that the settings make a warning for some files has two lines."""
    put("readout.toml", b'[[override]]\nfiles = ["a.readout.json"]\nseverity = {S002 = "warning"}\n')
    lines = run("validate", "--statistics", ".").out.splitlines()
    assert lines[:2] == ["2  error   S002  [ ] unknown-property", "1  warning S002  [ ] unknown-property"]


def test_a_valid_run_has_the_summary_only() -> None:
    """Without a finding there is no empty line, and with -q nothing."""
    assert run("validate", "--statistics", "d.readout.json").out == "1 document valid. Level: core.\n"
    assert run("validate", "--statistics", "-q", "d.readout.json").out == ""
    assert run("validate", "--statistics", "-q", "a.readout.json").out == "1  error   S002  [ ] unknown-property\n"


def test_what_is_not_selected_shows() -> None:
    """Errors that are not selected are not counted by rule, and are not passed over."""
    found = run("validate", "--statistics", "--select", "W", "-q", ".")
    assert (found.code, found.out) == (
        1,
        "1  info    W004  [*] byte-order-mark\n3 of 4 documents have findings that are not shown: 4 errors.\n"
        "4 parts of 3 documents could not be checked by all rules because of errors in them.\n",
    )


def test_other_reports_stay_whole() -> None:
    """A report in a file is written as ever; without a text report, --statistics has no meaning."""
    found = run("validate", "--statistics", "--format", "text", "--format", "json:out.json", ".")
    assert found.out.startswith("3  error   S002")
    assert len(json.loads(Path("out.json").read_text("utf-8"))["findings"]) == 5
    wrong = run("validate", "--statistics", "--format", "json", ".")
    assert (wrong.code, wrong.out) == (2, "")
    assert "--statistics changes the format text" in wrong.err


def test_records_that_end_early_are_counted() -> None:
    """How many documents were not checked in full is one line."""
    put("all.readout.jsonl", b'{"specVersion":\n{"specVersion":\n')
    lines = run("validate", "--statistics", "all.readout.jsonl").out.splitlines()
    assert lines[:3] == ["2  error   W003  [ ] not-well-formed", "2 documents not checked in full.", ""]
