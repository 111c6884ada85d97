"""Several processes: the same verdicts in the same order, and nothing lost when one of them is killed."""

import ctypes
import errno
import json
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from meeting_readout.cli import progress
from meeting_readout.cli.main import main
from meeting_readout.discovery.inputs import Input, Task
from meeting_readout.runner import batch, workers
from meeting_readout.runner.check import check_task
from meeting_readout.validator.finding import Verdict

GOOD = {"specVersion": "1.0", "id": "r", "release": {"title": "The Lake Council met.", "language": "en"}}
FATAL = "fatal.readout.json"
UNUSED = 54321
"""A user that has no processes."""
REFUSED = 99
"""The exit code of a process that could not be restricted."""
forked = pytest.mark.skipif(
    sys.platform != "linux" or sys.version_info >= (3, 14), reason="the processes are not forks"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with sixty documents, each tenth of which has a finding."""
    monkeypatch.chdir(tmp_path)
    for number in range(60):
        data = {**GOOD, "level": "none"} if number % 10 == 0 else GOOD
        (tmp_path / f"{number:02}.readout.json").write_text(json.dumps(data), encoding="utf-8")
    return tmp_path


def tasks(names: list[str]) -> list[Task]:
    """Ask for files."""
    return [Task(Input(name), "core", "auto") for name in names]


def test_the_output_is_the_same(folder: Path) -> None:
    """One process and several write the same report, to the byte."""
    one, several = (
        CliRunner().invoke(main, ["validate", "--format", "json", "--jobs", number, "."]) for number in ("1", "3")
    )
    assert one.stdout == several.stdout
    assert len(json.loads(one.stdout)["documents"]) == 60
    assert (one.exit_code, several.exit_code) == (1, 1)


def test_settings_hold_in_all_processes(folder: Path) -> None:
    """Severities and suppressions do not depend on the process."""
    (folder / "readout.toml").write_text(
        '[severity]\nS004 = "info"\n'
        '[[suppress]]\nrule = "S004"\nfile = "10.readout.json"\npointer = "/level"\nreason = "kept as it was sent"\n'
    )
    result = CliRunner().invoke(main, ["validate", "--jobs", "2", "."])
    assert result.stdout.endswith(
        "\n0 errors, 0 warnings, 5 infos in 5 of 60 documents (60 valid). Level: core. "
        "6 parts of 6 documents could not be checked by all rules because of errors in them.\n"
    )


def test_few_documents_need_one_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes are started for more than fifty documents only, unless they are asked for."""
    asked = []

    def check_many(given: object, processes: int) -> list[tuple[Task, Verdict]]:
        asked.append(processes)
        return []

    monkeypatch.setattr("meeting_readout.cli.validate.check_many", check_many)
    monkeypatch.setattr("meeting_readout.runner.batch.count_cores", lambda: 8)
    for args in ((".",), ("0*.json",), ("0*.json", "--jobs", "4"), ("00.readout.json", "--jobs", "4"), ("-", ".")):
        CliRunner().invoke(main, ["validate", *args])
    assert asked == [8, 1, 4, 1, 1]


def dies(task: Task) -> Verdict:
    """Judge a document, and be killed by a fatal one."""
    if task.given.path == FATAL:
        os.kill(os.getpid(), signal.SIGKILL)
    return check_task(task)


@forked
def test_a_document_that_kills_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that kills every process that judges it is a finding; all others are judged."""
    (folder / FATAL).write_text(json.dumps(GOOD), encoding="utf-8")
    monkeypatch.setattr(batch, "check_task", dies)
    monkeypatch.setattr(workers, "CHUNK_DOCUMENTS", 4)
    names = sorted(path.name for path in folder.iterdir())
    found = list(batch.check_many(iter(tasks(names)), 2))
    assert [task.given.path for task, _verdict in found] == names
    assert [verdict.path for _task, verdict in found] == names
    told = {
        verdict.path: [finding.message for finding in verdict.findings] for _, verdict in found if not verdict.sha256
    }
    assert told == {
        FATAL: ["the toolkit failed on this file: its process was ended from outside, or ran out of memory."]
    }


def dies_once(task: Task) -> Verdict:
    """Judge a document, and be killed the first time that one of them is met."""
    mark = Path("met")
    if task.given.path == "33.readout.json" and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return check_task(task)


@forked
def test_a_killed_process_costs_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a process is killed from outside, its documents are judged once more."""
    names = sorted(path.name for path in folder.iterdir())
    calm = list(batch.check_many(iter(tasks(names)), 2))
    monkeypatch.setattr(batch, "check_task", dies_once)
    assert list(batch.check_many(iter(tasks(names)), 2)) == calm
    assert (folder / "met").exists()


def dies_of_a_record(task: Task) -> Verdict:
    """Judge a record, and die of that on line 33."""
    if task.given.record and task.given.record.line == 33:
        os.kill(os.getpid(), signal.SIGKILL)
    return check_task(task)


@forked
def test_a_record_that_kills_its_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record of a collection that ends its process is told (E004) at its line, and all others are judged."""
    monkeypatch.chdir(tmp_path)
    lines = [json.dumps(GOOD | {"id": f"r{number}"}) + "\n" for number in range(80)]
    Path("all.readout.jsonl").write_text("".join(lines), encoding="utf-8")
    monkeypatch.setattr(batch, "check_task", dies_of_a_record)
    result = CliRunner().invoke(main, ["validate", "--jobs", "2", "--format", "json", "."])
    report = json.loads(result.stdout)
    told = [(finding["code"], finding["path"], finding["line"]) for finding in report["findings"]]
    assert (result.exit_code, told) == (4, [("E004", "all.readout.jsonl", 33)])
    assert [document["valid"] for document in report["documents"]].count(True) == 79


def test_a_bounded_number_is_under_way(folder: Path) -> None:
    """Documents are asked for as verdicts are taken, not all at once."""
    asked = []

    def endless() -> object:
        while True:
            asked.append(1)
            yield Task(Input("01.readout.json"), "core", "auto")

    verdicts = batch.check_many(endless(), 2)  # type: ignore[arg-type]  # it gives tasks without end
    next(verdicts)
    verdicts.close()  # type: ignore[attr-defined]  # it is a generator
    assert len(asked) == 2 * workers.CHUNKS_AHEAD * workers.CHUNK_DOCUMENTS


def test_progress_waits_for_two_seconds(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """After two seconds a line says how far it has come, five times a second at most, and goes away."""
    now = iter([0.0, 1.0, 2.5, 2.6, 3.0])
    monkeypatch.setattr(progress, "monotonic", lambda: next(now))
    line = progress.Progress(1000)
    for findings in (0, 3, 0, 0):
        line.add(findings)
    line.clear()
    assert capsys.readouterr().err == (
        "\r\x1b[K2 of 1,000 documents, 1 a second, 3 findings, 21 min left"
        "\r\x1b[K4 of 1,000 documents, 1 a second, 3 findings, 12 min left"
        "\r\x1b[K"
    )


def test_there_is_no_progress_in_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the standard error is no terminal, nothing is written to it."""
    monkeypatch.setattr(progress, "WAIT", 0)
    assert CliRunner().invoke(main, ["validate", "."]).stderr == ""


class Refusal(NamedTuple):
    """What the system refuses."""

    place: object
    name: str
    error: Exception


REFUSALS = {
    "processes": Refusal(os, "fork", BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")),
    "memory": Refusal(os, "fork", OSError(errno.ENOMEM, "Cannot allocate memory")),
    "threads": Refusal(workers.Thread, "start", RuntimeError("can't start new thread")),
    "semaphores": Refusal(workers, "ProcessPoolExecutor", NotImplementedError("This Python build lacks semaphores.")),
    "shared memory": Refusal(workers, "ProcessPoolExecutor", FileNotFoundError(errno.ENOENT, "No such file")),
}


@forked
@pytest.mark.parametrize("after", [0, 1])
@pytest.mark.parametrize("kind", REFUSALS)
def test_a_system_that_refuses(folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str, after: int) -> None:
    """Where no process, or only one of two, can be started, one process gives the same verdicts and none is left."""
    names = sorted(path.name for path in folder.iterdir())
    expected = [(task, replace(check_task(task), readout=None)) for task in tasks(names)]
    place, name, error = REFUSALS[kind]
    allowed, calls = getattr(place, name), []

    def refuse(*given: object, **more: object) -> object:
        calls.append(1)
        if len(calls) <= after:
            return allowed(*given, **more)
        raise error

    monkeypatch.setattr(place, name, refuse)
    assert list(batch.check_many(iter(tasks(names)), 2)) == expected
    assert calls or name == "fork"
    assert multiprocessing.active_children() == []


def test_a_python_without_processes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the modules for processes are missing, one process gives the same verdicts."""
    names = sorted(path.name for path in folder.iterdir())
    monkeypatch.setitem(sys.modules, "meeting_readout.runner.workers", None)
    assert [verdict.path for _, verdict in batch.check_many(tasks(names), 2)] == names


@forked
@pytest.mark.parametrize("limit", [1, 4, 6, 7])
def test_a_user_with_few_processes(folder: Path, limit: int) -> None:
    """Whatever number of processes and threads the system allows, the report is the same."""
    words = ("validate", "--format", "json", ".")
    expected = CliRunner().invoke(main, words)
    command = [sys.executable, "-m", "meeting_readout", *words, "--jobs", "2"]
    done = subprocess.run(  # noqa: S603 - the command is what is tested
        command, capture_output=True, text=True, timeout=20, check=False, preexec_fn=lambda: restrict(limit)
    )
    if done.returncode == REFUSED:
        pytest.skip("the system does not let the user be restricted")
    assert (done.returncode, done.stdout, done.stderr) == (expected.exit_code, expected.stdout, "")


def restrict(limit: int) -> None:
    """Limit the processes and threads of this user; root becomes another user for that, but may still read files."""
    if os.getuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in (21, 24):  # CAP_SYS_ADMIN, CAP_SYS_RESOURCE
            if libc.prctl(24, capability, 0, 0, 0):  # PR_CAPBSET_DROP
                os._exit(REFUSED)
        os.setresuid(UNUSED, 0, 0)
    resource.setrlimit(resource.RLIMIT_NPROC, (limit, limit))
