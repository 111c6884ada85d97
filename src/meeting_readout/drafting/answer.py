"""The JSON object in the answer of a language model, which may stand in prose."""

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from meeting_readout.document.index import Node

MEMBERS = (
    "meeting",
    "participants",
    "entities",
    "reports",
    "statements",
    "decisions",
    "directives",
    "commitments",
)
"""What an answer can propose; all else that it says is left out."""
FENCE = re.compile(r"```[\w-]*\n(.*?)```", re.DOTALL)
TRIES = 50
"""At so many braces an object is looked for: more would take too long."""


def read_answer(answer: bytes) -> Node | None:
    """Return the members of a readout in an answer; None where there is no JSON object with any of them."""
    text = answer.decode("utf-8", errors="replace").removeprefix("\ufeff")
    best: Node | None = None
    for value in _list_objects(text):
        kept = {name: value[name] for name in MEMBERS if name in value}
        if kept and (best is None or len(kept) > len(best)):
            best = kept
        if best:
            break
    return best


def _list_objects(text: str) -> Iterator[Node]:
    """Yield the objects of a text: the whole, those between fences, then those that begin at a brace."""
    candidates = [text, *(match[1] for match in FENCE.finditer(text))]
    for candidate in candidates:
        value = _decode(candidate.strip())
        if isinstance(value, dict):
            yield value
    at = -1
    for _ in range(TRIES):
        at = text.find("{", at + 1)
        if at < 0:
            return
        value = _decode_at(text, at)
        if isinstance(value, dict):
            yield value


def _decode(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None


def _decode_at(text: str, at: int) -> Any:
    try:
        return json.JSONDecoder(parse_constant=_refuse).raw_decode(text, at)[0]
    except (ValueError, RecursionError):
        return None


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)
