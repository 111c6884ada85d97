"""A dirty archive: a collection as real ones are, seeded, with slips of every kind in known records.

A record is a short release with a decision in it. Most have one slip or more: line ends of Windows, controls, blanks at
the ends, empty texts and lists, invisible characters, ids that are there twice, wrong dates, lines that are cut off.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

SUBJECTS = ("the winter timetable", "the repair of the pier", "two new lamps", "the budget of the library")
BODIES = ("The Ferry Board of Lindow Quay", "The Council of Marle", "The Reading Room Committee")
SHARE = 0.3
"""The share of records that have a slip of one kind."""

Readout = dict[str, Any]


class Written(NamedTuple):
    """A line of the archive: its bytes, the id of its record, and the slips in it."""

    data: bytes
    id: str
    slips: tuple[str, ...]


def make_records(count: int, seed: int = 12) -> Iterator[Written]:
    """Yield the lines of an archive; the same seed gives the same lines."""
    for number in range(count):
        random = Random(f"{seed} {number}")  # noqa: S311 - the same slips each time
        readout = make_readout(number, random)
        slips = tuple(name for name in SLIPS if random.random() < SHARE)
        for name in slips:
            SLIPS[name](readout, random)
        line = json.dumps(readout, ensure_ascii=False).encode()
        if random.random() < 0.01:
            slips, line = (*slips, "cut off"), line[: int(len(line) * random.uniform(0.3, 0.9))]
        yield Written(line, readout["id"], slips)


def write_archive(path: Path, count: int, seed: int = 12) -> list[Written]:
    """Write an archive and return its lines, without their bytes."""
    written = []
    with path.open("wb") as file:
        for line in make_records(count, seed):
            file.write(line.data + b"\n")
            written.append(line._replace(data=b""))
    return written


def make_readout(number: int, random: Random) -> Readout:
    """Make a record without a slip, valid at `anchored`."""
    body, subject = random.choice(BODIES), random.choice(SUBJECTS)
    said = f"{body} approved {subject} on {random.randrange(1, 29)} May 2031."
    rest = [f"Member {random.randrange(99)} thanked the staff of office {random.randrange(99)}." for _ in range(4)]
    blocks = [{"id": f"p{index}", "content": text} for index, text in enumerate([said, *rest], 1)]
    return {
        "specVersion": "1.0",
        "id": f"release-{number:06}",
        "release": {
            "title": f"{body} met",
            "language": "en",
            "published": {"value": "2031-05-30", "basis": "external"},
        },
        "blocks": blocks,
        "decisions": [
            {
                "id": "d1",
                "act": "approve",
                "by": [{"name": body}],
                "anchors": [{"block": "p1", "exact": f"approved {subject}"}],
            }
        ],
    }


def _spoil_text(readout: Readout, random: Random, spoil: Callable[[str], str]) -> None:
    block = random.choice(readout["blocks"][1:])
    block["content"] = spoil(block["content"])


def _add_line_ends(readout: Readout, random: Random) -> None:
    _spoil_text(readout, random, lambda text: text.replace(" ", "\r\n", 2))


def _add_controls(readout: Readout, random: Random) -> None:
    _spoil_text(readout, random, lambda text: text.replace(" ", random.choice("\x00\x0b\x85\x92"), 1))


def _add_blanks(readout: Readout, random: Random) -> None:
    readout["release"]["title"] = f" {readout['release']['title']}  "


def _add_empties(readout: Readout, random: Random) -> None:
    readout["directives"] = []
    readout["release"]["place"] = ""


def _add_invisible(readout: Readout, random: Random) -> None:
    exact = readout["decisions"][0]["anchors"][0]
    exact["exact"] = exact["exact"].replace(" ", " \u200b", 1)


def _repeat_id(readout: Readout, random: Random) -> None:
    if random.random() < 0.1:
        readout["id"] = f"release-{int(readout['id'][8:]) // 100 * 100:06}"


def _spoil_date(readout: Readout, random: Random) -> None:
    readout["release"]["published"]["value"] = random.choice(("20310530", "30/05/2031", "2031-05-32", " 2031-05-30"))


SLIPS: dict[str, Callable[[Readout, Random], None]] = {
    "line ends": _add_line_ends,
    "controls": _add_controls,
    "blanks": _add_blanks,
    "empties": _add_empties,
    "invisible": _add_invisible,
    "same id": _repeat_id,
    "date": _spoil_date,
}
"""What is spoilt, by name."""
