"""Make a collection on the disk and validate it: rate, and the peak memory of each process.

python benchmarks/collection.py [--records 1000000] [--folder DIR] [--packed] [--jobs N]
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import corpus

VARIANTS = 2000
"""So many different documents are made; their ids differ from record to record."""


def main() -> None:
    """Make, validate, and print one line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, default=1_000_000)
    options.add_argument("--folder", type=Path, default=None)
    options.add_argument("--packed", action="store_true")
    options.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = asked.folder or Path(temporary)
        path = folder / f"corpus-{asked.records}.readout.jsonl{'.gz' if asked.packed else ''}"
        if not path.exists():
            make(path, asked.records)
        command = [str(Path(sys.executable).parent / "readout"), "validate", "--level", "anchored"]
        start = time.perf_counter()
        with subprocess.Popen([*command, "--jobs", str(asked.jobs), str(path)], stdout=subprocess.PIPE) as process:
            peaks: dict[int, int] = {}
            watch = threading.Thread(target=watched, args=(process, peaks))
            watch.start()
            said = process.stdout.read().decode() if process.stdout else ""
        watch.join()
        seconds = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(said.strip().splitlines()[-1] if said.strip() else "(no output)")
    print(
        f"{asked.records:,} records, {asked.jobs} processes: {seconds:.0f} s, {asked.records / seconds:,.0f} a second, "
        f"peaks {', '.join(f'{peak / 1024:.0f}' for peak in sorted(peaks.values(), reverse=True))} MiB "
        f"(largest by the system's count: {used.ru_maxrss / 1024:.0f} MiB)"
    )


def make(path: Path, count: int) -> None:
    """Write the collection."""
    written = (json.dumps(readout, ensure_ascii=False, separators=(",", ":")) for readout in corpus.documents(VARIANTS))
    lines = [f"{line}\n".encode() for line in written]
    heads = [text.partition(b'"id":"release-')[0] + b'"id":"release-' for text in lines]
    tails = [text.partition(b'"id":"release-')[2][7:] for text in lines]
    with gzip.open(path, "wb", 6) if path.suffix == ".gz" else path.open("wb") as file:
        for number in range(count):
            which = number % VARIANTS
            file.write(heads[which] + f"{number:07}".encode() + tails[which])


def watched(process: "subprocess.Popen[bytes]", peaks: dict[int, int]) -> None:
    """Note the peak memory of a process and its children in KiB, as long as it runs (Linux only)."""
    while process.poll() is None:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        pids = [process.pid, *(map(int, children.read_text().split()) if children.exists() else ())]
        for pid in pids:
            try:
                status = Path(f"/proc/{pid}/status").read_text()
            except OSError:
                continue
            for text in status.splitlines():
                if text.startswith("VmHWM"):
                    peaks[pid] = int(text.split()[1])
        time.sleep(0.2)


if __name__ == "__main__":
    main()
