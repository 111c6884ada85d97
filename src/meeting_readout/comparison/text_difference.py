"""The difference of two texts, word by word."""

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, NamedTuple

WORD = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    r"|[^\W_]+|\s+|.",
    re.DOTALL,
)
"""A word, white space, or a sign; of scripts that set no space between words, a letter."""
PAIRS = 4_000_000
"""How many pairs of words are compared; where there would be more, all that lies between is replaced as a whole."""


class Piece(NamedTuple):
    """A part of a text: words that are in both texts, in the old one only, or in the new one only."""

    kind: Literal["same", "cut", "put"]
    text: str


class Run(NamedTuple):
    """Characters that are the same in both texts: where they begin in the old and the new one, and how many."""

    old: int
    new: int
    size: int


def compare_texts(old: str, new: str) -> list[Piece]:
    """Return the pieces of two texts in their order; what is cut comes before what is put in its place."""
    pieces, old_at, new_at = list[Piece](), 0, 0
    for run in (*align_texts(old, new), Run(len(old), len(new), 0)):
        for kind, text in (
            ("cut", old[old_at : run.old]),
            ("put", new[new_at : run.new]),
            ("same", old[run.old : run.old + run.size]),
        ):
            if text:
                pieces.append(Piece(kind, text))  # type: ignore[arg-type]  # three kinds
        old_at, new_at = run.old + run.size, run.new + run.size
    return pieces


@lru_cache(maxsize=512)
def align_texts(old: str, new: str) -> tuple[Run, ...]:
    """Return the runs of words that are the same in both texts."""
    before, after = WORD.findall(old), WORD.findall(new)
    head = _count_equal(before, after)
    tail = _count_equal(before[head:][::-1], after[head:][::-1])
    inner_before, inner_after = before[head : len(before) - tail], after[head : len(after) - tail]
    runs = [Run(0, 0, len("".join(before[:head])))]
    if len(inner_before) * len(inner_after) <= PAIRS:
        old_starts, new_starts = _find_starts(before, head), _find_starts(after, head)
        matcher = SequenceMatcher(None, inner_before, inner_after)  # of very frequent words it looks at neighbours only
        for block in matcher.get_matching_blocks()[:-1]:
            shared = inner_before[block.a : block.a + block.size]
            # A space or a comma alone, between words that differ, is no reason to cut a phrase in two.
            if any(word[0].isalnum() for word in shared):
                runs.append(Run(old_starts[block.a], new_starts[block.b], len("".join(shared))))
    size = len("".join(before[len(before) - tail :]))
    runs.append(Run(len(old) - size, len(new) - size, size))
    return tuple(run for run in runs if run.size)


def measure_likeness(old: str, new: str) -> float:
    """Return how alike two texts are, from 0 to 1, by the pairs of neighbouring characters that they share."""
    before, after = _count_pairs(old), _count_pairs(new)
    shared = sum(min(count, after[pair]) for pair, count in before.items() if pair in after)
    return 2 * shared / ((sum(before.values()) + sum(after.values())) or 1)


@lru_cache(maxsize=4096)
def _count_pairs(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for at in range(len(text) - 1):
        pair = text[at : at + 2]
        counts[pair] = counts.get(pair, 0) + 1
    return counts or {text: 1}


def _count_equal(before: list[str], after: list[str]) -> int:
    count = 0
    for old, new in zip(before, after, strict=False):
        if old != new:
            break
        count += 1
    return count


def _find_starts(words: list[str], head: int) -> list[int]:
    """Return where each word after the head begins."""
    starts, at = list[int](), len("".join(words[:head]))
    for word in words[head:]:
        starts.append(at)
        at += len(word)
    return starts
