"""Puts a mutant into a toolkit that has been imported: its functions get the code of the changed file."""

import ast
import inspect
import sys
from functools import cache
from types import FunctionType
from typing import Any

from mutants import ROOT, Mutant, mutate
from questions_here import real_name


def can_transplant(mutant: Mutant) -> bool:
    """Return whether a mutant lies in the body of a function or method, and that no function is inside of it.

    What else a module makes when it is imported is held by others, as are the functions that a function returns.
    """
    return mutant.area != "writers" and any(
        first <= mutant.lines[0] <= mutant.lines[1] <= last for first, last in _find_bodies(mutant.file)
    )


@cache
def _find_bodies(file: str) -> list[tuple[int, int]]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    outer = [inner for one in tree.body for inner in (one.body if isinstance(one, ast.ClassDef) else [one])]
    functions = [one for one in outer if isinstance(one, ast.FunctionDef)]
    plain = [
        one
        for one in functions
        if not any(isinstance(part, ast.FunctionDef | ast.Lambda) for part in ast.walk(one) if part != one)
    ]
    return [(one.body[0].lineno, one.end_lineno or 0) for one in plain]


def transplant(mutant: Mutant) -> None:
    """Give the functions of a module that has been imported the code of a mutant."""
    path = ROOT / mutant.file
    code = compile(mutate(mutant, path.read_text(encoding="utf-8")), str(path), "exec")
    for name, module in list(sys.modules.items()):
        if real_name(str(getattr(module, "__file__", None) or "")) == mutant.file:
            made: dict[str, Any] = {"__name__": name, "__package__": module.__package__, "__file__": module.__file__}
            exec(code, made)  # noqa: S102 - our own code
            _take_over(vars(module), made)


def _take_over(old: dict[str, Any], new: dict[str, Any]) -> None:
    for name, value in new.items():
        before = old.get(name)
        if isinstance(value, type) and isinstance(before, type) and value.__module__ == new.get("__name__"):
            _take_over(dict(vars(before)), dict(vars(value)))
            continue
        function, made = _unwrap(before), _unwrap(value)
        if isinstance(function, FunctionType) and isinstance(made, FunctionType) and function is not made:
            function.__code__, function.__defaults__ = made.__code__, made.__defaults__
            function.__kwdefaults__ = made.__kwdefaults__


def _unwrap(value: Any) -> Any:
    """Return the function of a property or method, or of what remembers its answers."""
    value = getattr(value, "fget", getattr(value, "__func__", value))
    return inspect.unwrap(value) if callable(value) else value
