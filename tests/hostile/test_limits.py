"""The limits of a document are the same in every form, and what is beyond them is a finding, in bounded time."""

import json
import os
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import spoil
from bombs import bombs, sparse
from command import MINIMAL, run

from meeting_readout import converters, validate
from meeting_readout.converters import limits
from meeting_readout.runner.check import check_bytes
from meeting_readout.runner.timeout import TimedOut, run_within

WRITERS: dict[str, Callable[[Any], bytes]] = {"json": spoil.to_json, "xml": spoil.to_xml, "yaml": spoil.to_yaml}
GOOD = json.loads(MINIMAL.read_bytes())
MEMORY = 2 * 1024**3
PART = 1000
"""The bombs of this run are smaller by this factor; `python tests/hostile/bombs.py` takes them whole."""


def codes(data: bytes, form: str) -> list[str]:
    """Give the codes of the findings."""
    return [finding.code for finding in validate(data, form=form).findings]


@pytest.mark.parametrize("form", WRITERS)
def test_a_value_too_many_is_told_on_the_fast_way(form: str) -> None:
    """A faultless document has W903 alone if the limit is one below its values, and no finding if it is not."""
    written = converters.write(GOOD, form)
    count = counted(GOOD)
    with limits.use(limits.Limits(nodes=count)):
        assert codes(written, form) == []
    with limits.use(limits.Limits(nodes=count - 1)):
        assert codes(written, form) == ["W903"]


def counted(value: Any) -> int:
    """Count the values of a document as the standard does."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(map(counted, inner))


@pytest.mark.parametrize("form", WRITERS)
def test_a_string_has_the_same_limit_in_every_form(form: str) -> None:
    """100,000 characters beyond the first plane are taken, one more is W904."""
    blocks = [{"id": "p1", "content": "\U0001f600" * limits.DEFAULT.code_points}]
    assert codes(WRITERS[form](GOOD | {"blocks": blocks}), form) == []
    blocks[0]["content"] += "a"
    assert codes(WRITERS[form](GOOD | {"blocks": blocks}), form) == ["W904"]


@pytest.mark.parametrize(("levels", "code"), [(limits.DEFAULT.depth - 1, "S002"), (limits.DEFAULT.depth, "W902")])
@pytest.mark.parametrize("form", WRITERS)
def test_levels_have_the_same_limit_in_every_form(form: str, levels: int, code: str) -> None:
    """64 levels are read (and this member refused by the schema), 65 are W902."""
    inner: Any = {}
    for _ in range(levels - 1):
        inner = {"x": inner}
    assert codes(WRITERS[form](GOOD | {"x": inner}), form) == [code]


@pytest.mark.parametrize("form", WRITERS)
def test_bytes_have_the_same_limit_in_every_form(form: str) -> None:
    """A document of as many bytes as are allowed is taken, one more is W901."""
    written = WRITERS[form](GOOD)
    with limits.use(limits.Limits(bytes=len(written))):
        assert codes(written, form) == []
        assert codes(written + b"\n", form) == ["W901"]


def test_a_bomb_ends_with_a_finding(tmp_path: Path) -> None:
    """Each bomb is told in one run that has little memory, under its code where it has one, and stops none after it."""
    expected = {}
    for name, data, code in bombs(PART):
        (tmp_path / name).write_bytes(data)
        expected[name] = code
    sparse(tmp_path / "sparse.readout.json")
    expected["sparse.readout.json"] = "W901"
    done = subprocess.run(
        [sys.executable, "-m", "meeting_readout", "validate", "--format", "json", "--timeout", "5", "."],
        cwd=tmp_path,
        capture_output=True,
        timeout=120,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    assert (done.returncode, done.stderr) == (1, b"")
    told: dict[str, set[str]] = {name: set() for name in expected}
    for finding in json.loads(done.stdout)["findings"]:
        told[finding["path"]].add(finding["code"])
    assert {name: found for name, found in told.items() if not found or "E004" in found} == {}
    assert {name: found for name, found in told.items() if expected[name] and expected[name] not in found} == {}


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("kind", ["form", "schema", "rules", "members"])
def test_a_document_with_too_many_faults(form: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many faults are told as are allowed; where there is one more, that is told as well (W905)."""
    monkeypatch.setattr(limits, "MAX_PROBLEMS", 50)
    many = codes(crowded(kind, form, 51 + (kind == "rules")), form)
    assert codes(crowded(kind, form, 50 + (kind == "rules")), form).count("W905") == (kind == "members")
    assert many.count("W905") == 1
    assert len(many) <= 51


@pytest.mark.parametrize("form", WRITERS)
def test_a_crowded_record_of_a_later_version(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large record of a later version, that alone is told, however much in it is not known (S009)."""
    monkeypatch.setattr(limits, "MAX_PROBLEMS", 50)
    monkeypatch.setattr(limits, "LARGE", 0)
    data = re.sub(rb"(specVersion\W+)1\.0", rb"\g<1>1.9", crowded("schema", form, 60))
    assert codes(data, form) == ["S009"]


def crowded(kind: str, form: str, count: int) -> bytes:
    """Write a document with that many faults of a kind; of ids that are all equal, the first is none."""
    blocks: list[dict[str, Any]] = [{"id": f"p{n}", "content": "a"} for n in range(count)]
    if kind == "form":
        if form == "xml":
            written = WRITERS[form](GOOD | {"blocks": blocks})
            return written.replace(b"<block ", b"<other ").replace(b"</block>", b"</other>")
        return WRITERS[form](GOOD | {"blocks": [{**block, "content": "a\x01"} for block in blocks]})
    if kind == "schema":
        return WRITERS[form](GOOD | {"blocks": [{**block, "colour": "red"} for block in blocks]})
    if kind == "rules":
        return WRITERS[form](GOOD | {"blocks": [{**block, "id": "p"} for block in blocks]})
    return WRITERS[form](GOOD | {f"k{n}": "a" for n in range(count)})


@pytest.mark.parametrize("form", WRITERS)
def test_faults_are_counted_first_in_what_is_large(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large document with too many faults only that is told: nobody looks for the places of a million nodes."""
    monkeypatch.setattr(limits, "MAX_PROBLEMS", 50)
    monkeypatch.setattr(limits, "LARGE", 1000)
    assert codes(crowded("rules", form, 60), form) == ["W905"]
    assert len(codes(crowded("rules", form, 40), form)) == 39


@pytest.mark.parametrize(("kind", "times"), [("schema", 1), ("rules", 0)])
@pytest.mark.parametrize("form", WRITERS)
def test_the_slow_schema_is_asked_once(form: str, kind: str, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large document with few faults the schema is explained once, and never where the gate has let it pass."""
    from meeting_readout.validator.schema import errors

    asked, slow = [], errors.find_errors
    monkeypatch.setattr(limits, "LARGE", 1000)
    monkeypatch.setattr(errors, "find_errors", lambda *given: asked.append(given) or slow(*given))
    assert len(codes(crowded(kind, form, 40), form)) in (39, 40)
    assert len(asked) == times


def test_warnings_have_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that has nothing but warnings stays valid, however many there are."""
    monkeypatch.setattr(limits, "MAX_PROBLEMS", 8)
    monkeypatch.setattr(limits, "LARGE", 10)
    roles = [{"role": "reporter"}]
    people = [{"id": f"o{n}", "type": "person", "name": "Ama Lee", "roles": roles} for n in range(10)]
    verdict = validate(json.dumps(GOOD | {"participants": people}).encode())
    assert (len(verdict.findings) > 8, verdict.valid) == (True, True)


SLOW = b'{"id": "r"' + b"".join(b', "k%d": 1' % n for n in range(300_000)) + b"}"
"""A document that takes about a second."""


def test_what_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that takes longer than --timeout is W905; the one after it is judged."""
    monkeypatch.chdir(tmp_path)
    Path("a.readout.json").write_bytes(SLOW)
    Path("b.readout.json").write_bytes(MINIMAL.read_bytes())
    told = json.loads(run("validate", "--format", "json", "--timeout", "0.2", ".").out)
    assert [(finding["path"], finding["code"]) for finding in told["findings"]] == [("a.readout.json", "W905")]
    assert [document["valid"] for document in told["documents"]] == [False, True]


def test_what_was_found_in_time_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings that were made before the time was over stand beside W905."""
    from meeting_readout.validator import fixes

    def take_too_long(*_: object) -> None:
        raise TimedOut

    monkeypatch.setattr(fixes, "add_edits", take_too_long)
    data = json.dumps(
        GOOD | {"meeting": {"mode": "radio"}, "statements": [{"id": "s1", "by": [{"ref": "s0"}]}]}
    ).encode()
    found = check_bytes(data, "a.readout.json")
    assert [finding.code for finding in found.findings] == ["W905", "S004", "M103"]
    assert (found.valid, found.readout) == (False, None)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the clock is that of POSIX systems")
def test_time_is_kept_in_every_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes of --jobs keep the time limit as well."""
    monkeypatch.chdir(tmp_path)
    for name in "abcd":
        Path(f"{name}.readout.json").write_bytes(SLOW if name in "ad" else MINIMAL.read_bytes())
    result = run("validate", "--format", "concise", "--timeout", "0.2", "--jobs", "2", ".")
    assert (result.code, result.out.count("error W905")) == (1, 2)


def test_the_clock_is_put_back() -> None:
    """After work that was stopped, or not, no clock runs; work that hides the first stop is stopped again."""
    import signal

    def stubborn() -> None:
        try:
            while True:
                pass
        except TimedOut:
            while True:
                pass

    before = signal.getsignal(signal.SIGPROF)
    assert run_within(5, lambda: 1) == 1
    with pytest.raises(TimedOut):
        run_within(0.01, stubborn)
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    assert signal.getsignal(signal.SIGPROF) is before


def test_no_limit_and_other_threads() -> None:
    """0 is no limit; in a thread that is not the main one, work is done without a clock."""
    from threading import Thread

    found: list[int] = []
    Thread(target=lambda: found.append(run_within(1, lambda: 1))).start()
    assert run_within(0, lambda: 2) == 2
    assert found == [1]


@pytest.mark.parametrize(
    ("form", "data"), [("json", b"null"), ("json", b" null\n"), ("json", b"[]"), ("yaml", b"[]"), ("yaml", b"~")]
)
def test_what_is_no_object_is_told(form: str, data: bytes) -> None:
    """A document without an object, even one that is nothing at all, has a finding; nobody takes it for unread."""
    verdict = validate(data, form=form)
    assert [finding.code for finding in verdict.findings] == ["S003"]
    assert not verdict.incomplete
