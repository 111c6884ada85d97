"""The trial of `readout diff`: pairs of readouts that differ by known edits, and whether what is said was done.

`python tests/support/diff_trial.py [PAIRS] [SEED]` makes so many pairs of generated readouts, each with one to six
edits in different items, compares them, and counts for each kind of edit how often exactly that was said. It prints the
numbers, and each pair of which something else was said; the exit code is 1 if there is one.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import NamedTuple

from generate import documents
from known_edits import EDITS, Edit, Node, Said, furnish

from meeting_readout.comparison.changes import compare_readouts
from meeting_readout.validator.schema import gate


class Pair(NamedTuple):
    """Two readouts and the edits that make the second of the first."""

    old: Node
    new: Node
    edits: list[Edit]


def pairs(count: int, seed: int) -> Iterator[Pair]:
    """Yield so many pairs, always the same for the same seed."""
    for number, document in enumerate(documents(seed, count, nodes=120)):
        random = Random(f"{seed}/{number}")  # noqa: S311 - no secret
        old = furnish(document, random)
        new = deepcopy(old)
        edits, touched = list[Edit](), set[str]()
        for _ in range(random.randint(1, 6)):
            edit = random.choice(EDITS)(new, random, touched)
            edits += [edit] if edit else []
        assert gate.passes(old)
        assert gate.passes(new), edits
        yield Pair(old, new, edits)


def said(pair: Pair) -> Counter[Said]:
    """Give what a comparison says of a pair."""
    found = Counter[Said]()
    for change in compare_readouts(pair.old, pair.new).changes:
        first = change.way[0]
        ids = [item.get("id", "") if isinstance(item, dict) else "" for item in (first.old, first.new)]
        path = ".".join(step.prop.name for step in change.way)
        found[change.kind, first.prop.name, *ids, path] += 1  # type: ignore[index]  # every change has a property
    return found


def missed(pair: Pair) -> tuple[list[Edit], Counter[Said]]:
    """Give the edits that were not said as they were done, and what was said besides."""
    left, wrong = said(pair), []
    for edit in pair.edits:
        told = [next((one for one in choices if left[one]), None) for choices in edit.changes]
        for one in told:
            if one:
                left[one] -= 1
        if None in told:
            wrong.append(edit)
    return wrong, +left


def main(count: int, seed: int) -> int:
    """Run the trial; give the exit code."""
    done, wrong, bad = Counter[str](), Counter[str](), 0
    for number, pair in enumerate(pairs(count, seed)):
        done.update(edit.name for edit in pair.edits)
        not_said, besides = missed(pair)
        wrong.update(edit.name for edit in not_said)
        if not_said or besides:
            bad += 1
            sys.stdout.write(f"pair {number}: not said: {not_said}; said besides: {dict(besides)}\n")
    for name, times in sorted(done.items()):
        sys.stdout.write(f"{name}: {times - wrong[name]:,} of {times:,} said as done\n")
    sys.stdout.write(f"{count - bad:,} of {count:,} pairs: all that was done was said, and nothing else\n")
    return bool(bad)


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*given, *(1000, 7)[len(given) :]))
