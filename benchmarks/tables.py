"""Turn collections into tables: records a second, peak memory, cost for ten times as many records; DuckDB beside it.

python benchmarks/tables.py [--records 10000 100000] [--to parquet] [--jobs 2] [--folder DIR] [--beside]

Each run is a command of its own, from the JSON Lines on the disk to tables, with validation, in so many processes and
the one that writes. With `--beside`, DuckDB's own reader of JSON reads the same file, and infers a schema of its own
from it. The peaks are the kernel's figures for each process.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from collection import make, watched

BESIDE = """
import duckdb, sys
settings = {"memory_limit": "4GB", "threads": "2", "temp_directory": sys.argv[2]}
connection = duckdb.connect(config=settings)
connection.execute("SET enable_progress_bar = false")
connection.execute(
    "COPY (SELECT * FROM read_json(?, format='newline_delimited', maximum_object_size=67108864)) "
    f"TO '{sys.argv[2]}/beside.parquet' (COMPRESSION zstd)",
    [sys.argv[1]],
)
"""
"""What DuckDB does by itself: one table with nested columns, whatever the types in them."""


def main() -> None:
    """Make the collections, turn each into tables, and print a line for each."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--records", type=int, nargs="+", default=[10_000, 100_000])
    options.add_argument("--to", default="parquet", choices=("csv", "duckdb", "parquet", "sqlite"))
    options.add_argument("--jobs", default="1")
    options.add_argument("--folder", type=Path)
    options.add_argument("--beside", action="store_true")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = asked.folder or Path(temporary)
        costs = []
        for records in asked.records:
            path = folder / f"corpus-{records}.readout.jsonl"
            if not path.exists():
                make(path, records)
            with tempfile.TemporaryDirectory(dir=folder) as out:
                command = ["-m", "meeting_readout", "export", str(path), "--to", asked.to, "-o", f"{out}/tables"]
                what = f"{records:,} records to {asked.to}, --jobs {asked.jobs}"
                costs.append(measure(what, records, path, [*command, "--jobs", asked.jobs]))
            if asked.beside:
                with tempfile.TemporaryDirectory(dir=folder) as out:
                    measure(f"{records:,} records by DuckDB alone", records, path, ["-c", BESIDE, str(path), out])
        for before, after, one, other in zip(costs, costs[1:], asked.records, asked.records[1:], strict=False):
            print(f"from {one:,} to {other:,} records: {after / before:.1f} times the processor time")


def measure(what: str, records: int, path: Path, command: list[str]) -> float:
    """Run a command, print what it cost, and return its processor time in seconds."""
    start, before = time.perf_counter(), count_processor_seconds()
    peaks: dict[int, int] = {}
    with subprocess.Popen([sys.executable, *command], stderr=subprocess.PIPE) as process:
        watch = threading.Thread(target=watched, args=(process, peaks))
        watch.start()
        if process.stderr:
            process.stderr.read()
        watch.join()
    if process.returncode:
        sys.exit(f"{what}: exit code {process.returncode}")
    seconds = time.perf_counter() - start
    spent = count_processor_seconds() - before
    print(
        f"{what} ({path.stat().st_size / 1e6:,.0f} MB): {seconds:.0f} s, {spent:.0f} s of processor time, "
        f"{records / seconds:,.0f} a second, {records / spent:,.0f} a second of processor time, "
        f"peaks {', '.join(f'{peak / 1024:.0f}' for peak in sorted(peaks.values(), reverse=True))} MiB",
        flush=True,
    )
    return spent


def count_processor_seconds() -> float:
    """Return the processor time of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
