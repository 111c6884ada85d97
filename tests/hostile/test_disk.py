"""Faults of the disk and odd files: what is written is whole or not there, and each fault is a sentence."""

import ctypes
import errno
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest
from command import MINIMAL, reset_signals, run
from kills import killed
from odd import odd

from meeting_readout.files import io
from meeting_readout.files.io import Unwritable, write_file

GOOD = MINIMAL.read_bytes()
LOOSE = json.dumps(json.loads(GOOD), indent=7).encode()
XML = Path("b.readout.xml")
WRITERS = [("fmt", "a.readout.json"), ("convert", "a.readout.json", "--to", "xml", "-o", "b.readout.xml")]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files of POSIX systems")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one file that is not in the canonical layout, and an older one in XML; it is the current one."""
    (tmp_path / "a.readout.json").write_bytes(LOOSE)
    (tmp_path / XML).write_bytes(b"<old/>")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def process(
    *words: str, before: Callable[[], object] | None = None, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "meeting_readout", *words],
        input=given,
        capture_output=True,
        timeout=20,
        check=False,
        preexec_fn=before,
    )


def ordinary() -> None:
    """Take from root what lets it pass over permissions: its files are then as closed to it as to anybody."""
    if os.getuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            if libc.prctl(24, capability, 0, 0, 0):  # PR_CAPBSET_DROP
                os._exit(99)


def unchanged(folder: Path) -> None:
    """Assert that the two files are as they were, and that there is no other."""
    found = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert found == {"a.readout.json": LOOSE, str(XML): b"<old/>"}


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """After kill -9 every file is the old or the new one, and nothing else looks like a readout."""
    place = tmp_path / "tree"
    place.mkdir()
    found = killed(place, 5, seed=7)
    assert found["old"] > 0


@pytest.mark.parametrize("words", WRITERS, ids=lambda words: words[0])
@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_a_fault_at_any_step(
    folder: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], fault: int, step: str
) -> None:
    """Where writing fails at any step, the old file stays, no temporary one is left, and the exit code is 2."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    result = run(*words)
    monkeypatch.undo()
    assert result.code == 2
    assert f"cannot be written: {os.strerror(fault).lower()}." in result.err
    unchanged(folder)


def test_an_interrupted_writing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while a file is written leaves the old one, and no temporary one."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file("a.readout.json", GOOD)
    unchanged(folder)


@pytest.mark.parametrize("words", WRITERS, ids=lambda words: words[0])
def test_no_room(folder: Path, words: tuple[str, ...]) -> None:
    """Where the system gives a file no room, the old one stays whole."""
    done = process(*words, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64)))
    assert (done.returncode, b"cannot be written: file too large." in done.stderr) == (2, True)
    unchanged(folder)


@pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="only root can mount a small disk")
def test_a_full_disk(folder: Path) -> None:
    """On a full disk the old file stays whole."""
    place = folder / "small"
    place.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", place], capture_output=True, check=False
    ).returncode:
        pytest.skip("this system lets nobody mount a disk")
    try:
        (place / "a.readout.json").write_bytes(LOOSE)
        (place / "filler").write_bytes(b"x" * 4096)
        done = process("fmt", "small/a.readout.json")
        assert (done.returncode, b"cannot be written: no space left on device." in done.stderr) == (2, True)
        assert (place / "a.readout.json").read_bytes() == LOOSE
        assert {path.name for path in place.iterdir()} == {"a.readout.json", "filler"}
    finally:
        subprocess.run(["umount", place], check=True)


@pytest.mark.parametrize("words", WRITERS, ids=lambda words: words[0])
@pytest.mark.parametrize("closed", ["file", "folder"])
def test_what_may_not_be_written(folder: Path, words: tuple[str, ...], closed: str) -> None:
    """A file that is read-only, or stands in such a folder, stays as it is, with a sentence and exit code 2."""
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555 if closed == "folder" else 0o755)
    try:
        done = process(*words, before=ordinary)
    finally:
        folder.chmod(0o755)
    if done.returncode == 99:
        pytest.skip("root keeps its rights here")
    assert (done.returncode, b"cannot be written: permission denied." in done.stderr) == (2, True)
    unchanged(folder)


def test_what_may_not_be_read(folder: Path) -> None:
    """A file that nobody may read is told (E002), the others are judged, and the exit code is 3."""
    (folder / XML).write_bytes(GOOD.replace(b"<", b""))
    (folder / XML).rename("c.readout.json")
    Path("a.readout.json").chmod(0)
    done = process("validate", "--format", "concise", ".", before=ordinary)
    if done.returncode == 99:
        pytest.skip("root keeps its rights here")
    assert done.returncode == 3
    assert done.stdout.startswith(b"a.readout.json:1:1: error E002: ")


def test_permissions_stay(folder: Path) -> None:
    """A file that is written keeps the permissions that it had."""
    Path("a.readout.json").chmod(0o640)
    assert run("fmt", "a.readout.json").code == 0
    assert (Path("a.readout.json").stat().st_mode & 0o777, Path("a.readout.json").read_bytes()) == (0o640, GOOD)


@pytest.mark.parametrize("kind", ["pipe", "link", "loop", "socket", "folder"])
@pytest.mark.parametrize("to", ["xml", "jsonl"])
def test_what_is_no_file_is_not_written(folder: Path, kind: str, to: str) -> None:
    """A pipe, link, socket or folder in the place of the output stays what it is."""
    odd(kind, "odd", "a.readout.json")
    before = os.lstat("odd")
    result = run("convert", "a.readout.json" if to == "xml" else ".", "--to", to, "-o", "odd")
    assert (result.code, "odd cannot be written: it is " in result.err) == (2, True)
    assert os.lstat("odd").st_ino == before.st_ino


def test_a_device_is_not_replaced() -> None:
    """Renaming would put a file in the place of a device, were it not looked at first."""
    with pytest.raises(Unwritable, match="not a regular file"):
        io.find_permissions(Path(os.devnull))


@pytest.mark.parametrize("verb", ["validate", "fmt", "fix"])
@pytest.mark.parametrize("kind", ["pipe", "loop", "socket"])
def test_what_is_no_file_is_not_read(kind: str, verb: str) -> None:
    """Named by hand, it is told (E002), and the other file is judged; nobody waits for it."""
    odd(kind, "odd.readout.json")
    result = run(verb, "odd.readout.json", "a.readout.json")
    assert result.code == 3
    assert "E002" in result.out + result.err


@pytest.mark.parametrize("format_", ["text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown"])
def test_a_name_that_is_no_text(folder: Path, format_: str) -> None:
    """A file whose name is not UTF-8 is judged, and reported in UTF-8."""
    (folder / os.fsdecode(b"z\xff.readout.json")).write_bytes(b"{")
    done = process("validate", "--format", format_, ".")
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode().count("W003") >= 1


def test_a_place_that_is_gone() -> None:
    """An output in a folder that is not there is told, with exit code 2."""
    result = run("convert", "a.readout.json", "--to", "xml", "-o", "gone/b.readout.xml")
    assert (result.code, result.err) == (2, "gone/b.readout.xml cannot be written: no such file or directory.\n")


@pytest.mark.parametrize(
    "words",
    [
        ("validate", "."),
        ("validate", "--jobs", "2", "--format", "json", "."),
        ("coverage", "."),
        ("rules",),
        ("schema",),
        ("convert", "a.readout.json", "--to", "xml"),
    ],
)
def test_a_closed_pipe_is_quiet(folder: Path, words: tuple[str, ...]) -> None:
    """Where nobody reads what is printed, the command ends without a word, and with no code of ours."""
    for number in range(300):
        Path(f"{number}.readout.json").write_bytes(b"{}")
    done = subprocess.run(
        f"{sys.executable} -m meeting_readout {' '.join(words)} | true; exit ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == b""
    assert done.returncode in (0, 1)


def test_what_nobody_may_look_at(folder: Path) -> None:
    """A file in a folder that is closed to us cannot be read (E002): nobody can say that it is not there."""
    (folder / "closed").mkdir(mode=0)
    done = process("validate", "--format", "concise", "closed/b.readout.json", before=ordinary)
    if done.returncode == 99:
        pytest.skip("root keeps its rights here")
    assert (done.returncode, b"E002: the file cannot be read: permission denied." in done.stdout) == (3, True)


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
def test_signals(folder: Path, sent: signal.Signals, code: int) -> None:
    """Ctrl-C ends a run with 130 and a word, SIGTERM as the system ends it; there is no traceback."""
    done = subprocess.Popen(
        [sys.executable, "-m", "meeting_readout", "validate", "-v", "-", "a.readout.json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=reset_signals,  # noqa: PLW1509 - it takes no lock
    )
    until = monotonic() + 5
    while monotonic() < until and "pipe" not in where(done.pid):
        sleep(0.05)
    done.send_signal(sent)
    _, said = done.communicate(timeout=10)
    assert done.returncode == code
    assert said == (b"interrupted\n" if sent == signal.SIGINT else b"")


def where(pid: int) -> str:
    """Say where a process waits; where the system does not tell, that it has had two seconds."""
    try:
        return Path(f"/proc/{pid}/wchan").read_text(encoding="ascii")
    except OSError:
        sleep(2)
        return "pipe"
