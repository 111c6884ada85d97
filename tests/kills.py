"""The command killed at random moments of its work: every file is the old or the new one.

`python tests/kills.py 200` does it 200 times; the tests do it 20 times.
"""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic, sleep

GOOD = {"specVersion": "1.0", "id": "r", "release": {"title": "The Lake Council met.", "language": "en"}}
FILES = 12


def old(number: int) -> bytes:
    """Give a file that is not in the canonical layout, and has a fault that is mended without a guess."""
    words = f"The Lake Council met. {number} " * 50
    blocks = [{"id": f"p{n}", "content": words.strip()} for n in range(1, 40)]
    return b"\xef\xbb\xbf" + json.dumps(GOOD | {"blocks": blocks}).encode()


def command(verb: str) -> list[str]:
    """Give the words of a run that writes the files of the current folder."""
    words = {"fmt": ["."], "fix": ["."], "convert": ["00.readout.json", "--to", "xml", "-o", "00.readout.xml"]}[verb]
    return [sys.executable, "-m", "meeting_readout", verb, *words]


def laid(folder: Path) -> dict[str, bytes]:
    """Write the files anew, and give their bytes."""
    for path in folder.iterdir():
        path.unlink()
    for number in range(FILES):
        (folder / f"{number:02}.readout.json").write_bytes(old(number))
    (folder / "00.readout.xml").write_bytes(b"<old/>")
    return seen(folder)


def seen(folder: Path) -> dict[str, bytes]:
    """Give the bytes of all that could be taken for a readout."""
    return {path.name: path.read_bytes() for path in folder.glob("*.readout.*")}


def killed(folder: Path, count: int, seed: int) -> dict[str, int]:
    """Kill that many runs; give how many files were old and new, and how many temporary files were left.

    A file that is neither, or that nobody asked for, is an `AssertionError`.
    """
    chance, found = random.Random(seed), {"old": 0, "new": 0, "left": 0}
    whole: dict[str, tuple[dict[str, bytes], float]] = {}
    for verb in ("fmt", "fix", "convert"):
        laid(folder)
        begin = monotonic()
        subprocess.run(command(verb), cwd=folder, capture_output=True, check=False)
        whole[verb] = seen(folder), monotonic() - begin
    for round_ in range(count):
        verb = ("fmt", "fix", "convert")[round_ % 3]
        before, (after, time) = laid(folder), whole[verb]
        assert before != after, f"{verb} changes nothing"
        process = subprocess.Popen(command(verb), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        sleep(time * chance.uniform(0.3, 1))
        process.kill()
        process.wait()
        now = seen(folder)
        assert now.keys() == before.keys(), f"{verb}: {now.keys() ^ before.keys()}"
        for name, data in now.items():
            assert data in (before[name], after[name]), f"{verb}: {name} is neither the old nor the new one"
            found["new" if data == after[name] != before[name] else "old"] += 1
        strange = {path.name for path in folder.iterdir()} - now.keys()
        assert all(name.startswith(".") and name.endswith(".tmp") for name in strange), strange
        found["left"] += len(strange)
    return found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(killed(Path(place), int((sys.argv[1:] or ["200"])[0]), seed=1))
