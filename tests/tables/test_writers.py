"""The files of tables: nothing is lost in them, the same readouts give the same bytes, and no half of one is left."""

import resource
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tabled import (
    distinct_readouts,
    hostile_readout,
    read_csv,
    read_duckdb,
    read_parquet,
    read_sqlite,
    split_by_readout,
    valid_readouts,
)

from meeting_readout.files.io import Unwritable
from meeting_readout.model.table_plan import tables
from meeting_readout.tables import rebuild
from meeting_readout.tables import rows as make_rows

Rows = dict[str, list[Sequence[Any]]]


class Kind(NamedTuple):
    """A kind of tables: its module, the libraries that it needs, the name of an output, and what reads it back."""

    module: str
    needs: tuple[str, ...]
    output: str
    read: Callable[[Path], Rows]


KINDS = {
    "csv": Kind("csv", (), "tables", read_csv),
    "sqlite": Kind("sqlite", (), "made.sqlite", read_sqlite),
    "parquet": Kind("parquet", ("pyarrow",), "tables", read_parquet),
    "duckdb": Kind("duckdb", ("pyarrow", "duckdb"), "made.duckdb", read_duckdb),
}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    """Each kind of tables whose libraries are installed."""
    found = KINDS[request.param]
    for name in found.needs:
        pytest.importorskip(name)
    return found


def write(kind: Kind, records: Iterable[tuple[str, dict[str, Any]]], out: Path, **options: Any) -> int:
    """Write tables of a kind."""
    count: int = import_module(f"meeting_readout.tables.{kind.module}").write(
        (make_rows(readout) for _, readout in records), out, **options
    )
    return count


def read_bytes(out: Path) -> dict[str, bytes]:
    """Give the bytes of a file, or of all files of a folder."""
    if out.is_file():
        return {"": out.read_bytes()}
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_nothing_is_lost(kind: Kind, tmp_path: Path) -> None:
    """Every readout is rebuilt from its rows in the files, which are those that `rows` gives."""
    records = [*distinct_readouts(), ("hostile", hostile_readout())]
    out = tmp_path / kind.output
    assert write(kind, iter(records), out) == len(records)
    found = split_by_readout(kind.read(out))
    assert found.keys() == {readout["id"] for _, readout in records}
    for _, readout in records:
        parts = found[readout["id"]]
        assert rebuild(parts) == readout
        for name, expected in make_rows(readout).items():
            assert sorted(map(repr, map(tuple, parts.get(name, [])))) == sorted(map(repr, expected)), name


def test_the_same_bytes(kind: Kind, tmp_path: Path) -> None:
    """The same readouts give the same bytes again; a DuckDB database, which has a number of its own, the same rows."""
    outs = [tmp_path / "one" / kind.output, tmp_path / "two" / kind.output]
    for out in outs:
        out.parent.mkdir()
        write(kind, distinct_readouts()[:30], out)
    if kind.module == "duckdb":
        assert kind.read(outs[0]) == kind.read(outs[1])
    else:
        assert read_bytes(outs[0]) == read_bytes(outs[1])


def test_no_readouts(kind: Kind, tmp_path: Path) -> None:
    """Without readouts all tables are there, without rows."""
    out = tmp_path / kind.output
    assert write(kind, [], out) == 0
    assert kind.read(out) == {name: [] for name in tables()}


def test_tables_are_replaced(kind: Kind, tmp_path: Path) -> None:
    """A second run replaces the tables of the first."""
    out = tmp_path / kind.output
    write(kind, distinct_readouts()[:5], out)
    write(kind, distinct_readouts()[5:8], out)
    assert len(kind.read(out)["readouts"]) == 3


def test_nothing_is_half_written(kind: Kind, tmp_path: Path) -> None:
    """Where the readouts break off, the tables of an earlier run stay as they were, and nothing else is left."""
    out = tmp_path / kind.output
    write(kind, distinct_readouts()[:5], out)
    before = read_bytes(tmp_path)

    def break_off() -> Iterable[tuple[str, dict[str, Any]]]:
        yield from distinct_readouts()[5:10]
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write(kind, break_off(), out)
    assert read_bytes(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX systems")
def test_no_room(kind: Kind, tmp_path: Path) -> None:
    """Where the system gives the files no room, that is a sentence and exit code 2, and no table is there at all."""
    words = [sys.executable, "-m", "meeting_readout", "export", str(Path(__file__).parents[2] / "examples"), "--to"]
    done = subprocess.run(  # noqa: S603 - our own command
        [*words, kind.module, "-o", str(tmp_path / kind.output)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
    )
    assert (done.returncode, "cannot be written: " in done.stderr) == (2, True), done.stderr
    assert "Traceback" not in done.stderr
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_no_network(kind: Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No kind of tables opens a connection."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert write(kind, [("hostile", hostile_readout())], tmp_path / kind.output) == 1


def test_two_readouts_with_one_id(tmp_path: Path) -> None:
    """SQLite refuses the rows of a second readout with the same id; the command reports it before that (C005)."""
    one = valid_readouts()[0]
    with pytest.raises(Unwritable, match="UNIQUE constraint failed"):
        write(KINDS["sqlite"], [("a", one), ("b", one)], tmp_path / "a.sqlite")
    assert not list(tmp_path.iterdir())


def test_keys_of_sqlite(tmp_path: Path) -> None:
    """A row of no readout is refused, and rows are found by their owner without a look at all."""
    out = tmp_path / "a.sqlite"
    write(KINDS["sqlite"], distinct_readouts()[:3], out)
    connection = sqlite3.connect(out)
    connection.execute("PRAGMA foreign_keys = ON")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO tools (readout, path, property, position) VALUES ('x', '/a', 'b', 0)")
    plan = connection.execute(
        "EXPLAIN QUERY PLAN SELECT * FROM mentions WHERE readout = 'a' AND owner = 'b'"
    ).fetchall()
    assert "mentions_owner" in str(plan)
    connection.close()


def test_spreadsheets(tmp_path: Path) -> None:
    """With `spreadsheet`, a byte order mark comes first, and no cell is a formula."""
    write(KINDS["csv"], [("hostile", hostile_readout())], tmp_path, spreadsheet=True)
    for path in tmp_path.glob("*.csv"):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    text = (tmp_path / "blocks.csv").read_text(encoding="utf-8-sig")
    for words in ("'=1+1", "'+2", "'-3", "'@d"):
        assert f",{words}\n" in text or f",{words}\r\n" in text
    assert '"tab' not in text


def test_lines_end_as_in_rfc_4180(tmp_path: Path) -> None:
    """Records end with CRLF, and a line feed in a cell stays as it is."""
    write(KINDS["csv"], [("hostile", hostile_readout())], tmp_path)
    data = (tmp_path / "blocks.csv").read_bytes()
    assert data.count(b"\r\n") == len(hostile_readout()["blocks"]) + 1
    assert b'"line\nend"' in data
