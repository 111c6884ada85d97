"""`readout export --jobs`: several processes write the same bytes as one, and say the same."""

import json
import os
import signal
from pathlib import Path

import pytest
from command import BASE, put, run

from meeting_readout.discovery.inputs import Task
from meeting_readout.runner import distinct
from meeting_readout.runner.check import Checked, check_input

TARGETS = {
    "akn": "out",
    "annotations": "out.jsonl",
    "csv": "out",
    "ics": "out.ics",
    "jsonld": "out",
    "ocd": "out.jsonl",
    "parquet": "out",
    "schema-org": "out.jsonl.gz",
    "sqlite": "out.sqlite",
}
LIBRARIES = {"ics": "icalendar", "parquet": "pyarrow"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a collection (a record is invalid, one is there twice, an id is), and a file with settings."""
    monkeypatch.chdir(tmp_path)
    records: list[object] = [
        BASE
        | {
            "id": f"r-{number}",
            "record": {"date": "2031-04-04"},
            "meeting": {"held": {"start": {"value": "2031-04-01", "basis": "stated"}}},
        }
        for number in range(70)
    ]
    records += [BASE | {"colour": "red"}, records[3], BASE | {"id": "r-5"}, BASE | {"id": "undated"}]
    put("all.readout.jsonl", "".join(f"{json.dumps(record)}\n" for record in records).encode())
    Path("own").mkdir()
    put("own/readout.toml", b'[export]\nbase = "https://gov.example/{id}"\ncountry = "nz"\n')
    put("own/a.readout.json", BASE | {"id": "own", "record": {"date": "2031-04-04"}})
    return tmp_path


def read_all(output: str) -> dict[str, bytes]:
    """Give the bytes of a file, or of all files of a folder."""
    path = Path(output)
    paths = [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
    return {str(one): one.read_bytes() for one in paths}


@pytest.mark.parametrize("target", TARGETS)
def test_the_bytes_are_the_same(target: str) -> None:
    """Every target has the same files, the same losses and the same report, whatever the number of processes."""
    if target in LIBRARIES:
        pytest.importorskip(LIBRARIES[target])
    found = []
    for jobs in ("1", "3"):
        home = Path.cwd()
        Path(f"run-{jobs}").mkdir()
        os.chdir(f"run-{jobs}")
        losses = [] if target in ("csv", "parquet", "sqlite") else ["--losses", "losses.jsonl"]
        result = run(
            "export", "../all.readout.jsonl", "../own", "--to", target, "-o", TARGETS[target], "--jobs", jobs, *losses
        )
        found.append((result, read_all(".")))
        os.chdir(home)
    assert found[0] == found[1]
    result, files = found[0]
    assert result.code == 1
    assert "C005" in result.err or target not in ("csv", "parquet", "sqlite")
    assert "all.readout.jsonl:71:" in result.err
    assert "S002" in result.err
    assert files


def test_names_are_found_in_every_process() -> None:
    """A name that no readout in the tables has is reported (C006), wherever the others were found."""
    records = [
        BASE | {"id": "n-1", "statements": [{"id": "s1", "by": [{"name": name}]}]} for name in ("Ministry", "Board")
    ]  # of two with one id, the second is left out
    put("named.readout.jsonl", "".join(f"{json.dumps(record)}\n" for record in records).encode())
    put("names.csv", b"label,identity\nMinistry,m\nBoard,b\nNobody,n\n")
    arguments = ("export", "all.readout.jsonl", "named.readout.jsonl", "--to", "csv", "--names", "names.csv")
    one, several = (run(*arguments, "-o", "out", "--jobs", jobs).err for jobs in ("1", "3"))
    assert one == several
    assert [name in one for name in ("Ministry", "Board", "Nobody")] == [False, True, True]


def die_of_a_record(task: Task) -> Checked:
    """Check a record, and die of that on line 33."""
    if task.given.record and task.given.record.line == 33:
        os.kill(os.getpid(), signal.SIGKILL)
    return check_input(*task)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes are no forks")
def test_a_record_that_kills_its_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record that ends its process is left out (E004); all others are in the tables."""
    monkeypatch.setattr(distinct, "check_input", lambda *task: die_of_a_record(Task(*task)))
    result = run("export", "all.readout.jsonl", "--to", "csv", "-o", "out", "--jobs", "2")
    assert result.code == 4
    assert "all.readout.jsonl:33:1: error E004" in result.err
    assert "out: 70 readouts, 3 left out." in result.err
