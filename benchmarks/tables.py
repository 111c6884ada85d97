"""Turn collections into tables: records a second, peak memory, cost for ten times as many records; DuckDB beside it.

python benchmarks/tables.py [--records 10000 100000] [--to parquet] [--folder DIR] [--beside]

Each run is a process of its own, from the JSON Lines on the disk to tables, with validation. With `--beside`, DuckDB's
own reader of JSON reads the same file, and infers a schema of its own from it.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from collection import make

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
                costs.append(measure(f"{records:,} records to {asked.to}", records, path, command))
            if asked.beside:
                with tempfile.TemporaryDirectory(dir=folder) as out:
                    measure(f"{records:,} records by DuckDB alone", records, path, ["-c", BESIDE, str(path), out])
        for before, after, one, other in zip(costs, costs[1:], asked.records, asked.records[1:], strict=False):
            print(f"from {one:,} to {other:,} records: {after / before:.1f} times the processor time")


def measure(what: str, records: int, path: Path, command: list[str]) -> float:
    """Run a command, print what it cost, and return its processor time in seconds."""
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, *command], stderr=subprocess.PIPE) as process:
        if process.stderr:
            process.stderr.read()
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{what}: exit code {process.returncode}")
    seconds = time.perf_counter() - start
    spent = used.ru_utime + used.ru_stime
    print(
        f"{what} ({path.stat().st_size / 1e6:,.0f} MB): {seconds:.0f} s, {spent:.0f} s of processor time, "
        f"{records / spent:,.0f} a second of it, peak {used.ru_maxrss / 1024:.0f} MiB",
        flush=True,
    )
    return spent


if __name__ == "__main__":
    main()
