"""`readout export` with tables: what is written, what is left out, and what is wrong usage."""

import json
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest
from command import BASE, EXAMPLES, run

from meeting_readout import convert


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder; it is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, **more: Any) -> bytes:
    """Write a readout; give its bytes."""
    data = json.dumps(BASE | more).encode()
    Path(name).write_bytes(data)
    return data


def read_ids(name: str) -> list[str]:
    """Give the ids of the readouts in a database."""
    connection = sqlite3.connect(name)
    found = [id_ for (id_,) in connection.execute("SELECT readout FROM readouts ORDER BY readout")]
    connection.close()
    return found


def test_examples() -> None:
    """The examples, each in three forms, are in the database once each."""
    result = run("export", EXAMPLES, "--to", "sqlite", "-o", "a.sqlite")
    assert (result.code, result.out, result.err) == (0, "", f"a.sqlite: {len(read_ids('a.sqlite'))} readouts.\n")
    assert len(read_ids("a.sqlite")) == len(list(EXAMPLES.rglob("*.readout.json")))


def test_what_is_invalid_is_left_out() -> None:
    """Invalid readouts are reported and left out; all others are written."""
    put("good.readout.json")
    put("wrong.readout.json", id="b", colour="red")
    result = run("export", ".", "--to", "sqlite", "-o", "a.sqlite")
    assert (result.code, read_ids("a.sqlite")) == (1, ["a"])
    assert "S002" in result.err
    assert "a.sqlite: 1 readout, 1 left out." in result.err


def test_an_id_that_is_there_twice() -> None:
    """A readout with the id of an earlier one is left out if it says something else (C005), and passed over if not."""
    data = put("a.readout.json")
    Path("b.readout.xml").write_bytes(convert(data, "xml"))
    lines = [data, json.dumps(BASE | {"id": "c"}).encode(), json.dumps(BASE | {"level": "core"}).encode()]
    Path("z.readout.jsonl").write_bytes(b"\n".join(lines))
    result = run("export", ".", "--to", "sqlite", "-o", "a.sqlite")
    assert (result.code, read_ids("a.sqlite")) == (1, ["a", "c"])
    assert 'z.readout.jsonl:3:1: error C005: the id "a" is also that of an earlier readout' in result.err
    assert result.err.count("error C005") == 1


def test_the_standard_input() -> None:
    """A readout from the standard input is one more."""
    data = put("a.readout.json")
    assert run("export", "-", "--to", "sqlite", "-o", "a.sqlite", given=data).code == 0
    assert read_ids("a.sqlite") == ["a"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--to", "sqlite"), "sqlite needs an output: name it with -o."),
        (("--to", "sqlite", "-o", "b.sqlite", "--spreadsheet"), "--spreadsheet is for csv."),
        (("--to", "sqlite", "-o", "a.readout.json"), "it is one of the files to export"),
        (("--to", "csv", "-o", "other"), "other cannot be written: it is a file, and the tables are a folder."),
        (("--to", "sqlite", "-o", "folder"), "folder cannot be written: it is not a regular file."),
        (("--to", "sqlite", "-o", "no/a.sqlite"), "no/a.sqlite cannot be written: no such file or directory."),
        (("--to", "csv", "-o", "a", "--names", "nowhere.csv"), "nowhere.csv cannot be used as a file of names"),
    ],
)
def test_wrong_usage(words: tuple[str, ...], why: str) -> None:
    """What cannot be done is one sentence and exit code 2, and what is there stays as it is."""
    before = put("a.readout.json")
    Path("other").write_text("other", encoding="utf-8")
    Path("folder").mkdir()
    result = run("export", "a.readout.json", *words)
    assert (result.code, why in result.err) == (2, True), result.err
    assert Path("a.readout.json").read_bytes() == before
    assert Path("other").read_text(encoding="utf-8") == "other"


@pytest.mark.parametrize(
    ("target", "library", "extra"), [("parquet", "pyarrow", "parquet"), ("duckdb", "duckdb", "duckdb")]
)
def test_a_library_that_is_missing(target: str, library: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a library is missing, the sentence says what to install."""
    put("a.readout.json")
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, f"meeting_readout.tables.{target}", raising=False)
    result = run("export", ".", "--to", target, "-o", "a")
    assert (result.code, f"pip install 'meeting-readout[{extra}]'." in result.err) == (2, True), result.err
    assert not Path("a").exists()
