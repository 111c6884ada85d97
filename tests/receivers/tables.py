"""Tables as CSV, by the validators of those who take them: frictionless (Data Package) and csvw (CSV on the Web).

Usage: python tests/receivers/tables.py [--documents N]

Both must accept the tables of all examples, of the valid documents of the suite, and of N generated ones (500), and
refuse each mistake that is planted in a copy.
"""

import argparse
import csv
import io
import shutil
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from generate import documents
from tabled import distinct_readouts, hostile_readout

from meeting_readout.tables import rows
from meeting_readout.tables.csv import write

MISTAKES = {
    "a repeated key": ("decisions.csv", lambda lines: [*lines, lines[-1]]),
    "a row of no readout": ("decisions.csv", lambda lines: [*lines, lines[-1].replace(_first(lines[-1]), "nobody", 1)]),
    "a position that is no number": ("decisions.csv", lambda lines: _replace(lines, "position", "first")),
    "a key without a value": ("decisions.csv", lambda lines: _replace(lines, "path", "")),
    "a day that is none": ("said.csv", lambda lines: _replace(lines, "held", "2031-02-30")),
    "a flag that is none": ("decisions.csv", lambda lines: _replace(lines, "unspecified", "perhaps")),
    "a cell too many": ("decisions.csv", lambda lines: [*lines[:-1], f"{lines[-1]},more"]),
}
"""Each mistake: the file, and what it makes of its lines."""
Lines = list[str]


def main() -> int:
    """Ask both; return 1 if one of them is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=500)
    wanted = parser.parse_args().documents
    warnings.simplefilter("ignore")
    failed = False
    with tempfile.TemporaryDirectory() as name:
        whole, small = Path(name, "whole"), Path(name, "small")
        count = write((rows(readout) for _, readout in make_records(wanted)), whole)
        write([rows(readout) for _, readout in distinct_readouts()[:40]], small)
        for engine, check in ENGINES.items():
            problems = check(whole)
            failed = failed or bool(problems)
            sys.stdout.write(f"{engine}: {count} readouts, {len(problems)} problems {problems[:3]}\n")
            for mistake, (file, change) in MISTAKES.items():
                problems = check(_spoil(small, Path(name, "spoilt"), file, change))
                is_blind = (engine, mistake) in BLIND
                failed = failed or bool(problems) == is_blind
                sys.stdout.write(f"  {mistake}: {'refused' if problems else 'not seen'}\n")
    return int(failed)


def make_records(count: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield readouts with different ids."""
    yield from distinct_readouts()
    yield "hostile", hostile_readout()
    for number, readout in enumerate(documents(18, count, core=True)):
        yield "generated", readout | {"id": f"generated-{number}"}


def ask_frictionless(folder: Path) -> list[str]:
    """Return what frictionless has against a folder."""
    from frictionless import Package, system

    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    return [error.message for task in report.tasks for error in task.errors] + [e.message for e in report.errors]


def ask_csvw(folder: Path) -> list[str]:
    """Return what csvw has against a folder."""
    from csvw import TableGroup

    group, problems = TableGroup.from_file(str(folder / "csv-metadata.json")), list[str]()
    for table in group.tables:
        try:
            list(table.iterdicts(strict=True))
            table.check_primary_key()
        except ValueError as error:
            problems.append(f"{table.url}: {error}")
    try:
        group.check_referential_integrity(strict=True)
    except ValueError as error:
        problems.append(str(error))
    return problems


ENGINES: dict[str, Callable[[Path], list[str]]] = {"frictionless": ask_frictionless, "csvw": ask_csvw}
BLIND = {("csvw", "a cell too many")}
"""The mistakes that an engine does not see."""


def _spoil(folder: Path, copy: Path, file: str, change: Callable[[Lines], Lines]) -> Path:
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    lines = (copy / file).read_bytes().decode().removesuffix("\r\n").split("\r\n")
    (copy / file).write_bytes(("\r\n".join(change(lines)) + "\r\n").encode())
    return copy


def _first(line: str) -> str:
    return line.partition(",")[0]


def _replace(lines: Lines, column: str, cell: str) -> Lines:
    """Return the lines with another cell in the last row."""
    names, cells = (next(csv.reader([line])) for line in (lines[0], lines[-1]))
    row = io.StringIO()
    csv.writer(row, lineterminator="").writerow(
        cell if name == column else old for name, old in zip(names, cells, strict=True)
    )
    return [*lines[:-1], row.getvalue()]


if __name__ == "__main__":
    sys.exit(main())
