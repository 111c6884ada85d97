"""Corpora made from the reference example: seeded, varied, and valid at `anchored` to the last quotation.

Each document is a part of the example: some of its blocks with all that is anchored in them and nothing that points to
what is not there. Then its words are exchanged, the same everywhere in one document, so that no two have the same text.
"""

import copy
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from meeting_readout import converters
from meeting_readout.document.view import View
from meeting_readout.document.walk import walk
from meeting_readout.validator.rules import run
from meeting_readout.validator.schema import gate

EXAMPLE = Path(__file__).parent.parent / "examples/reference/sme-leading-group-7.readout.json"
SIZE = 15_000
"""About so many bytes a document has as JSON in the canonical layout."""
PARTS = 40
"""How many different parts of the example are made; each document is one of them in other words."""
WORD = re.compile(r"[^\W\d_]{4,}")
LISTS = ("participants", "entities", "reports", "statements", "directives", "notes")
SYLLABLES = ("ba", "den", "ki", "lo", "mar", "nes", "or", "pel", "ri", "sta", "tun", "va", "wes", "zor")


def documents(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Yield documents of about 15 KB; the same seed gives the same documents."""
    made = 0
    while made < count:
        random = Random(f"{seed} {made}")
        readout = reworded(parts(seed)[made % PARTS], random)
        readout["id"] = f"release-{made:07}"
        if valid(readout):
            yield readout
        else:  # the exchange of words made a quotation ambiguous: this one in the words of the example
            yield parts(seed)[made % PARTS] | {"id": f"release-{made:07}"}
        made += 1


@cache
def parts(seed: int) -> list[dict[str, Any]]:
    """Give valid parts of the example, each about `SIZE` bytes long."""
    example = converters.read(EXAMPLE.read_bytes(), "json") | {"level": "anchored"}
    found: list[dict[str, Any]] = []
    tried = 0
    while len(found) < PARTS:
        made = part(example, Random(f"part {seed} {tried}"))
        found += [made] if valid(made) else []
        tried += 1
    return found


def part(example: dict[str, Any], random: Random) -> dict[str, Any]:
    """Take random members out of the lists of the example, and what they leave without a hold, down to the size."""
    readout = copy.deepcopy(example)
    size = SIZE * random.uniform(0.8, 1.3)
    while len(converters.write(readout, "json")) > size:
        lists = [name for name in LISTS if len(readout.get(name, ())) > 2]
        gone = readout[random.choice(lists)]
        gone.pop(random.randrange(len(gone)))
        if len(readout["blocks"]) > 4 and random.random() < 0.15:
            readout["blocks"].pop(random.randrange(1, len(readout["blocks"])))
        mend(readout)
    return readout


def mend(readout: dict[str, Any]) -> None:
    """Take out the items that rules complain about, until none does."""
    while True:
        view = View(walk(readout))
        roots = {id(item): name for name in LISTS for item in readout.get(name, ())}
        owners = {id(node): owner for nodes in view.nodes.values() for node, owner in nodes}
        faulty = set()
        for problem in run(view, "anchored"):
            if isinstance(problem.node, dict):
                faulty.add(id(owners.get(id(problem.node))))
        blocks = {block["id"] for block in readout["blocks"]}
        for node, owner in view.nodes["anchor"]:
            if node.get("block") not in blocks:
                faulty.add(id(owner))
        lost = faulty & roots.keys()
        if not lost:
            inner(readout, faulty)
            return
        for name in LISTS:
            if name in readout:
                readout[name] = [item for item in readout[name] if id(item) not in lost]
                if not readout[name]:
                    del readout[name]


def inner(readout: dict[str, Any], faulty: set[int]) -> None:
    """Mend what is no member of a list: properties of the meeting and release that point to what is gone."""
    for name in ("meeting", "release"):
        if id(readout.get(name)) in faulty:
            for key in list(readout[name]):
                trial = {**readout, name: {k: v for k, v in readout[name].items() if k != key}}
                if key not in ("title", "language", "anchors") and gate.passes(trial) and not problems(trial):
                    readout[name] = trial[name]
                    return


def problems(readout: dict[str, Any]) -> list[Any]:
    """Give what the rules have against a document."""
    return list(run(View(walk(readout)), "anchored"))


def valid(readout: dict[str, Any]) -> bool:
    """Whether a document is valid by the schema and the rules."""
    return gate.passes(readout) and next(run(View(walk(readout)), "anchored"), None) is None


def reworded(readout: dict[str, Any], random: Random) -> dict[str, Any]:
    """Exchange a fifth of the words for invented ones, the same everywhere in the texts of the document."""
    words: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        word = match.group()
        if word not in words:
            words[word] = invented(word, random) if random.random() < 0.2 else word
        return words[word]

    def walk(value: Any, key: str) -> Any:
        if isinstance(value, dict):
            return {name: walk(member, name) for name, member in value.items()}
        if isinstance(value, list):
            return [walk(member, key) for member in value]
        return WORD.sub(other, value) if key in TEXTS and isinstance(value, str) else value

    made: dict[str, Any] = walk(readout, "")
    return made


TEXTS = {"title", "content", "exact", "name", "text", "value", "verb", "marker", "asPrinted", "post", "locator"}
"""Properties that hold words of the text, and not ids or vocabulary."""


def invented(word: str, random: Random) -> str:
    """Make up a word of about the same length, with the same first letter's case."""
    made = ""
    while len(made) < len(word):
        made += random.choice(SYLLABLES)
    return made.capitalize() if word[0].isupper() else made
