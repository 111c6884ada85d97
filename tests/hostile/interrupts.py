"""The command interrupted several times at random moments: it exits with 130 at once, and leaves nothing behind.

`python tests/hostile/interrupts.py 500` does it 500 times; the tests do it a few times. Linux only: it reads
`/proc`.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

RUNS = {
    "validate": ("validate", "--jobs", "1", "."),
    "validate, two processes": ("validate", "--jobs", "2", "."),
    "validate to a file, two processes": ("validate", "--jobs", "2", "--format", "json:report", "."),
    "fix": ("fix", "documents"),
    "fmt": ("fmt", "documents"),
    "convert": ("convert", "documents/00.readout.json", "--to", "xml", "-o", "00.readout.xml"),
    "convert to a collection": ("convert", "documents", "--to", "jsonl", "-o", "all.readout.jsonl"),
    "convert from a collection": ("convert", "many.readout.jsonl", "--to", "xml", "-o", "out"),
    "coverage": ("coverage", "documents"),
}
"""Runs of every verb that reads documents."""
LIMIT = 2.0
"""Seconds after the last interrupt in which a run must have ended."""
READY = 1 << (signal.SIGTERM - 1)
"""The bit of a signal that the command handles, in the masks of the system: Python alone does not handle it."""

Tree = dict[str, bytes]


class Undisturbed(NamedTuple):
    """A run without interrupts: its exit code, what it prints, the tree after it, its seconds after the handlers."""

    code: int
    said: tuple[bytes, bytes]
    tree: Tree
    seconds: float


def make_record(number: int, blocks: int) -> dict[str, object]:
    """Return a readout."""
    words = f"The Lake Council met. {number} " * 20
    return {
        "specVersion": "1.0",
        "id": f"r{number}",
        "release": {"title": "The Lake Council met.", "language": "en"},
        "blocks": [{"id": f"p{n}", "content": words.strip()} for n in range(1, blocks)],
    }


def make_tree(folder: Path, documents: int) -> Tree:
    """Write the files anew: documents that `fix` and `fmt` change, and a collection; return them."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "documents").mkdir(parents=True)
    for number in range(documents):
        data = b"\xef\xbb\xbf" + json.dumps(make_record(number, 20)).encode()
        (folder / f"documents/{number:02}.readout.json").write_bytes(data)
    lines = (json.dumps(make_record(number, 4)).encode() + b"\n" for number in range(documents * 5))
    (folder / "many.readout.jsonl").write_bytes(b"".join(lines))
    for name in ("00.readout.xml", "all.readout.jsonl", "report"):
        (folder / name).write_bytes(b"")
    return read_tree(folder)


def read_tree(folder: Path) -> Tree:
    """Return all files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def start(folder: Path, name: str, messages: Path) -> "subprocess.Popen[bytes]":
    """Start a run in a group of its own, and wait until it handles signals: before that, Python does."""
    with (messages / "out").open("wb") as out, (messages / "err").open("wb") as err:
        process = subprocess.Popen(
            [sys.executable, "-m", "meeting_readout", *RUNS[name]],
            cwd=folder,
            stdout=out,
            stderr=err,
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - it takes no lock
        )
    status = Path(f"/proc/{process.pid}/status")
    while process.poll() is None and not int(status.read_text().partition("SigCgt:")[2].split()[0], 16) & READY:
        sleep(0.0005)
    return process


def run_undisturbed(folder: Path, documents: int, name: str, messages: Path) -> Undisturbed:
    """Do a run to its end."""
    make_tree(folder, documents)
    process = start(folder, name, messages)
    begin = monotonic()
    code = process.wait(60)
    seconds = monotonic() - begin
    return Undisturbed(code, read_messages(messages), read_tree(folder), seconds)


def read_messages(messages: Path) -> tuple[bytes, bytes]:
    """Return what a run has printed."""
    return (messages / "out").read_bytes(), (messages / "err").read_bytes()


def find_processes(group: int) -> list[str]:
    """Return the processes of a group that have not ended."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if int(fields[2]) == group and fields[0] not in "ZX":
            found.append(path.parent.name)
    return found


def interrupt(process: "subprocess.Popen[bytes]", moments: list[float], group: bool) -> tuple[int, float]:
    """Send interrupts, each some seconds after the one before; return how many arrived, and the time of the last."""
    arrived = 0
    for seconds in moments:
        sleep(seconds)
        if process.poll() is not None:
            break
        (os.killpg if group else os.kill)(process.pid, signal.SIGINT)
        arrived += 1
    return arrived, monotonic()


def check_interrupts(
    place: Path, count: int, seed: int, documents: int = 80, kinds: tuple[str, ...] = tuple(RUNS)
) -> Counter[str]:
    """Interrupt that many runs; return how many were interrupted and how many had ended before, and the longest wait.

    Any other exit code, message, process or file than expected is an `AssertionError`.
    """
    folder, messages = place / "tree", place / "messages"
    messages.mkdir()
    chance, found = random.Random(seed), Counter[str]()
    undisturbed = {name: run_undisturbed(folder, documents, name, messages) for name in kinds}
    for round_ in range(count):
        name = kinds[round_ % len(kinds)]
        before, expected = make_tree(folder, documents), undisturbed[name]
        process = start(folder, name, messages)
        begin = monotonic()
        moments = [chance.uniform(0, expected.seconds * 0.7)]
        moments += [
            chance.choice((0, 0.0001, 0.001, 0.01, 0.05)) * chance.random() for _ in range(chance.randint(1, 4))
        ]
        arrived, last = interrupt(process, moments, group=chance.random() < 0.5)
        what = f"{name}: {arrived} interrupts at {moments}"
        try:
            process.wait(max(0.0, last + LIMIT - monotonic()))
            while find_processes(process.pid):
                assert monotonic() < last + LIMIT, f"{what}: a process is left"
                sleep(0.005)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"{what}: it hangs") from None
        finally:
            if process.poll() is None or find_processes(process.pid):
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        found["milliseconds"] = max(found["milliseconds"], round((monotonic() - last) * 1000))
        out, err = read_messages(messages)
        now = read_tree(folder)
        if process.returncode == 130:
            found["interrupted"] += 1
            found["interrupts"] += arrived
            assert err.endswith(b"interrupted\n"), f"{what}: {err!r}"
            assert expected.said[1].startswith(err.removesuffix(b"interrupted\n")), f"{what}: {err!r}"
            assert expected.said[0].startswith(out), f"{what}: {out[-200:]!r}"
        else:
            found["ended before"] += 1
            seconds = min(expected.seconds, monotonic() - begin) * 0.8  # the machine is less busy now
            undisturbed[name] = expected._replace(seconds=seconds)
            assert (process.returncode, (out, err), now) == (expected.code, expected.said, expected.tree), (
                f"{what}: {err!r}"
            )
        for path in now.keys() | before.keys():
            assert now.get(path) in (before.get(path), expected.tree.get(path)), f"{what}: {path}"
        assert {path.name for path in place.iterdir()} <= {"tree", "messages"}, what
        found["in the midst"] += now not in (before, expected.tree)
    return found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(dict(check_interrupts(Path(place), int((sys.argv[1:] or ["500"])[0]), seed=1)))
