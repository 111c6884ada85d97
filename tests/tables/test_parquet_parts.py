"""Parts of Parquet that several processes write, and what is in memory meanwhile."""

import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tabled import read_parquet, valid_readouts

pytest.importorskip("pyarrow")

import pyarrow.parquet as pq

from meeting_readout.files.io import Unwritable
from meeting_readout.tables import parquet, rows
from meeting_readout.tables.parquet import write, write_lines

LINES = [json.dumps({**readout, "id": f"r{number}"}).encode() for number, readout in enumerate(valid_readouts()[:40])]


def read_ids(folder: Path) -> list[str]:
    """Give the ids of the readouts in the tables of a folder, each as often as it is there."""
    return sorted(row[0] for row in read_parquet(folder)["readouts"])


def test_parts_are_one_table(tmp_path: Path) -> None:
    """Parts are read together; one that is written twice is there once; invalid and empty lines are left out."""
    assert write_lines(LINES[:20], tmp_path, "00000") == 20
    assert write_lines([*LINES[20:], b"{}", b"", b"no json"], tmp_path, "00001") == 20
    assert write_lines((line.decode() for line in LINES[20:]), tmp_path, "00001") == 20
    assert read_ids(tmp_path) == sorted(f"r{number}" for number in range(40))


def test_a_whole_run_among_parts_is_refused(tmp_path: Path) -> None:
    """A run that would leave the parts of an earlier one beside its own is refused."""
    write_lines(LINES[:2], tmp_path, "00007")
    with pytest.raises(Unwritable, match="part-00007"):
        write([rows(json.loads(LINES[3]))], tmp_path)


def test_a_large_table_has_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with many groups is completed, and the next begins; those that a smaller run does not need go."""
    monkeypatch.setattr(parquet, "CHUNKS", 100)
    monkeypatch.setattr(parquet, "PENDING", 20_000)
    made = [rows(json.loads(line)) for line in LINES]
    assert write(made, tmp_path) == 40
    names = sorted(path.name for path in (tmp_path / "readouts").iterdir())
    assert names[:2] == ["part-00000.parquet", "part-00000~1.parquet"]
    assert read_ids(tmp_path) == sorted(f"r{number}" for number in range(40))
    first = {path: path.read_bytes() for path in tmp_path.glob("*/*")}
    assert write(made, tmp_path) == 40
    assert {path: path.read_bytes() for path in tmp_path.glob("*/*")} == first
    assert write(made[:2], tmp_path) == 2
    assert [path.name for path in (tmp_path / "readouts").iterdir()] == ["part-00000.parquet"]
    assert read_ids(tmp_path) == ["r0", "r1"]


def test_a_name_of_a_part(tmp_path: Path) -> None:
    """A name that could be the second file of another part, or lead out of the folder, is refused."""
    for name in ("", "1~1", "../1", "a\\b"):
        with pytest.raises(ValueError, match="no name of a part"):
            write_lines(LINES[:1], tmp_path, name)


def test_the_columns_say_what_they_mean(tmp_path: Path) -> None:
    """Each column has its description, and the columns of keys are never NULL."""
    write_lines([], tmp_path)
    schema = pq.read_schema(tmp_path / "mentions" / "part-00000.parquet")
    assert schema.field("readout").metadata[b"description"] == b"The id of the record."
    assert not schema.field("readout").nullable
    assert schema.field("label").nullable


def test_large_readouts_do_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are written as soon as they need more memory than they may, however few they are."""
    monkeypatch.setattr(parquet, "PENDING", 4_000_000)
    text = "The council met. " * 5_000

    def make() -> Iterator[dict[str, Any]]:
        for number in range(300):
            blocks = [{"id": "p1", "content": f"{number} {text}"}]
            yield {"specVersion": "1.0", "id": f"r{number}", "release": {"title": "a", "language": "en"},
                   "blocks": blocks}  # fmt: skip

    tracemalloc.start()
    try:
        assert write(map(rows, make()), tmp_path) == 300
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    assert pq.ParquetFile(tmp_path / "blocks" / "part-00000.parquet").num_row_groups > 3
