"""Which cases of the suite run the lines of a mutant, or use what they make."""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from mutants import AREAS, ROOT, Mutant, find_mutants
from questions_here import Lines, list_large, real_name
from transplant import can_transplant

FOLDERS = ("converters", "validator", "src/meeting_readout")
LENGTH = len(str(ROOT)) + 1


class Map:
    """The lines that each case runs in a second round, and all of the first: what is remembered runs only once."""

    def __init__(self, cases: dict[str, Lines], once: Lines) -> None:
        self.cases, self.once = cases, once
        self.by_line: dict[tuple[str, int], list[str]] = {}
        for name, seen in cases.items():
            for file, lines in seen.items():
                for line in lines:
                    self.by_line.setdefault((file, line), []).append(name)

    def covering(self, mutant: Mutant) -> list[str]:
        """Return the cases that run a mutant's lines, first those that run most of its file, and last the large ones.

        For lines that run once, as they make what is remembered, they are those that run the lines that use it. What
        only large cases run again was made for all others before.
        """
        wanted = {mutant.file: set(range(mutant.lines[0], mutant.lines[1] + 1))}
        found = self._running(wanted)
        # Readers in pieces are made again; all others hold what was made once.
        is_made = mutant.area == "readers" and not can_transplant(mutant)
        if (is_made or not self.runs_again(mutant)) and wanted[mutant.file] & self.once.get(mutant.file, set()):
            used = find_uses(mutant.file, mutant.lines[0], lambda file, line: bool(self._running({file: {line}})))
            # The readers are compiled from the model: what made them is in no line that runs again.
            more = self._running(used) if used and mutant.area != "readers" else list(self.cases)
            found = list(dict.fromkeys([*found, *more]))
        if mutant.area in ("rules", "document"):  # they see one model, whatever form it was read from
            found = _drop_twins(found)
        large = _list_large()
        return sorted(found, key=lambda name: (name in large, -len(self.cases[name].get(mutant.file, ()))))

    def runs_again(self, mutant: Mutant) -> bool:
        """Return whether some case that is not large runs the lines of a mutant each time that it is asked."""
        lines = {mutant.file: set(range(mutant.lines[0], mutant.lines[1] + 1))}
        return not _list_large().issuperset(self._running(lines))

    def _running(self, lines: Lines) -> list[str]:
        found = {
            name for file, wanted in lines.items() for line in wanted for name in self.by_line.get((file, line), ())
        }
        return [name for name in self.cases if name in found]


_list_large = cache(list_large)


def find_uses(file: str, line: int, is_run: Callable[[str, int], bool]) -> Lines | None:
    """Return the lines that use what a line of a module makes, whatever leads there; None where others may use it."""
    found: Lines = {}
    waiting, done = [(file, line)], set[tuple[str, str]]()
    while waiting:
        file, line = waiting.pop()
        names = names_at(file, line)
        if not names:
            return None
        for name in names:
            if (file, name) in done:
                continue
            done.add((file, name))
            for other, number in find_mentions(file, name):
                if other not in list_files():
                    return None
                if is_run(other, number):
                    found.setdefault(other, set()).add(number)
                elif (other, number) != (file, line):
                    waiting.append((other, number))
    return found


@cache
def list_files() -> frozenset[str]:
    """Return the files of which the lines are recorded."""
    return frozenset(mutant.file for area in AREAS for mutant in find_mutants(area))


@cache
def list_sources() -> dict[str, list[str]]:
    """Return the lines of all sources by the names of the files."""
    paths = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]
    own = {path.relative_to(ROOT).as_posix(): path for path in paths if real_name(str(path)) == str(path)[LENGTH:]}
    return {name: path.read_text(encoding="utf-8").splitlines() for name, path in own.items()}


@cache
def _parse(file: str) -> list[ast.stmt]:
    return ast.parse("\n".join(list_sources()[file])).body


def names_at(file: str, line: int) -> list[str]:
    """Return the names of the function, class or constants of a module that a line is part of."""
    for statement in _parse(file):
        if statement.lineno <= line <= (statement.end_lineno or line):
            targets = getattr(statement, "targets", [getattr(statement, "target", statement)])
            parts = [part for target in targets for part in getattr(target, "elts", [target])]
            return [str(name) for part in parts if (name := getattr(part, "name", getattr(part, "id", "")))]
    return []


def find_mentions(file: str, name: str) -> Iterator[tuple[str, int]]:
    """Yield the lines in which a name of a module stands: in its file, and in files that name the module."""
    module, word = Path(file).stem, re.compile(rf"\b{name}\b")
    for other, lines in list_sources().items():
        if other == file or any(
            re.search(rf"import .*\b{name}\b|\b{module} import|import {module}\b", one) for one in lines
        ):
            yield from (
                (other, number)
                for number, text in enumerate(lines, 1)
                if word.search(text) and not text.lstrip().startswith(("import ", "from ", '"""'))
            )


def _drop_twins(names: list[str]) -> list[str]:
    """Leave out a case in XML or YAML where the same case in JSON is there."""
    given = set(names)
    bases = [name.partition(".readout.") for name in names]
    twins = [f"{base}.readout.json" if mark else base for base, mark, _form in bases]
    return [name for name, twin in zip(names, twins, strict=True) if name == twin or twin not in given]
