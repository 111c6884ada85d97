"""Folders on bad days: too many files, names that clash or are no text, loops, and files that others are changing."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from command import BASE, MINIMAL, run
from odd import odd

from meeting_readout.discovery.search import find_inputs
from meeting_readout.files.io import read_file, write_file
from meeting_readout.runner import batch_convert

GOOD = MINIMAL.read_bytes()
LOOSE = json.dumps(json.loads(GOOD), indent=7).encode()

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files of POSIX systems")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder; it is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def collection(*ids: str) -> None:
    """Write a collection of records with these ids."""
    lines = [json.dumps(BASE | {"id": id_}).encode() + b"\n" for id_ in ids]
    Path("all.readout.jsonl").write_bytes(b"".join(lines))


def test_many_files_take_no_more_memory() -> None:
    """Twenty times as many files take hardly more memory, and a collection of them has their order."""
    peaks = []
    for count in (100, 2000):
        place = Path(str(count))
        place.mkdir()
        for number in range(count):
            (place / f"{number:06}.readout.json").write_text(json.dumps(BASE | {"id": f"r{number:06}"}))
        words = [
            sys.executable,
            "-m",
            "meeting_readout",
            "convert",
            place,
            "--to",
            "jsonl",
            "-o",
            f"{count}.readout.jsonl",
        ]
        script = "import resource as r, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
        script += "print(r.getrusage(r.RUSAGE_CHILDREN).ru_maxrss)"
        done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, check=True, timeout=60)
        peaks.append(int(done.stdout))
        ids = [json.loads(line)["id"] for line in Path(f"{count}.readout.jsonl").read_bytes().splitlines()]
        assert ids == [f"r{number:06}" for number in range(count)]
    assert peaks[1] < 1.3 * peaks[0]


def test_names_that_differ_in_capitals() -> None:
    """Records whose files would be one on some systems are not written over each other on any (C003)."""
    collection("Lake", "lake", "hill")
    result = run("convert", "all.readout.jsonl", "--to", "xml", "-o", "out")
    assert (result.code, "C003" in result.err) == (1, True)
    assert sorted(path.name for path in Path("out").iterdir()) == ["Lake.readout.xml", "hill.readout.xml"]


def test_a_name_that_was_there_in_capitals() -> None:
    """A file that was in the folder is not written over either, whatever the capitals of its name."""
    collection("lake")
    Path("out").mkdir()
    Path("out/LAKE.readout.xml").write_bytes(b"<old/>")
    assert run("convert", "all.readout.jsonl", "--to", "xml", "-o", "out").code == 1
    assert {path.name: path.read_bytes() for path in Path("out").iterdir()} == {"LAKE.readout.xml": b"<old/>"}


def test_two_writers_at_once() -> None:
    """Where two programs write one file at once, it is that of the one or the other, whole, at every moment."""
    data = [bytes([65 + number]) * 200_000 for number in range(2)]
    script = "import sys; from meeting_readout.files.io import write_file; "
    script += "[write_file('a', sys.argv[1].encode() * 200_000) for _ in range(60)]"
    write_file("a", data[0])
    writers = [subprocess.Popen([sys.executable, "-c", script, chr(65 + number)]) for number in range(2)]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        seen.add(Path("a").read_bytes())
    assert [writer.returncode for writer in writers] == [0, 0]
    assert seen <= set(data)
    assert [str(path) for path in Path().iterdir()] == ["a"]


def test_a_file_that_shrinks_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is cut between its size and its bytes is judged by the bytes that were read."""
    Path("a.readout.json").write_bytes(GOOD)
    look = os.fstat

    def cut(handle: int) -> os.stat_result:
        status = look(handle)
        os.truncate("a.readout.json", 10)
        return status

    monkeypatch.setattr(os, "fstat", cut)
    assert read_file("a.readout.json") == GOOD[:10]


def test_a_file_that_grows_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file that grows, no more is read than one byte over the limit, whatever size it had."""
    Path("a.readout.json").write_bytes(GOOD)
    look = os.fstat

    def grow(handle: int) -> os.stat_result:
        status = look(handle)
        Path("a.readout.json").write_bytes(GOOD + b" " * 1_000_000)
        return status

    monkeypatch.setattr(os, "fstat", grow)
    assert len(read_file("a.readout.json", most=5000)) == 5001


def test_a_file_that_has_nothing_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the system that would keep its reader waiting is read as far as it goes, and nobody waits."""
    Path("a.readout.json").touch()

    class Waiting(io.BytesIO):
        def read(self, _: int | None = -1) -> Any:
            return None

    monkeypatch.setattr(os, "fdopen", lambda *_, **__: Waiting())
    assert read_file("a.readout.json") == b""


def test_a_folder_that_is_too_deep() -> None:
    """An output in more folders than a system knows is told, with exit code 2."""
    collection("r1")
    result = run("convert", "all.readout.jsonl", "--to", "xml", "-o", "x/" * 2000)
    assert (result.code, "cannot be written: " in result.err) == (2, True)
    assert [str(path) for path in Path().iterdir()] == ["all.readout.jsonl"]


def test_a_file_that_disappears() -> None:
    """A file that is gone when its turn comes is told (E002), and the others are judged."""
    for name in "abc":
        Path(f"{name}.readout.json").write_bytes(GOOD)
    from meeting_readout.runner.check import check_input

    found = []
    for given in find_inputs((".",)):
        Path("b.readout.json").unlink(missing_ok=True)
        found += [[finding.code for finding in check_input(given).verdict.findings]]
    assert found == [[], ["E002"], []]


def test_a_folder_that_disappears() -> None:
    """A folder that is gone when its turn comes is told (E002), and the search goes on."""
    for name in "abc":
        Path(name).mkdir()
        Path(f"{name}/x.readout.json").write_bytes(GOOD)
    found: list[tuple[str, str]] = []
    for given in find_inputs((".",)):
        shutil.rmtree("b", ignore_errors=True)
        found.append((given.path, given.code))
    assert found == [("a/x.readout.json", ""), ("b", "E002"), ("c/x.readout.json", "")]


def test_a_target_folder_that_disappears(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the folder of the output goes while a collection is converted, that is a sentence and exit code 2."""
    collection("a", "b")
    write = batch_convert.write_file

    def gone(path: str, data: bytes) -> None:
        shutil.rmtree("out")
        write(path, data)

    monkeypatch.setattr(batch_convert, "write_file", gone)
    result = run("convert", "all.readout.jsonl", "--to", "xml", "-o", "out")
    assert (result.code, result.err) == (2, "out cannot be written: no such file or directory.\n")


def test_folders_that_hold_themselves() -> None:
    """Links that lead back are not followed by a search: each document is judged once, and the search ends."""
    Path("a").mkdir()
    Path("a/x.readout.json").write_bytes(GOOD)
    Path("a/up").symlink_to("..")
    Path("a/here").symlink_to(".")
    Path("round").symlink_to("round")
    assert [given.path for given in find_inputs((".",))] == ["a/x.readout.json"]


def test_folders_and_names_that_are_no_text() -> None:
    """Folders and files whose names are not UTF-8 are found, judged, written and told by every verb."""
    place = Path(os.fsdecode(b"f\xff"))
    place.mkdir()
    (place / os.fsdecode(b"z\xfe.readout.json")).write_bytes(LOOSE)
    for verb in ("validate", "fix", "fmt", "coverage"):
        words = [sys.executable, "-m", "meeting_readout", verb, "."]
        done = subprocess.run(words, capture_output=True, check=False, timeout=20)
        assert b"Traceback" not in done.stderr
        assert done.returncode in (0, 1), done
        (done.stdout + done.stderr).decode()
    assert (place / os.fsdecode(b"z\xfe.readout.json")).read_bytes() == GOOD


@pytest.mark.parametrize("verb", ["validate", "fmt", "fix", "coverage"])
@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero", "/dev/tty"])
def test_a_device_is_not_read(verb: str, device: str) -> None:
    """A device that is named by hand is told (E002): one without an end would never be read to it."""
    if not os.path.lexists(device):
        pytest.skip("there is no such device here")
    result = run(verb, device)
    assert (result.code, "E002" in result.out + result.err) == (3, True)


@pytest.mark.parametrize("kind", ["pipe", "loop", "folder", "socket"])
def test_odd_files_in_a_folder(kind: str) -> None:
    """What has the name of a readout and is no file is passed by in a folder, and the rest of it is judged."""
    odd(kind, "odd.readout.json")
    Path("a.readout.json").write_bytes(GOOD)
    assert [given.path for given in find_inputs((".",))] == ["a.readout.json"]


def test_an_open_collection_is_whole_or_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """A collection that cannot be written to its end leaves nothing behind."""
    Path("a.readout.json").write_bytes(GOOD)

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run("convert", ".", "--to", "jsonl", "-o", "all.readout.jsonl")
    assert (result.code, result.err) == (2, "all.readout.jsonl cannot be written: no space left on device.\n")
    assert [str(path) for path in Path().iterdir()] == ["a.readout.json"]
