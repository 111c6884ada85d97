"""Mutants of valid XML against the XSD in libxml2: `python tests/fuzz/against_xsd.py [--mutants N] [--seed N]`.

Generated documents get one mutation of each kind (`tests/support/mutate.py`): other names of attributes and elements,
those of JSON among them, deletions, insertions, moves, name spaces, values and texts. Nothing that the XSD refuses is
accepted, and what only the toolkit refuses is in docs/xsd-limits.md. Failures are printed, and the exit code is 1.
"""

import argparse
import sys
from collections import Counter
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from second_opinion import judged, mutations


def main() -> int:
    """Ask for both opinions; give 1 where they differ as they should not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutants", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1_000)
    given = parser.parse_args()
    counts = Counter[str]()
    for seed in count(given.seed):
        for _xml, mutants in mutations(seed, 20, 80):
            for mutant in mutants:
                try:
                    counts[judged(mutant)] += 1
                except AssertionError as error:
                    counts["failures"] += 1
                    print(f"FAILURE {error}")
        if counts.total() >= given.mutants:
            break
    print(f"{counts.total()} mutants: {dict(counts)}")
    return bool(counts["failures"])


if __name__ == "__main__":
    sys.exit(main())
