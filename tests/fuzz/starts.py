"""Readouts without errors to begin with, and damage that no fix can undo."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from generate import documents
from slips import Node, properties

from meeting_readout.validator.engine import check
from meeting_readout.validator.families import LEVELS

ROOT = Path(__file__).parents[2]
LARGEST = 12_000
BODIES = ("The Ferry Board", "The council of Lindow Quay", "Ada Nur", "Zoë Küng", "The “Harbour” Committee")
ACTS = ("approved", "discussed", "didn’t adopt", "heard of")
THINGS = ("the winter timetable", "the plan", "the plan for the winter timetable", "a report on “ice”")
VALUES = (None, True, -1, "", " ", "a", "2024-02-30", "\u202e", [], {}, [[]], {"a": {}})


class Start(NamedTuple):
    """A readout without errors, and the strictest level at which it has none."""

    data: Node
    level: str


def starts(random: Random) -> Iterator[Start]:
    """Yield readouts without errors, without end."""
    paths = [*ROOT.glob("examples/*/*.readout.json"), *ROOT.glob("tests/suite/valid/*.readout.json")]
    found = [json.loads(path.read_bytes()) for path in sorted(paths) if path.stat().st_size <= LARGEST]
    known = [start for data in found if (start := _find_level(data))]
    while True:
        kind = random.random()
        if kind < 0.4:
            start = _find_level(make_text(random))
        elif kind < 0.6:
            (data,) = documents(random.randrange(2**32), 1, nodes=60, core=True)
            start = _find_level(data)
        else:
            start = random.choice(known)
        if start:
            yield start


def damage_data(data: Node, random: Random) -> None:
    """Do something to the data that no fix can undo: another value, a property less, one that is unknown."""
    places = [place for place in properties(data) if len(place.path) > 1] or list(properties(data))
    path, holder, _prop = random.choice(places)
    name = str(path[-1])
    how = random.randrange(4)
    if how == 0:
        holder[name] = random.choice(VALUES)
    elif how == 1:
        del holder[name]
    elif how == 2:
        holder[random.choice(["foo", "x-note", f"{name}{name}", f"{name}-2"])] = random.choice(["a", {"b": 1}, [1]])
    else:
        holder[f"{name}s"] = holder[name]


def damage_bytes(written: bytes, random: Random) -> bytes:
    """Do something to the bytes: a line twice, a piece less, another byte."""
    lines = written.split(b"\n")
    at, start = random.randrange(len(lines)), random.randrange(len(written))
    how = random.randrange(3)
    if how == 0:
        return b"\n".join([*lines[: at + 1], *lines[at:]])
    piece = b"" if how == 1 else bytes([random.randrange(256)])
    return written[:start] + piece + written[start + random.randint(0, 3) :]


def make_text(random: Random) -> Node:
    """Make a readout whose items quote sentences of a text; some sentences and words are there more than once."""
    blocks, items = list[Node](), list[Node]()
    for number in range(random.randint(1, 3)):
        content = ""
        for _ in range(random.randint(1, 4)):
            body = random.choice(BODIES)
            sentence = f"{body} {random.choice(ACTS)} {random.choice(THINGS)}."
            anchor = {"block": f"p{number}", "exact": sentence, "occurrence": content.count(sentence) + 1}
            content += f"{sentence} "
            items.append({"id": f"d{len(items)}", "by": [{"name": body}], "anchors": [anchor]})
        blocks.append({"id": f"p{number}", "content": content.strip()})
    contents = {block["id"]: block["content"] for block in blocks}
    for index, item in enumerate(items):
        (anchor,) = item["anchors"]
        if contents[anchor["block"]].count(anchor["exact"]) == 1:
            del anchor["occurrence"]
        if index and random.random() < 0.3:
            whole = items[index - 1]
            item["partOf"] = whole["id"]
            if "by" in whole and item["by"] == whole["by"]:
                del item["by"]
        if random.random() < 0.3:
            item["topics"] = [{"text": anchor["exact"].split()[-1].strip(".”")}]
        if random.random() < 0.3:
            item["label"] = f"No. {index}"
    release = {"title": "The council met", "language": "en"}
    return {"specVersion": "1.0", "id": "t", "release": release, "blocks": blocks, "statements": items}


def _find_level(data: Node) -> Start | None:
    written = json.dumps(data).encode()
    for level in reversed(LEVELS):
        verdict = check(written, "json", level=level)
        if verdict.valid:
            return None if any(finding.edits for finding in verdict.findings) else Start(data, level)
    return None
