"""The page on scaling: the functions are fit for other processes, and the Dask example runs as it is printed."""

import gzip
import json
import os
import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from meeting_readout import ReadoutError, convert, read, validate, write
from meeting_readout.validator import catalogue

PAGE = (Path(__file__).parents[2] / "docs/scaling.md").read_text(encoding="utf-8")


def example(name: str) -> str:
    """Give the program under a heading of the page."""
    match = re.search(rf"### {name}\n.*?```python\n(.*?)```", PAGE, re.DOTALL)
    assert match
    return match[1]


@pytest.mark.parametrize("function", [validate, read, write, convert])
def test_the_functions_can_be_pickled(function: object) -> None:
    """Each of the four functions is the same after a trip to another process."""
    assert pickle.loads(pickle.dumps(function)) is function  # noqa: S301 - our own


def test_what_they_give_can_be_pickled() -> None:
    """A verdict with findings, and the error that holds one, are the same after the trip."""
    verdict = validate(b'{"specVersion": "1.0"}', form="json")
    assert verdict.findings
    assert pickle.loads(pickle.dumps(verdict)) == verdict  # noqa: S301 - our own
    error = pickle.loads(pickle.dumps(ReadoutError(verdict)))  # noqa: S301 - our own
    assert error.verdict == verdict


def test_the_dask_example_runs(tmp_path: Path) -> None:
    """The program runs as it is printed, in processes, and names invalid records and those that are cut off."""
    base = catalogue.load_catalogue()["base"] | {"blocks": [{"id": "p1", "content": "The council met."}]}
    wrong = {**base, "id": "r-99", "colour": "red"}
    lines = [json.dumps({**base, "id": f"r-{number}"}) for number in range(99)] + [json.dumps(wrong)]
    lines += ['{"specVersion": "1.0", "id": "r-100", "release":']
    (tmp_path / "releases.readout.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "job.py").write_text(example("Dask"), encoding="utf-8")
    command = [sys.executable, "job.py"]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)  # noqa: S603 - our own
    said = 'r-99: S002: a readout has no "colour".\nr-100: W003: the file ends in the middle of the readout.\n'
    assert done.stdout == said, done.stderr


def make_collection(path: Path, count: int) -> None:
    """Write a collection with so many valid records, and one that is not."""
    base = catalogue.load_catalogue()["base"] | {"statements": [{"id": "s1", "by": [{"name": "Council"}]}]}
    lines = [json.dumps({**base, "id": f"r-{number}"}) for number in range(count)]
    path.write_text("\n".join([*lines, json.dumps({**base, "id": "wrong", "colour": "red"})]) + "\n", encoding="utf-8")


def test_the_tables_with_dask(tmp_path: Path) -> None:
    """The program runs as it is printed; each valid readout is in the tables once."""
    pq = pytest.importorskip("pyarrow.parquet")
    make_collection(tmp_path / "releases.readout.jsonl", 300)
    (tmp_path / "job.py").write_text(example("Tables with Dask").replace("2**24", "2**14"), encoding="utf-8")
    command = [sys.executable, "job.py"]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)  # noqa: S603 - our own
    assert done.stdout == "300 readouts\n", done.stderr
    assert len(list((tmp_path / "tables" / "readouts").glob("*.parquet"))) > 1
    found = pq.read_table(tmp_path / "tables" / "readouts").column("readout").to_pylist()
    assert sorted(found) == sorted(f"r-{number}" for number in range(300))
    assert len(pq.read_table(tmp_path / "tables" / "mentions")) == 300


KILLING = """
import os, signal, sys, threading, time
import dask, dask.bag
from distributed import Client, LocalCluster
from meeting_readout.tables.parquet import write_lines

def write_slowly(lines, folder, part):
    time.sleep(0.2)
    return write_lines(lines, folder, part)

if __name__ == "__main__":
    with LocalCluster(n_workers=4, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster):
        parts = dask.bag.read_text("releases.readout.jsonl", blocksize=2**16).to_delayed()
        jobs = [dask.delayed(write_slowly)(lines, "tables", f"{number:05}") for number, lines in enumerate(parts)]
        victim = next(iter(cluster.workers.values())).pid
        killer = threading.Timer(1.5, os.kill, (victim, signal.SIGKILL))
        killer.start()
        count = sum(dask.compute(*jobs))
        killer.join()
        print(count, len(parts))
"""
"""What the page says of a cluster: four workers, one of which is killed on the way."""


@pytest.mark.skipif("READOUT_LONG" not in os.environ, reason="a longer check: set READOUT_LONG, as CI does")
def test_a_worker_that_is_killed(tmp_path: Path) -> None:
    """On a cluster of four, one worker is killed on the way: no row is lost, and none is there twice."""
    pytest.importorskip("distributed")
    pq = pytest.importorskip("pyarrow.parquet")
    make_collection(tmp_path / "releases.readout.jsonl", 20_000)
    (tmp_path / "job.py").write_text(KILLING, encoding="utf-8")
    command = [sys.executable, "job.py"]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)  # noqa: S603 - our own
    assert done.stdout.startswith("20000 "), done.stdout + done.stderr
    assert "killed" in done.stderr or "died" in done.stderr or "restart" in done.stderr.lower()
    for name in ("readouts", "statements", "mentions", "said"):
        found = pq.read_table(tmp_path / "tables" / name).column("readout").to_pylist()
        assert len(found) == len(set(found)) == 20_000, name
    assert not list((tmp_path / "tables").rglob(".*"))


@pytest.mark.skipif(shutil.which("java") is None, reason="Java is missing")
def test_the_spark_examples_run(tmp_path: Path) -> None:
    """The two programs run as they are printed: each finding is counted, and each valid readout is in the tables."""
    pytest.importorskip("pyspark")
    pq = pytest.importorskip("pyarrow.parquet")
    collection = tmp_path / "releases.readout.jsonl"
    make_collection(collection, 2_000)
    (tmp_path / f"{collection.name}.gz").write_bytes(gzip.compress(collection.read_bytes()))
    programs = re.findall(r"```python\n(.*?)```", PAGE[PAGE.index("### Spark") : PAGE.index("### Ray")], re.DOTALL)
    (tmp_path / "job.py").write_text("".join([*programs, "print(dict(codes), count)\n"]), encoding="utf-8")
    environment = os.environ | {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    command = [sys.executable, "job.py"]
    done = subprocess.run(  # noqa: S603 - our own
        command, cwd=tmp_path, check=False, capture_output=True, text=True, env=environment
    )
    assert done.stdout == "{'Q201': 2001, 'S002': 1} 2000\n", done.stderr
    assert len(list((tmp_path / "tables" / "readouts").glob("*.parquet"))) > 1
    for name in ("readouts", "statements", "mentions", "said"):
        found = pq.read_table(tmp_path / "tables" / name).column("readout").to_pylist()
        assert len(found) == len(set(found)) == 2_000, name


@pytest.mark.parametrize("name", ["Dask", "Spark", "Ray"])
def test_the_examples_are_programs(name: str) -> None:
    """Every example is Python, and uses what the package gives."""
    program = example(name)
    compile(program, name, "exec")
    used = re.findall(r"from meeting_readout import (\w+)", program)
    assert set(used) <= {"validate", "convert"}
