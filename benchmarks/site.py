"""The time and memory that a site of many readouts takes: `python benchmarks/site.py [--documents N]`.

The readouts are those of `corpus.py`, in one collection; `readout show` runs in a process of its own. Then every link
of the site is followed, and the dots of the two pictures are counted beside the rows of their tables.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus

sys.path.insert(0, str(Path(__file__).parents[1] / "tests/support"))
from links import count_nodes, follow_links


def main() -> None:
    """Make the readouts and the site, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name).resolve()
        with (home / "a.readout.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(readout) + "\n" for readout in corpus.documents(asked.documents))
        begun = time.perf_counter()
        command = [sys.executable, "-m", "meeting_readout", "show", "a.readout.jsonl", "-o", "site/"]
        subprocess.run(command, cwd=home, check=True)
        seconds = time.perf_counter() - begun
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        site = home / "site"
        pages = list(site.rglob("*.html"))
        size = sum(page.stat().st_size for page in pages) / 2**20
        print(f"{asked.documents:,} readouts: {seconds:.1f} s, peak {peak:.0f} MB; {len(pages):,} pages, {size:.0f} MB")
        for picture in ("timeline", "encounters"):
            print(f"{picture}: %d dots, %d rows" % count_nodes(site / f"{picture}.html"))
        broken = list(follow_links(site))
        print(f"{len(broken):,} broken links", *broken[:10], sep="\n")


if __name__ == "__main__":
    main()
