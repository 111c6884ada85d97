"""Run the conformance suite against any command: `python tests/suite/run.py -- COMMAND…` (README.md: the protocol).

Only the standard library and the files beside this one are used. What differs is printed, a line each with the
requirements that it is about, then a summary; the exit code is 1 where something differs. With `--batch` the command
is started once and asked line by line; the other options ask only a part of the suite.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Any

from protocol import Command
from questions import Run
from selection import CLASSES, FORMS, Difference, Selection

SUITE = Path(__file__).parent
LINES = 24
"""So many lines of a difference between two texts are printed."""
PARSER = argparse.ArgumentParser(description="Run the conformance suite of Meeting Readout against a command.")
PARSER.add_argument("--class", dest="classes", action="append", choices=CLASSES, help="ask this class; default: all")
PARSER.add_argument("--form", dest="forms", action="append", choices=FORMS, help="ask about this form; default: all")
PARSER.add_argument(
    "--case",
    dest="cases",
    action="append",
    default=[],
    metavar="NAME",
    help="ask this case, by its name or that of its file: S001-no-version, minimal, anchors-3",
)
PARSER.add_argument(
    "--code", dest="codes", action="append", default=[], metavar="CODE", help="ask the cases of these codes: M103, M1"
)
PARSER.add_argument(
    "--clause",
    dest="clauses",
    action="append",
    default=[],
    metavar="ID",
    help="ask what tests this requirement or clause: 5.3-2, 5.3",
)
PARSER.add_argument("--batch", action="store_true", help="start the command once and ask it line by line")
PARSER.add_argument("--json", action="store_true", help="print one JSON object")
PARSER.add_argument("--suite", type=Path, default=SUITE, help="the folder of the suite; default: where this file is")
PARSER.add_argument("command", nargs="+", help="the command, after --")


def main(words: list[str]) -> int:
    """Run the suite, print what differs and a summary, and give the exit code."""
    given = PARSER.parse_args(words)
    selection = Selection(given.classes or CLASSES, given.forms or FORMS, given.cases, given.codes, given.clauses)
    with tempfile.TemporaryDirectory() as name:
        try:
            command = Command(given.command, given.batch)
        except OSError as error:
            sys.stderr.write(f"the command cannot be started: {given.command[0]}: {error.strerror}\n")
            return 2
        run = Run(given.suite, Path(name), command, selection)
        run.copy_files()
        differences = []
        for difference in run.differences():
            differences.append(difference)
            if not given.json:
                for line in in_lines(difference):
                    say(line)
        command.end()
    if given.json:
        sys.stdout.write(json.dumps(in_json(run, differences), indent=2) + "\n")
    else:
        for line in summary(run, differences):
            say(line)
    if not run.asked and not differences:
        sys.stderr.write("nothing in the suite is asked with these options\n")
        return 2
    return 1 if differences else 0


def in_lines(difference: Difference) -> Iterator[str]:
    """Yield the lines that are printed of one difference."""
    name = difference.case if difference.check in ("behaviours", "vectors") else difference.file
    yield f"{name}: {difference.text}" + (f" [{', '.join(difference.requirements)}]" if difference.requirements else "")
    lines = compare(difference)
    yield from (f"    {line}" for line in lines[:LINES])
    if len(lines) > LINES:
        yield f"    … {len(lines) - LINES} more lines"


def compare(difference: Difference) -> list[str]:
    """Return in which lines the expected text and that of the command differ."""
    if difference.expected is None or difference.found is None:
        return []
    sides = [text.split("\n") for text in (difference.expected, difference.found)]
    return list(unified_diff(*sides, "expected", "found", lineterm="", n=1))


def summary(run: Run, differences: list[Difference]) -> Iterator[str]:
    """Yield the end of the report: what is not supported, and how much differs, by kind."""
    for what, number in Counter(run.skipped).items():
        yield f"{what}: not supported" + (f" ({number} times)" if number > 1 else "")
    counts = Counter(difference.check for difference in differences)
    for check, number in counts.most_common():
        known = run.checks.get(check)
        yield f"{number} of {check}" + (f": {known['what']} [{', '.join(known['requirements'])}]" if known else "")
    asked = ", ".join(f"{number} as {class_}" for class_, number in sorted(run.asked.items()))
    version = run.index["suite"]
    yield (
        f"suite {version['version']} of {version['date']}: {run.asked.total()} questions ({asked}); "
        f"{len(run.skipped)} not supported; {len(differences)} differences"
    )


def in_json(run: Run, differences: list[Difference]) -> dict[str, Any]:
    """Return the report as data."""
    counts = Counter(difference.check for difference in differences)
    found = []
    for difference in differences:
        own = run.checks.get(difference.check, {}).get("requirements", [])
        ids = list(dict.fromkeys([*difference.requirements, *own]))
        lines = compare(difference)
        found.append(
            {key: value for key, value in difference._asdict().items() if value is not None}
            | {"requirements": ids}
            | ({"difference": "\n".join(lines)} if lines else {})
        )
    return {
        "suite": run.index["suite"],
        "questions": dict(sorted(run.asked.items())),
        "unsupported": run.skipped,
        "counts": dict(counts.most_common()),
        "differences": found,
    }


def say(line: str) -> None:
    """Print a line on any terminal."""
    sys.stdout.write(line.encode("ascii", "backslashreplace").decode() + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
