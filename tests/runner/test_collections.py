"""Collections: a readout a line, judged as a stream, and converted to a folder of files and back."""

import gzip
import json
import re
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from meeting_readout import converters
from meeting_readout.cli.main import main
from meeting_readout.discovery import json_lines
from meeting_readout.validator import catalogue


def record(number: int, **more: Any) -> bytes:
    """Make a line of a collection."""
    return json.dumps({**catalogue.load_catalogue()["base"], "id": f"r-{number}", **more}).encode() + b"\n"


def run(*arguments: object) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def told(result: Result) -> list[tuple[int, str]]:
    """Give line and code of every finding that a run reports."""
    found = re.findall(r"(?m)^\S+?:(\d+):\d+: (?:error|warning|info) ([A-Z]\d{3}):", result.output)
    return [(int(line), code) for line, code in found]


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A collection whose second record is broken, whose fourth lacks an id, and whose fifth line is empty."""
    path = tmp_path / "all.readout.jsonl"
    lacking = record(4).replace(b'"id": "r-4", ', b"")
    path.write_bytes(record(1) + b'{"specVersion": \n' + record(3) + lacking + b"\n" + record(6, colour="red"))
    return path


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_broken_record_keeps_no_other_back(mixed: Path, jobs: int) -> None:
    """Findings stand at the line of their record, and all records are judged, in order."""
    result = run("validate", "--jobs", jobs, mixed)
    assert told(result) == [(2, "W003"), (4, "S001"), (6, "S002")]
    assert "in 3 of 5 documents" in result.output
    assert result.exit_code == 1


def test_a_compressed_collection_is_the_same(mixed: Path, tmp_path: Path) -> None:
    """With gzip the findings are those of the plain file."""
    packed = tmp_path / "packed.readout.jsonl.gz"
    packed.write_bytes(gzip.compress(mixed.read_bytes()))
    assert told(run("validate", packed)) == told(run("validate", mixed))


def test_collections_are_found_in_folders(mixed: Path, tmp_path: Path) -> None:
    """A folder is searched for collections as well."""
    assert told(run("validate", tmp_path)) == told(run("validate", mixed))


def test_a_faultless_collection_is_valid(tmp_path: Path) -> None:
    """Without a finding the exit code is 0."""
    path = tmp_path / "all.readout.jsonl"
    path.write_bytes(b"".join(map(record, range(3))).removesuffix(b"\n"))
    assert run("validate", path).exit_code == 0


def test_the_limit_holds_for_a_record(tmp_path: Path) -> None:
    """A record over the limit is a finding at its line, and the next one is judged."""
    path = tmp_path / "all.readout.jsonl"
    path.write_bytes(record(1) + b" " * 1001 + b"\n" + record(3, colour="red"))
    assert told(run("validate", "--max-bytes", "1000", path)) == [(2, "W901"), (3, "S002")]


@pytest.mark.parametrize("lines", [b"\n", b"\n\n", record(1) + b"\n\n"])
def test_an_archive_that_is_cut_off_among_empty_lines_is_told(tmp_path: Path, lines: bytes) -> None:
    """Damage behind an empty line is told as any other (W906)."""
    path = tmp_path / "all.readout.jsonl.gz"
    path.write_bytes(gzip.compress(lines)[:-3])
    assert [code for _line, code in told(run("validate", path))] == ["W906"]


def test_a_cut_off_archive_is_told(tmp_path: Path) -> None:
    """Records before the damage are judged; the damage is a finding (W906)."""
    whole = gzip.compress(record(1) + record(2, colour="red") + b"".join(map(record, range(3, 5000))))
    path = tmp_path / "all.readout.jsonl.gz"
    path.write_bytes(whole[:-20])
    found = told(run("validate", path))
    assert found[0] == (2, "S002")
    assert found[-1][1] == "W906"
    path.write_bytes(b"no gzip at all")
    assert told(run("validate", path)) == [(1, "W906")]


def test_an_archive_that_expands_too_far_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bomb is left as soon as it shows itself (W907)."""
    monkeypatch.setattr(json_lines, "FREE", 1 << 20)
    path = tmp_path / "all.readout.jsonl.gz"
    path.write_bytes(gzip.compress(b" " * (8 << 20)))
    assert told(run("validate", path)) == [(1, "W907")]


def test_there_and_back(tmp_path: Path) -> None:
    """A collection becomes a folder of files named by record id, and the folder the same collection."""
    path, folder, back = tmp_path / "all.readout.jsonl", tmp_path / "folder", tmp_path / "back.readout.jsonl.gz"
    path.write_bytes(b"".join(record(number) for number in (1, 2, 3)))
    assert run("convert", path, "--to", "xml", "-o", folder).exit_code == 0
    assert sorted(file.name for file in folder.iterdir()) == [f"r-{number}.readout.xml" for number in (1, 2, 3)]
    assert run("convert", folder, "--to", "jsonl", "-o", back).exit_code == 0
    written = [converters.read(line, "json") for line in gzip.decompress(back.read_bytes()).splitlines()]
    assert written == [converters.read(line, "json") for line in path.read_bytes().splitlines()]
    before = back.read_bytes()
    assert run("convert", folder, "--to", "jsonl", "-o", back).exit_code == 0
    assert back.read_bytes() == before


def test_an_invalid_record_is_told_and_the_others_are_written(mixed: Path, tmp_path: Path) -> None:
    """Only valid records are converted; the exit code is 1."""
    folder = tmp_path / "folder"
    result = run("convert", mixed, "--to", "json", "-o", folder)
    assert told(result) == [(2, "W003"), (4, "S001"), (6, "S002")]
    assert result.exit_code == 1
    assert sorted(file.name for file in folder.iterdir()) == ["r-1.readout.json", "r-3.readout.json"]


def test_an_id_that_is_there_twice_is_told(tmp_path: Path) -> None:
    """No record is written over another (C003)."""
    path, folder = tmp_path / "all.readout.jsonl", tmp_path / "folder"
    path.write_bytes(record(1) + record(1, level="core"))
    result = run("convert", path, "--to", "json", "-o", folder)
    assert (told(result)[0][1], result.exit_code) == ("C003", 1)
    assert "level" not in converters.read((folder / "r-1.readout.json").read_bytes(), "json")


def test_an_id_that_is_an_address_is_a_file_name(tmp_path: Path) -> None:
    """Characters that a file name cannot hold are escaped: no record is written outside the folder."""
    path, folder = tmp_path / "all.readout.jsonl", tmp_path / "folder"
    path.write_bytes(record(1, id="https://example.org/../r"))
    assert run("convert", path, "--to", "json", "-o", folder).exit_code == 0
    assert [file.name for file in folder.iterdir()] == ["https%3A%2F%2Fexample.org%2F..%2Fr.readout.json"]


def test_many_need_a_place(mixed: Path) -> None:
    """Without -o there is nowhere to put a folder: that is wrong usage."""
    assert run("convert", mixed, "--to", "json").exit_code == 2


def test_a_collection_is_read_as_a_stream(tmp_path: Path) -> None:
    """The memory that reading takes does not grow with the number of records."""

    def peak(count: int) -> int:
        path = tmp_path / f"{count}.readout.jsonl"
        path.write_bytes(record(1, blocks=[{"id": "p", "content": "word " * 1000}]) * count)
        tracemalloc.start()
        for _ in json_lines.read_records(str(path)):
            pass
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(1)
    assert peak(1000) < 2 * peak(100)


def test_every_line_end_is_taken(tmp_path: Path) -> None:
    """CRLF, empty lines and a missing last line end change nothing but the numbers of lines."""
    path = tmp_path / "all.readout.jsonl"
    path.write_bytes(b"{}\r\n\n  \n{}")
    assert [found.line for found in json_lines.read_records(str(path))] == [1, 4]


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    """A collection that is not there is a fault of the run."""
    assert run("validate", tmp_path / "none.readout.jsonl").exit_code == 2


def pack(data: bytes) -> bytes:
    """Compress bytes, always in the same way."""
    return gzip.compress(data, mtime=0)


EMPTY = [
    ("jsonl", b"", "W001"),
    ("jsonl", b"\n \t\r\n\n", "W001"),
    ("jsonl.gz", b"", "W906"),
    ("jsonl.gz", pack(b""), "W001"),
    ("jsonl.gz", pack(b"\n\n") + pack(b" \n"), "W001"),
    ("jsonl.gz", b"\0" * 100, "W906"),
    ("jsonl.gz", record(1), "W906"),
    ("jsonl", pack(record(1) * 3), "W906"),
    ("jsonl", pack(b""), "W906"),
]


@pytest.mark.parametrize(("ending", "data", "code"), EMPTY)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_collection_without_a_record_is_an_error(
    tmp_path: Path, ending: str, data: bytes, code: str, jobs: int
) -> None:
    """No collection is valid because nothing was read from it: it has one finding, from wherever it is read."""
    path = tmp_path / f"all.readout.{ending}"
    path.write_bytes(data)
    for result in (
        run("validate", "--jobs", jobs, path),
        run("validate", "--jobs", jobs, tmp_path),
        CliRunner().invoke(main, ["validate", "--stdin-filename", path.name, "-"], input=data),
    ):
        assert (told(result), result.exit_code) == ([(1, code)], 1)
        assert "1 error, 0 warnings in 1 document." in result.output


@pytest.mark.parametrize(("ending", "data", "code"), EMPTY)
def test_nothing_is_converted_of_a_collection_without_a_record(
    tmp_path: Path, ending: str, data: bytes, code: str
) -> None:
    """A conversion that writes nothing ends with an error."""
    path = tmp_path / f"all.readout.{ending}"
    path.write_bytes(data)
    for target in (("xml", tmp_path / "made"), ("jsonl", tmp_path / "made.jsonl")):
        result = run("convert", path, "--to", target[0], "-o", target[1])
        assert (told(result), result.exit_code) == ([(1, code)], 1)
    assert list((tmp_path / "made").iterdir()) == []
    assert (tmp_path / "made.jsonl").read_bytes() == b""


def test_what_comes_after_the_end_of_gzip_is_told(tmp_path: Path) -> None:
    """Zeros fill a block and are no content; anything else after the last member is damage (W906)."""
    path = tmp_path / "all.readout.jsonl.gz"
    path.write_bytes(gzip.compress(record(1)) + b"\0" * 100)
    assert run("validate", path).exit_code == 0
    path.write_bytes(gzip.compress(record(1)) + b"more")
    assert told(run("validate", path)) == [(2, "W906")]


def test_the_message_says_what_is_wrong_with_the_name(tmp_path: Path) -> None:
    """A compressed file that is called .jsonl is told to be renamed."""
    path = tmp_path / "all.readout.jsonl"
    path.write_bytes(gzip.compress(record(1)))
    assert "its name does not end in .gz" in run("validate", path).output
    assert "rename it so that it ends in .readout.jsonl.gz" in run("validate", path).output
