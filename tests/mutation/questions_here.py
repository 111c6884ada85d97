"""The questions of the suite, asked of the toolkit in this process, and the lines that each of them runs."""

import gc
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import _lru_cache_wrapper
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from mutants import ROOT

sys.path[:0] = [str(ROOT / "tests/suite"), str(ROOT / "tests/support"), str(ROOT / "src")]

from protocol import Answer, Server  # noqa: E402 - the paths are set above
from questions import Run  # noqa: E402 - as above
from selection import CLASSES, FOLDERS, FORMS, Difference, Selection  # noqa: E402 - as above

SUITE = ROOT / "tests/suite"
LARGE = 100_000
"""Inputs with at least so many units test limits, and take most of the time: they are asked last."""
Lines = dict[str, set[int]]
Question = Callable[[], Iterator[Difference]]


class Here:
    """The toolkit in place of a command."""

    def ask(self, *arguments: str) -> Answer:
        """Answer a question; a program that fails gives no answer."""
        from suite_adapter import answer

        try:
            return answer(list(arguments))
        except Exception as error:  # whatever the mutant raises
            return {"broken": f"{type(error).__name__}: {error}"}


def list_questions(folder: Path, server: Server) -> dict[str, Question]:
    """Return the questions by name, about the documents in a folder that is made for them."""
    selection = Selection(CLASSES, FORMS)
    for name in FOLDERS:
        if name == "behaviour":  # the runner writes addresses into these
            shutil.copytree(SUITE / name, folder / name)
        else:
            (folder / name).symlink_to(SUITE / name)
    run: Any = Run(SUITE, folder, Here(), selection)  # type: ignore[arg-type]  # it answers like a command
    found: dict[str, Question] = {}
    for entry in run.index["valid"]:
        for form in run.forms(entry):
            found[entry["forms"][form]["file"]] = lambda entry=entry, form=form: run.valid(entry, form)
    for case in run.index["cases"]:
        ask = run.invalid if case["folder"] == "invalid" else run.advised
        for form in run.forms(case):
            file = case["forms"][form]
            found[file["file"]] = lambda ask=ask, case=case, form=form, file=file: ask(case, form, file)
    for behaviour in run.index["behaviours"]:
        found[behaviour["what"]] = lambda behaviour=behaviour: run.behaviour(behaviour, server)
    for group in run.index["answers"]:
        for number in range(1, len(run.vectors[group]) + 1):
            found[f"{group}-{number}"] = lambda group=group, number=number: run.vector(group, number)
    return found


def list_large() -> set[str]:
    """Return the names of the questions about large inputs."""
    behaviours = json.loads((SUITE / "index.json").read_text(encoding="utf-8"))["behaviours"]
    return {one["what"] for one in behaviours if one.get("make", {"times": 0})["times"] >= LARGE}


def list_memories() -> list[Any]:
    """Return the functions that remember what they did with documents: not those that remember what the schemas say."""
    kept = [one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper)]
    return [
        one
        for one in kept
        if one.__module__.startswith("meeting_readout.") and one.cache_parameters()["maxsize"] is not None
    ]


def record(question: Question, files: frozenset[str], seen: Lines) -> list[Difference]:
    """Ask a question, add the lines of these files that it runs to those seen, and return what differs.

    A function of which all lines have been seen is not traced any further: most of the time goes into few of them.
    """
    left: dict[CodeType, set[int]] = {}

    def enter(frame: FrameType, _event: str, _value: object) -> Any:
        code = frame.f_code
        if code not in left:
            name = real_name(code.co_filename)
            lines = {line for _start, _end, line in code.co_lines() if line} if name in files else set()
            left[code] = lines - seen.get(name, set())
        return step if left[code] else None

    def step(frame: FrameType, _event: str, _value: object) -> Any:
        missing = left[frame.f_code]
        if frame.f_lineno in missing:
            missing.discard(frame.f_lineno)
            seen.setdefault(real_name(frame.f_code.co_filename), set()).add(frame.f_lineno)
        return step if missing else None

    sys.settrace(enter)
    try:
        return list(question())
    finally:
        sys.settrace(None)


NAMES: dict[str, str] = {}


def real_name(path: str) -> str:
    """Return the path of a source file below the root, whatever links lead to it."""
    if path not in NAMES:
        real = Path(path).resolve()
        NAMES[path] = real.relative_to(ROOT).as_posix() if real.is_relative_to(ROOT) else ""
    return NAMES[path]
