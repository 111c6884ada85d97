"""The limits that are chosen on the command line mean the same for every verb and form, and in every process."""

import json
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import spoil
from command import BASE, run

from meeting_readout import converters, validate
from meeting_readout.converters import limits

WRITERS: dict[str, Callable[[Any], bytes]] = {"json": spoil.to_json, "xml": spoil.to_xml, "yaml": spoil.to_yaml}
GOOD = BASE | {"blocks": [{"id": "p1", "content": "The Lake Council met in spring."}]}
VERBS: dict[str, tuple[str, ...]] = {
    "validate": ("--format", "concise"),
    "convert": ("--to", "json"),
    "fmt": ("--check",),
    "fix": ("--diff",),
    "coverage": (),
}
AT = {"--max-depth": 3, "--max-nodes": 10, "--max-string": 31}
"""What the document has of each, as the standard counts: levels, values, code points of its longest string."""
CODES = {"--max-bytes": "W901", "--max-depth": "W902", "--max-nodes": "W903", "--max-string": "W904"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the document in each form; it is the current one."""
    for form in WRITERS:
        (tmp_path / f"a.readout.{form}").write_bytes(converters.write(GOOD, form))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(verb: str, path: str, *words: object) -> str:
    """Give all that a verb says of a file."""
    result = run(verb, path, *VERBS[verb], *words)
    return result.out + result.err


@pytest.mark.parametrize("option", CODES)
@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("verb", VERBS)
def test_a_lower_limit(verb: str, form: str, option: str) -> None:
    """A document with as much as is allowed is taken, one with one more has the finding of that limit."""
    path = f"a.readout.{form}"
    most = AT.get(option) or Path(path).stat().st_size
    assert "W90" not in told(verb, path, option, most)
    assert CODES[option] in told(verb, path, option, most - 1)


@pytest.mark.parametrize("form", WRITERS)
def test_a_higher_limit(form: str) -> None:
    """Beyond the limits of the standard, a document is taken where it is allowed, and refused where it is not."""
    path = Path(f"long.readout.{form}")
    path.write_bytes(WRITERS[form](GOOD | {"blocks": [{"id": "p1", "content": "a" * 100_001}]}))
    assert run("validate", path).code == 1
    assert run("validate", path, "--max-string", 100_001).code == 0
    for to in WRITERS:
        result = run("convert", path, "--to", to, "--max-string", 100_001)
        assert result.code == 0
        assert run("validate", "-", "--form", to, "--max-string", 100_001, given=result.raw).code == 0


@pytest.mark.parametrize("form", WRITERS)
def test_the_deepest_limit(form: str) -> None:
    """At the highest limit of levels that can be asked for, deep nesting is still judged, and not an exception."""
    inner: Any = {}
    for _ in range(100 - 2):
        inner = {"x": inner}
    path = Path(f"deep.readout.{form}")
    path.write_bytes(WRITERS[form](GOOD | {"x": inner}))
    assert " S002: " in told("validate", str(path), "--max-depth", 100)
    assert " W902: " in told("validate", str(path), "--max-depth", 99)


@pytest.mark.parametrize("value", ["0", "-1", "101", "many"])
def test_a_limit_that_makes_no_sense(value: str) -> None:
    """A limit that is none, or above what the readers can bear, is a mistake of use."""
    assert run("validate", "a.readout.json", "--max-depth", value).code == 2


def test_processes_keep_the_limits() -> None:
    """Processes of --jobs work under the limits of the one that was started by hand."""
    for number in range(4):
        Path(f"{number}.readout.json").write_bytes(converters.write(GOOD, "json"))
    result = run("validate", "--format", "concise", "--jobs", 2, "--max-string", 30, ".")
    assert result.out.count(" W904: ") == 7


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_record_has_the_limits_of_a_document(jobs: int) -> None:
    """In a collection each record is measured, not the file; the others are judged."""
    lines = [json.dumps(GOOD | {"id": f"r{n}"}).encode() for n in range(3)]
    longer = json.dumps(GOOD | {"blocks": [{"id": "p1", "content": "a" * 40}]}).encode()
    Path("all.readout.jsonl").write_bytes(b"\n".join([lines[0], longer, *lines[1:]]) + b"\n")
    result = run("validate", "--format", "concise", "--jobs", jobs, "--max-string", 31, "all.readout.jsonl")
    assert [line.split(":")[:2] for line in result.out.splitlines() if " W904: " in line] == [
        ["all.readout.jsonl", "2"]
    ]
    whole = run("validate", "--format", "concise", "--jobs", jobs, "--max-bytes", len(longer), "all.readout.jsonl")
    assert (whole.code, " W901: " in whole.out) == (0, False)


def test_limits_are_those_of_one_thread() -> None:
    """A program that works under other limits in one thread has those of the standard in all others."""
    data, found = converters.write(GOOD, "json"), list[int]()

    def elsewhere() -> None:
        found.append(len(validate(data).findings))

    with limits.use(limits.Limits(nodes=1)):
        assert [finding.code for finding in validate(data).findings] == ["W903"]
        thread = Thread(target=elsewhere)
        thread.start()
        thread.join()
    assert found == [0]
    assert validate(data).findings == ()


def test_settings_cannot_raise_a_limit() -> None:
    """Limits are for whoever runs the command: a file of settings that comes with the documents cannot set them."""
    Path("readout.toml").write_text("max-bytes = 1000000000\n", encoding="utf-8")
    assert "E010" in told("validate", "a.readout.json")
