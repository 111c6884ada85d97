"""A dirty archive: one pass of `readout fix` leaves what needs a person, and loses nothing."""

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from command import run

from meeting_readout import validate
from meeting_readout.config.model import DEFAULTS, Config
from meeting_readout.runner.tidying import may_tidy, tidy_record
from meeting_readout.validator.fixes.apply import fix_document
from meeting_readout.validator.fixes.tidy import CODES
from meeting_readout.validator.schema import errors

RECORDS = 60


def load(name: str) -> ModuleType:
    """Load a module of the benchmarks; the tests have one of the same name."""
    path = Path(__file__).parents[2] / "benchmarks" / f"{name}.py"
    spec = spec_from_file_location(f"benchmarks_{name}", path)
    assert spec and spec.loader
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


dirty = load("dirty")


@pytest.fixture(scope="module")
def records() -> list[Any]:
    """Records of which nearly all are dirty, each kind of dirt among them."""
    readouts = list(load("corpus").documents(20))
    made = list(dirty.make_records(readouts, RECORDS, 0.9))
    assert {kind for record in made for kind in record.kinds} == dirty.KINDS.keys()
    return made


def test_one_pass_leaves_what_needs_a_person(records: list[Any], tmp_path: Path) -> None:
    """Wrong dates and repeated ids are left; every value is what it is to be."""
    path = tmp_path / "archive.readout.jsonl"
    path.write_bytes(b"".join(dirty.format_record(record.dirty) for record in records))
    done = run("fix", path)
    assert done.code == 1
    lines = path.read_bytes().splitlines()
    assert [json.loads(line) for line in lines] == [record.expected for record in records]
    left = [{finding.code for finding in validate(line, form="json").findings} for line in lines]
    assert left == [{"M106"} if "wrong date" in record.kinds else set() for record in records]
    assert run("fix", path).out.count("fixed") == 0
    assert "E014" in run("validate", path).out


def test_tidying_does_what_the_fixes_do(records: list[Any]) -> None:
    """A record that is tidied as data is what the edits of its findings make of it, and as many findings go."""
    for record in records:
        data = dirty.format_record(record.dirty).strip()
        tidied, counts = tidy_record(data)
        verdict = validate(data, form="json")
        codes = [finding.code for finding in verdict.findings if finding.code in CODES]
        fixed = fix_document(
            data,
            verdict,
            lambda made: validate(made, form="json"),
            lambda one: one.safety == "safe" and one.code in CODES,
        )
        assert json.loads(tidied) == json.loads(fixed.data), record.kinds
        assert sorted(counts.elements()) == sorted(codes), record.kinds


@pytest.mark.parametrize(
    "data",
    [
        b'{"specVersion": "1.0", "id": "a", "release": {"title": "t", "language": "en"}}',
        b'{"id": "a", "release": {"title": "council\\u0019s", "language": "en"}}',
        b'{"id": "a", "participants": [], "meeting": {"ordinal": 1.0}}',
        b'{"id": "a"',
        b'{"id": "\\ud800", "participants": []}',
        b"[]",
        b"null",
    ],
)
def test_what_is_not_tidied_stays(data: bytes) -> None:
    """A record without dirt, or that cannot be written back as it is, is the same to the byte."""
    assert tidy_record(data) == (data, {})


def test_a_record_keeps_its_spaces() -> None:
    """Spaces behind commas and colons stay, and escapes stay in a record that has nothing but ASCII."""
    assert tidy_record(b'{"id": "a", "b": [], "meeting": {}}')[0] == b'{"id": "a", "b": []}'
    assert tidy_record(b'{"id":"\\u00e9","meeting":{}}')[0] == b'{"id":"\\u00e9"}'
    assert tidy_record('{"id":"é","meeting":{}}'.encode())[0] == '{"id":"é"}'.encode()


@pytest.mark.parametrize("table", [{"severity": {"W007": "off"}}, {"suppress": [{"rule": "S006", "file": "a"}]}])
def test_settings_that_tolerate_something_are_heeded(table: dict[str, Any]) -> None:
    """Where a finding may be tolerated, or only some rules are to be fixed, each finding is looked at."""
    assert not may_tidy(Config("readout.toml", data=table), ())
    assert not may_tidy(DEFAULTS, ("W007",))
    assert may_tidy(DEFAULTS, ())


def test_carriage_returns_do_not_cost_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page with thousands of them has one finding, and the slow engine of the schema is not asked."""

    def refuse(*_args: object) -> None:
        pytest.fail("the schema was asked to explain what is in order")

    monkeypatch.setattr(errors, "find_errors", refuse)
    readout = {"specVersion": "1.0", "id": "a", "release": {"title": "t", "language": "en"}}
    blocks = [{"id": f"p{number}", "content": "It met.\r\n" * 5000} for number in range(3)]
    findings = validate(json.dumps(readout | {"blocks": blocks}).encode(), form="json").findings
    assert [finding.message for finding in findings] == [
        "the character U+000D cannot stand in a readout; it is here 5,000 times."
    ] * 3
