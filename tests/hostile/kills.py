"""The command killed at random moments of its work: every file is the old or the new one, with its permissions.

`python tests/hostile/kills.py 200` does it 200 times over sixty files; the tests do it a few times over twelve.
"""

import json
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

GOOD = {"specVersion": "1.0", "id": "r", "release": {"title": "The Lake Council met.", "language": "en"}}
VERBS = {
    "fmt": ("fmt", "."),
    "fix": ("fix", "."),
    "convert": ("convert", "00.readout.json", "--to", "xml", "-o", "00.readout.xml"),
    "gather": ("convert", ".", "--to", "jsonl", "-o", "all.readout.jsonl"),
    "scatter": ("convert", "../many.readout.jsonl", "--to", "xml", "-o", "out"),
}
"""The runs that write: files in their places, one file over another, a tree to a collection, a collection to a tree."""

Tree = dict[str, tuple[bytes, int]]
"""All that could be taken for a readout: its name, its bytes and permissions."""


class Undisturbed(NamedTuple):
    """What a run does that nobody kills: the tree after it, its exit code, what it says, the seconds that it takes."""

    tree: Tree
    code: int
    said: bytes
    seconds: float


def old(number: int) -> bytes:
    """Give a file that is not in the canonical layout, and has a fault that is mended without a guess."""
    return b"\xef\xbb\xbf" + json.dumps(record(number)).encode()


def record(number: int) -> dict[str, object]:
    """Give a readout."""
    words = f"The Lake Council met. {number} " * 50
    return GOOD | {"id": f"r{number}", "blocks": [{"id": f"p{n}", "content": words.strip()} for n in range(1, 40)]}


def laid(folder: Path, files: int) -> Tree:
    """Write the files anew, each with permissions of its own; give what is there."""
    shutil.rmtree(folder)
    folder.mkdir()
    for number in range(files):
        path = folder / f"{number:02}.readout.json"
        path.write_bytes(old(number))
        path.chmod(0o600 + number % 8)
    for name in ("00.readout.xml", "all.readout.jsonl"):
        (folder / name).write_bytes(b"<old/>")
        (folder / name).chmod(0o640)
    lines = (json.dumps(record(number)).encode() + b"\n" for number in range(files))
    (folder.parent / "many.readout.jsonl").write_bytes(b"".join(lines))
    return seen(folder)


def seen(folder: Path) -> Tree:
    """Give what could be taken for a readout in a folder."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mode & 0o777)
        for path in folder.rglob("*")
        if ".readout." in path.name
    }


def unasked(folder: Path) -> set[str]:
    """Give the names of files that nobody asked for."""
    return {path.name for path in folder.rglob("*") if path.is_file() and ".readout." not in path.name}


def words(verb: str) -> list[str]:
    """Give the words of a run."""
    return [sys.executable, "-m", "meeting_readout", *VERBS[verb]]


def whole(folder: Path, verb: str) -> Undisturbed:
    """Do a run to its end."""
    begin = monotonic()
    done = subprocess.run(words(verb), cwd=folder, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr, done.stderr
    return Undisturbed(seen(folder), done.returncode, done.stderr, monotonic() - begin)


def killed(folder: Path, count: int, seed: int, files: int = 12) -> dict[str, int]:
    """Kill that many runs; give how many files were old and new, and how many temporary files were left.

    A file that is neither, or that nobody asked for, is an `AssertionError`, as is a next run that leaves work undone,
    or a temporary file.
    """
    chance, found = random.Random(seed), {"old": 0, "new": 0, "left": 0, "midst": 0}
    undisturbed: dict[str, Undisturbed] = {}
    for verb in VERBS:
        laid(folder, files)
        undisturbed[verb] = whole(folder, verb)
    for round_ in range(count):
        verb = tuple(VERBS)[round_ % len(VERBS)]
        before, after = laid(folder, files), undisturbed[verb].tree
        assert before != after, f"{verb} changes nothing"
        process = subprocess.Popen(words(verb), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        sleep(undisturbed[verb].seconds * chance.uniform(0.3, 1))
        process.kill()
        process.wait()
        now = seen(folder)
        for name in now.keys() | before.keys() | after.keys():
            is_, was, becomes = now.get(name), before.get(name), after.get(name)
            assert is_ in (was, becomes), f"{verb}: {name} is {is_}, and was {was} or is to be {becomes}"
            found["new" if is_ == becomes != was else "old"] += 1
        found["midst"] += now not in (before, after)
        strange = unasked(folder)
        assert all(name.startswith(".") and name.endswith(".tmp") for name in strange), strange
        found["left"] += len(strange)
        again = whole(folder, verb)
        assert (again.tree, again.code) == undisturbed[verb][:2], again.said[-2000:]
        assert unasked(folder) == set(), f"{verb} leaves what the killed run left"
    return found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place) / "tree"
        tree.mkdir()
        print(killed(tree, int((sys.argv[1:] or ["200"])[0]), seed=1, files=60))
