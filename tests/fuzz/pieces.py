"""Spoilt bytes, read in pieces and in one pass: `python tests/fuzz/pieces.py [SECONDS [SEED [FORMS]]]`.

Large files are read in pieces, and only their faulty items are traced and explained. Here every file is large, and its
pieces are small. Data, places, faults and findings with their edits must be those of one pass. Failures are kept in a
folder, and the exit code is 1.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from time import monotonic

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
sys.path.insert(0, str(Path(__file__).parent))

from bytes import seeds, spoilt
from in_pieces import differs

from meeting_readout.validator.families import LEVELS


def main(seconds: float = 120, seed: int = 0, forms: str = "json,xml,yaml") -> int:
    """Check spoilt documents for that long; give 1 where one was not the same both ways."""
    chance, counts = Random(seed), Counter[str]()
    known = {form: list(filter(None, documents)) for form, documents in seeds().items()}
    kept = Path(tempfile.mkdtemp(prefix="readout-pieces-"))
    until = monotonic() + seconds
    while monotonic() < until:
        form = chance.choice(forms.split(","))
        data = chance.choice(known[form])
        for _ in range(chance.choice((0, 1, 1, 1, 2))):
            data = spoilt(chance, data, known[form])
        reason = differs(data, form, chance.choice(LEVELS), chance)
        counts[f"{form} failed" if reason else form] += 1
        if reason:
            path = kept / f"{counts.total()}.readout.{form}"
            path.write_bytes(data)
            print(f"{reason}: {path}", flush=True)
    failed = any("failed" in name for name in counts)
    print(dict(counts))
    if not failed:
        kept.rmdir()
    return failed


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(float((given or ["120"])[0]), int((given[1:] or ["0"])[0]), (given[2:] or ["json,xml,yaml"])[0]))
