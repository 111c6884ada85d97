"""The page on scaling: the functions are fit for other processes, and the Dask example runs as it is printed."""

import json
import pickle
import re
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


@pytest.mark.parametrize("name", ["Dask", "Spark", "Ray"])
def test_the_examples_are_programs(name: str) -> None:
    """Every example is Python, and uses what the package gives."""
    program = example(name)
    compile(program, name, "exec")
    used = re.findall(r"from meeting_readout import (\w+)", program)
    assert set(used) <= {"validate", "convert"}
