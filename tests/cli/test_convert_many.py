"""`readout convert` of many readouts: what it counts, --update, --check, and what a killed run leaves."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest
from command import BASE, put, reset_signals, run

from meeting_readout.files.left_over import TEMPORARY, make_name
from meeting_readout.runner import taken_names


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of our own, which is the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("meeting_readout.files.left_over._CLEANED", set())
    return tmp_path


def collect(*records: dict[str, object], name: str = "all.readout.jsonl") -> Path:
    """Write a collection."""
    return put(name, b"".join(json.dumps(record).encode() + b"\n" for record in records))


def make(id_: str, **more: object) -> dict[str, object]:
    """Make a readout."""
    return BASE | {"id": id_} | more


def test_convert_counts(folder: Path) -> None:
    """How many were written and left out is the last line, on the standard error."""
    collect(make("r-1"), make("r-2", colour="red"), make("r-3"))
    found = run("convert", "all.readout.jsonl", "--to", "xml", "-o", "out")
    assert (found.code, found.out, found.err.splitlines()[-1]) == (1, "", "2 written, 1 left out.")
    again = run("convert", "all.readout.jsonl", "--to", "xml", "-o", "out")
    assert again.err.splitlines()[-1] == "0 written, 2 unchanged, 1 left out."
    back = run("convert", "out", "--to", "jsonl", "-o", "back.readout.jsonl")
    assert back == (0, "", "2 written.\n", b"")


def test_update_replaces_what_has_changed(folder: Path) -> None:
    """With --update, the file of a record that has changed is written anew, and no other is touched."""
    collect(make("r-1"), make("r-2"))
    run("convert", "all.readout.jsonl", "--to", "json", "-o", "out")
    before = {path.name: path.stat().st_ino for path in Path("out").iterdir()}
    collect(make("r-1"), make("r-2", level="core"), make("r-3"))
    refused = run("convert", "all.readout.jsonl", "--to", "json", "-o", "out")
    assert refused.code == 1
    assert "all.readout.jsonl:2:1: error C003: the folder already has a file r-2.readout.json" in refused.err
    assert "fix:  add --update if it is an earlier state of this readout" in refused.err
    found = run("convert", "all.readout.jsonl", "--to", "json", "-o", "out", "--update")
    assert (found.code, found.err) == (0, "1 written, 2 unchanged.\n")
    after = {path.name: path.stat().st_ino for path in Path("out").iterdir()}
    assert sorted(after) == ["r-1.readout.json", "r-2.readout.json", "r-3.readout.json"]
    assert after["r-1.readout.json"] == before["r-1.readout.json"]
    assert b'"level": "core"' in Path("out/r-2.readout.json").read_bytes()


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"specVersion": "1.0", "id": "another"}'])
def test_update_replaces_nothing_else(content: bytes, folder: Path) -> None:
    """A file that is not an earlier state of the record is not replaced, nor is a link."""
    collect(make("r-1"), make("r-2"))
    Path("out").mkdir()
    put("out/r-1.readout.json", content)
    put("kept.json", make("r-2", level="core"))
    Path("out/r-2.readout.json").symlink_to("../kept.json")
    found = run("convert", "all.readout.jsonl", "--to", "json", "-o", "out", "--update")
    assert (found.code, found.err.count("is not an earlier state of this readout")) == (1, 2)
    assert found.err.endswith("0 written, 2 left out.\n")
    assert Path("out/r-1.readout.json").read_bytes() == content
    assert "level" in json.loads(Path("kept.json").read_text("utf-8"))


def test_update_writes_one_of_two_records(folder: Path) -> None:
    """Of two records with one id, --update writes the first only: none replaces another."""
    collect(make("r-1"))
    run("convert", "all.readout.jsonl", "--to", "json", "-o", "out")
    collect(make("r-1", level="core"), make("r-1", level="anchored"))
    found = run("convert", "all.readout.jsonl", "--to", "json", "-o", "out", "--update")
    assert (found.code, found.err.splitlines()[-1]) == (1, "1 written, 1 left out.")
    assert json.loads(Path("out/r-1.readout.json").read_text("utf-8"))["level"] == "core"


def test_which_two_share_an_id(folder: Path) -> None:
    """C003 is at its record, and names the id and the place of the other one."""
    collect(make("r-1"), make("r-2"), make("r-1", level="core"), make("R-2"))
    found = run("convert", "all.readout.jsonl", "--to", "json", "-o", "out")
    assert 'all.readout.jsonl:3:1: error C003: the id "r-1" is also that of all.readout.jsonl:1, which' in found.err
    other = 'all.readout.jsonl:4:1: error C003: the id "R-2" differs only in capitals from "r-2", the id of'
    assert f"{other} all.readout.jsonl:2; this readout was not written." in found.err
    assert found.err.count("    record: ") == 2


@pytest.mark.parametrize("target", ["xml", "yaml", "jsonl"])
def test_check_of_a_collection(target: str, folder: Path) -> None:
    """--check takes every record there and back, writes nothing, and needs no output."""
    collect(make("r-1"), make("r-2", colour="red"), make("r-1"))
    found = run("convert", "all.readout.jsonl", "--to", target, "--check")
    assert (found.code, found.out) == (1, f"all.readout.jsonl: 2 to {target} and back without change, 1 left out.\n")
    assert list_names() == ["all.readout.jsonl"]


@pytest.mark.parametrize(
    "words",
    [
        ("all.readout.jsonl", "--to", "jsonl", "-o", "b.readout.jsonl", "--update"),
        ("all.readout.jsonl", "--to", "xml", "--check", "--update"),
        ("a.readout.json", "--to", "xml", "-o", "a.xml", "--update"),
    ],
)
def test_update_is_for_folders(words: tuple[str, ...], folder: Path) -> None:
    """Where there is no folder of files, --update is wrong usage."""
    collect(make("r-1"))
    put("a.readout.json", BASE)
    found = run("convert", *words)
    assert found.code == 2
    assert "--update is for" in found.err
    assert list_names() == ["a.readout.json", "all.readout.jsonl"]


def test_a_terminal_shows_the_progress(folder: Path) -> None:
    """On a terminal, a line on the standard error says how far a long conversion has come."""
    collect(*(make(f"r-{number}") for number in range(30)))
    program = (
        "from meeting_readout.cli import progress; progress.WAIT = progress.PAUSE = 0\n"
        "from meeting_readout.cli.main import main; main()"
    )
    reader, terminal = pty.openpty()
    command = [sys.executable, "-c", program, "convert", "all.readout.jsonl", "--to", "xml", "-o", "out"]
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=terminal, timeout=60)  # noqa: S603 - ours
    os.close(terminal)
    shown = b""
    while b"written" not in shown:
        shown += os.read(reader, 65536)
    os.close(reader)
    assert done.returncode == 0
    assert b"30 documents, " in shown
    assert shown.rstrip().endswith(b"\r\x1b[K30 written.")


def test_what_a_killed_run_left_is_removed_by_the_next(folder: Path) -> None:
    """A temporary file that nobody writes any more goes with the next run that writes to its folder."""
    collect(*(make(f"r-{number}", blocks=[{"id": "p", "content": "word " * 9}]) for number in range(20_000)))
    words = [sys.executable, "-m", "meeting_readout", "convert", "all.readout.jsonl", "--to", "jsonl"]
    process = subprocess.Popen([*words, "-o", "b.readout.jsonl"], preexec_fn=reset_signals)  # noqa: S603, PLW1509 - ours
    while not find_temporary():
        assert process.poll() is None
        sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len(find_temporary()) == 1
    collect(make("r-1"), name="c.readout.jsonl")
    assert run("convert", "c.readout.jsonl", "--to", "jsonl", "-o", "d.readout.jsonl").code == 0
    assert find_temporary() == []


def test_what_another_run_is_writing_stays(folder: Path) -> None:
    """A temporary file that is being written is locked, and is not removed; nor is a file of another name."""
    from meeting_readout.files.io import replace_file

    Path("out").mkdir()
    foreign = Path("out/.0123456789abcdef.tmp")
    foreign.touch()
    with replace_file("out/other.json") as file:
        file.write(b"{}")
        collect(make("r-1"))
        command = [sys.executable, "-m", "meeting_readout", "convert", "all.readout.jsonl", "--to", "xml", "-o", "out"]
        assert subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603 - ours
    assert list_names("out") == [foreign.name, "other.json", "r-1.readout.xml"]


def test_an_unchanged_folder_is_cleaned_too(folder: Path) -> None:
    """The next run removes what was left also where it has nothing to write."""
    collect(make("r-1"))
    run("convert", "all.readout.jsonl", "--to", "xml", "-o", "out")
    left = Path("out") / make_name()
    left.touch()
    assert TEMPORARY.fullmatch(left.name)
    subprocess.run(
        [sys.executable, "-m", "meeting_readout", "convert", "all.readout.jsonl", "--to", "xml", "-o", "out"],
        check=True,
        capture_output=True,
    )
    assert list_names("out") == ["r-1.readout.xml"]


def test_the_standard_input_has_a_name(folder: Path) -> None:
    """Where a record comes from the standard input, that is its place."""
    from meeting_readout.discovery.inputs import Input, Record, Task

    names = taken_names.TakenNames(".")
    names.take("a.xml", "a", Task(Input("-", record=Record(3, b"")), "core", "auto"))
    assert names.find_earlier("a.xml", "a") == ("twice", {"id": "a", "place": "the standard input:3"})


def find_temporary() -> list[str]:
    """Return the temporary files in the current folder."""
    return [name for name in list_names() if TEMPORARY.fullmatch(name)]


def list_names(folder: str = ".") -> list[str]:
    """Return the names in a folder, sorted."""
    return sorted(path.name for path in Path(folder).iterdir())
