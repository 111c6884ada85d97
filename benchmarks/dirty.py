"""Make a dirty archive and fix it: what is left, by code; that nothing is lost; and the time against a clean archive.

python benchmarks/dirty.py [--records 40000] [--share 0.5] [--folder DIR]

The records are those of `corpus.py`, at level `anchored`. In the share of them each has one to three kinds of dirt:
line ends, controls, blank ends, empty values, invisible characters in quotations, ids that another record has, dates
that no calendar has. Expected is what a person would have made of each record, but for ids and dates.
"""

import argparse
import copy
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from meeting_readout import validate

VARIANTS = 400
"""So many different documents are made; the dirt differs from record to record."""

LISTS = ("participants", "entities", "reports", "statements", "directives", "notes")

Dirt = Callable[[dict[str, Any], dict[str, Any], Random], None]
"""Puts dirt of a kind into a readout; of what a program cannot fix, puts the same into what is expected."""


class Record(NamedTuple):
    """A record of the archive: as it is, as it is to be, and the kinds of dirt in it."""

    dirty: dict[str, Any]
    expected: dict[str, Any]
    kinds: tuple[str, ...]


class Outcome(NamedTuple):
    """What `readout fix` left: the findings by code, the records with other content, the time of both archives."""

    left: Counter[str]
    expected: Counter[str]
    lost: list[str]
    seconds: float
    clean_seconds: float


def main() -> None:
    """Make both archives, fix them, and print what was found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, default=40_000)
    options.add_argument("--share", type=float, default=0.5)
    options.add_argument("--folder", type=Path, default=None)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        outcome = try_fix(asked.folder or Path(temporary), asked.records, asked.share)
    print(f"{asked.records:,} records, dirt in {asked.share:.0%} of them")
    print(
        f"left by readout fix: {dict(sorted(outcome.left.items()))}, expected {dict(sorted(outcome.expected.items()))}"
    )
    print(f"records with another content than expected: {len(outcome.lost)} {outcome.lost[:5]}")
    ratio = outcome.seconds / outcome.clean_seconds
    print(f"{outcome.seconds:.1f} s, the clean archive {outcome.clean_seconds:.1f} s: {ratio:.2f} times")
    sys.exit(bool(outcome.lost or outcome.left != outcome.expected))


def try_fix(folder: Path, count: int, share: float) -> Outcome:
    """Write a clean and a dirty archive, and fix both by the command in a process of its own."""
    clean, dirty = folder / "clean.readout.jsonl", folder / "dirty.readout.jsonl"
    expected, readouts = Counter[str](), make_readouts(count)
    first: dict[str, Any] = {}
    with clean.open("wb") as one, dirty.open("wb") as other:
        for record in make_records(readouts, count, share):
            one.write(format_record(_without_faults(record)))
            other.write(format_record(record.dirty))
            first = first or record.expected
            repeats = record.expected["id"] == first["id"] and record.expected != first
            expected += Counter({"M106": "wrong date" in record.kinds, "E014": repeats})
    clean_seconds, seconds = _fix(clean), _fix(dirty)
    left, lost = Counter({"E014": _count_same_ids(dirty)}), list[str]()
    with dirty.open("rb") as file:
        for number, (record, line) in enumerate(zip(make_records(readouts, count, share), file, strict=True), 1):
            left.update(finding.code for finding in validate(line, form="json").findings)
            if json.loads(line) != record.expected:
                lost.append(f"record {number}: {', '.join(record.kinds)}")
    return Outcome(left, +expected, lost, seconds, clean_seconds)


def make_readouts(count: int) -> list[dict[str, Any]]:
    """Return clean readouts, of which many records are made."""
    import corpus

    return list(corpus.documents(min(count, VARIANTS)))


def make_records(readouts: list[dict[str, Any]], count: int, share: float, seed: int = 1) -> Iterator[Record]:
    """Yield the records; the same seed gives the same."""
    for number in range(count):
        random = Random(f"{seed} {number}")
        readout = readouts[number % len(readouts)] | {"id": f"release-{number:07}"}
        dirty, expected, kinds = copy.deepcopy(readout), copy.deepcopy(readout), tuple[str, ...]()
        if random.random() < share:
            kinds = tuple(random.sample(sorted(KINDS), random.randint(1, 3)))
        for kind in sorted(kinds, key=list(KINDS).index):
            KINDS[kind](dirty, expected, random)
        yield Record(dirty, expected, kinds)


def format_record(readout: dict[str, Any]) -> bytes:
    """Write a record as a line."""
    return json.dumps(readout, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _add_line_ends(dirty: dict[str, Any], expected: dict[str, Any], _random: Random) -> None:
    """Put two lines into each block, in the archive with the line end of Windows."""
    for readout, end in ((dirty, "\r\n"), (expected, "\n")):
        for block in readout["blocks"]:
            block["content"] += end
        readout["release"]["title"] += end * (end == "\r\n")


def _add_controls(dirty: dict[str, Any], _expected: dict[str, Any], random: Random) -> None:
    """Put a NUL or the like into the words that items print, and behind the text of a block."""
    control = random.choice("\0\x01\x08\x1f")
    for block in dirty["blocks"][::2]:
        block["content"] += control
    for person in dirty.get("participants", ()):
        person["name"] = control + person["name"] if "name" in person else person.get("name")


def _add_blanks(dirty: dict[str, Any], _expected: dict[str, Any], random: Random) -> None:
    """Put blanks around titles and names."""
    for holder, key in ((dirty["release"], "title"), *((one, "name") for one in dirty.get("entities", ()))):
        if key in holder:
            holder[key] = random.choice((" {}", "{} ", "\t{}\n", "\xa0{}")).format(holder[key])


def _add_empties(dirty: dict[str, Any], _expected: dict[str, Any], random: Random) -> None:
    """Put properties in that say nothing."""
    nothing: list[Any] = ["", " ", None]
    for name in ("statements", "directives", "reports"):
        for item in dirty.get(name, ())[::2]:
            item.setdefault("topics", [] if random.random() < 0.5 else [{"text": random.choice(nothing)}])
    dirty["release"].setdefault("related", [])
    dirty.setdefault("commitments", [])


def _add_invisible(dirty: dict[str, Any], _expected: dict[str, Any], random: Random) -> None:
    """Put characters that nobody sees into quotations, between two letters."""
    for name in LISTS:
        for item in dirty.get(name, ())[:2]:
            for anchor in item.get("anchors", ())[:1]:
                exact = anchor.get("exact", "")
                if len(exact) > 3 and exact[0].isalpha() and exact[1].isalpha():
                    anchor["exact"] = exact[0] + random.choice("\u200b\xad\u2060\ufeff") + exact[1:]


def _repeat_id(dirty: dict[str, Any], expected: dict[str, Any], _random: Random) -> None:
    """Give the record the id of another."""
    dirty["id"] = expected["id"] = "release-0000000"


def _spoil_date(dirty: dict[str, Any], expected: dict[str, Any], _random: Random) -> None:
    """Date the release on a day that no calendar has."""
    for readout in (dirty, expected):
        readout["release"]["published"] = {"value": "2031-06-31"}


KINDS: dict[str, Dirt] = {
    "line ends": _add_line_ends,
    "controls": _add_controls,
    "blanks": _add_blanks,
    "empty values": _add_empties,
    "invisible characters": _add_invisible,
    "same id": _repeat_id,
    "wrong date": _spoil_date,
}
"""The kinds of dirt, in the order in which they are put in."""


def _without_faults(record: Record) -> dict[str, Any]:
    """Return the expected record without what a person must correct."""
    if "wrong date" not in record.kinds:
        return record.expected
    return record.expected | {"release": record.expected["release"] | {"published": {"value": "2031-06-30"}}}


def _fix(path: Path) -> float:
    """Fix a collection in place, by the command, and return the processor time in seconds."""
    before = os.times()
    command = [sys.executable, "-m", "meeting_readout", "fix", str(path)]
    subprocess.run(command, capture_output=True, check=False)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _count_same_ids(path: Path) -> int:
    """Count the records that have the id of another and say something else."""
    command = [
        sys.executable,
        "-m",
        "meeting_readout",
        "validate",
        "--format",
        "concise",
        "--select",
        "E014",
        str(path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.count(" warning E014: ")


if __name__ == "__main__":
    main()
