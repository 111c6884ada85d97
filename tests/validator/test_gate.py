"""The fast gate and the engine that explains: they agree on every document, valid or not."""

import json
from random import Random
from typing import Any

import pytest
from generate import documents

from meeting_readout import converters
from meeting_readout.converters.tracing import Refused
from meeting_readout.validator.schema import gate
from meeting_readout.validator.schema.errors import find_errors

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2**53, 2**70, 1.0, 1.5, 1e300),
    *("", " ", "a", "A", "a\n", "\u3000a", "a\x00", "\ud842", "other", "2021-01-21", "1.0", "true"),
    *([], [None], ["a"], [{}], {}, {"ref": "a"}, {"type": "date"}, {"type": "nothing"}, {"a": 1}),
)
"""Values of every kind, most of them wrong wherever they stand."""


@pytest.mark.parametrize("seed", range(8))
def test_the_gate_and_the_explanation_agree(seed: int) -> None:
    """What the gate refuses has something that is said against it, and what it lets through has nothing."""
    random, refused = Random(seed), 0  # noqa: S311 - nothing secret
    for data in documents(seed, 60, nodes=60):
        for _ in range(6):
            changed = json.loads(json.dumps(data))
            change(changed, random)
            passes = gate.passes(changed)
            assert passes == (not list(find_errors(changed))), json.dumps(changed)
            refused += not passes
    assert refused > 60


@pytest.mark.parametrize("seed", range(2))
def test_what_was_read_is_judged_alike(seed: int) -> None:
    """The fast reading and the careful one give data that gets the same verdict, faults of the form counted."""
    random = Random(seed)  # noqa: S311 - nothing secret
    for data in documents(seed, 60, nodes=40):
        change(data, random)
        written = json.dumps(data).encode()
        trace = converters.trace(written, "json")
        try:
            passes = gate.passes(converters.read(written, "json"))
        except Refused:
            passes = False
        assert passes == (not trace.faults and not list(find_errors(trace.data))), written


def change(data: dict[str, Any], random: Random) -> None:
    """Change one thing in a document: a value, a member more or less, an item twice."""
    holders = [data]
    for holder in holders:
        inner = holder.values() if isinstance(holder, dict) else holder
        holders += [value for value in inner if isinstance(value, dict | list)]
    holder: Any = random.choice(holders)
    keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    key = random.choice(keys)
    kind = random.randint(0, 3)
    if kind == 0:
        del holder[key]
    elif kind == 1 and isinstance(holder, dict):
        holder[random.choice([*(key for other in holders if isinstance(other, dict) for key in other), "x"])] = (
            random.choice(VALUES)
        )
    elif kind == 2 and isinstance(holder, list):
        holder.insert(key, random.choice([holder[key], random.choice(VALUES)]))
    else:
        holder[key] = random.choice(VALUES)
