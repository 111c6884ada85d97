"""What the warnings about printed words and values say of documents in which nothing should be wrong.

`python tests/support/false_positives.py` checks all examples and the valid documents of the suite in every form, and
generated documents, of which everything else is in order. It prints each finding with what it is about, so that a
person can decide whether it is right, and counts them by code. The exit code is 1 where an example or a document of
the suite has one.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from generate import documents

from meeting_readout.converters.forms import FORMS
from meeting_readout.document.view import View
from meeting_readout.document.walk import walk
from meeting_readout.validator import catalogue
from meeting_readout.validator.engine import check
from meeting_readout.validator.problem import Problem
from meeting_readout.validator.rules import RULES

ROOT = Path(__file__).parents[2]
KEPT = {"examples": ROOT / "examples", "suite": ROOT / "tests/suite/valid"}
CODES = ("M118", *(f"M{number}" for number in range(137, 146)))
"""The warnings that are measured, as far as there are rules for them."""
SHOWN = 400
"""How many characters of what a finding is about are printed."""

Found = tuple[str, str, str, str]
"""Where, the code, the message, what it is about."""


def main(words: list[str]) -> int:
    """Print the findings and how many there are; return the exit code."""
    parser = argparse.ArgumentParser(description="Measure the false positives of the warnings about words and values.")
    parser.add_argument("--documents", type=int, default=5000, help="how many documents to generate; default: 5000")
    parser.add_argument("--seed", type=int, default=1, help="the seed of the generated documents; default: 1")
    parser.add_argument("--code", action="append", choices=measured(), help="measure this code only; may be repeated")
    given = parser.parse_args(words)
    codes = tuple(given.code or measured())
    kept = 0
    for source, folder in KEPT.items():
        kept += report(source, check_files(folder, codes), codes)
    report("generated", check_generated(given.seed, given.documents, codes), codes)
    return 1 if kept else 0


def measured() -> tuple[str, ...]:
    """Give the codes for which there are rules."""
    return tuple(code for code, _rule in RULES if code in CODES)


def report(source: str, results: Iterator[list[Found]], codes: tuple[str, ...]) -> int:
    """Print the findings in the documents of a source, then their number by code; return the number of all."""
    counted, number = Counter[str](), 0
    for found in results:
        number += 1
        for where, code, message, about in found:
            counted[code] += 1
            sys.stdout.write(f"{where}: {code} {message}\n    {about}\n")
    numbers = ", ".join(f"{code} {counted[code]}" for code in codes)
    sys.stdout.write(f"== {source}: {number} documents; {numbers}\n")
    return counted.total()


def read_expected() -> set[tuple[str, str]]:
    """Return the names and codes of the valid documents of the suite that show a finding."""
    index = json.loads((KEPT["suite"].parent / "index.json").read_text(encoding="utf-8"))
    files = [file for entry in index["valid"] for file in entry["forms"].values() if "file" in file]
    return {(file["file"], finding["code"]) for file in files for finding in file["findings"]}


def check_files(folder: Path, codes: tuple[str, ...]) -> Iterator[list[Found]]:
    """Yield the findings in each readout of a folder, without those that a document of the suite is there to show."""
    expected = read_expected()
    for path in sorted(folder.rglob("*.readout.*")):
        form, data = path.suffix[1:], path.read_bytes()
        if form in FORMS:
            findings = check(data, form, path.name, level="complete").findings
            name = path.relative_to(ROOT).as_posix()
            lines = data.decode("utf-8", "replace").split("\n")
            yield [
                (f"{name} {found.pointer}", found.code, found.message, lines[found.line - 1].strip()[:SHOWN])
                for found in findings
                if found.code in codes and (path.name, found.code) not in expected
            ]


def check_generated(seed: int, count: int, codes: tuple[str, ...]) -> Iterator[list[Found]]:
    """Yield the findings in each generated document: whatever else rules report is taken out of it before."""
    for number, data in enumerate(documents(seed, count, core=True, kept=codes)):
        view = View(walk(data))
        yield [
            (
                f"document {number} of seed {seed}",
                code,
                catalogue.message(code, problem.variant, problem.words),
                describe(problem),
            )
            for code, rule in RULES
            if code in codes
            for problem in rule(view)
        ]


def describe(problem: Problem) -> str:
    """Give the node of a problem, and those to which it compares it."""
    nodes = [problem.node, *(node for _name, node, _key in problem.related)]
    return "\n    ".join(json.dumps(node, ensure_ascii=False)[:SHOWN] for node in nodes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
