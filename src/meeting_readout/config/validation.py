"""The check of settings: what their schema asks for, and what no schema can say."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from meeting_readout.config.model import OFF
from meeting_readout.config.positions import KeyPath
from meeting_readout.config.schema import SettingsProblem, Value, fits_pattern, load_schema, walk
from meeting_readout.validator import catalogue
from meeting_readout.validator.families import SUPPRESSIBLE, is_fixed
from meeting_readout.validator.finding import SEVERITIES

Check = Callable[[KeyPath, Any], Iterator[SettingsProblem]]

VERSION = re.compile(r"\s*(>=|<=|==|!=|>|<)\s*([0-9.]+)\s*")


def find_problems(data: Mapping[str, Any]) -> Iterator[SettingsProblem]:
    """Yield all problems of settings; of those for another version of the toolkit only that one."""
    wanted = data.get("required-version")
    if isinstance(wanted, str):
        problems = list(_check_versions(("required-version",), wanted))
        if problems:
            yield from problems
            return
    refused: set[KeyPath] = set()
    for found in walk((), data, load_schema()):
        problems = [found] if isinstance(found, SettingsProblem) else list(_check_value(found))
        for problem in problems:
            if problem.variant != "type" or problem.path not in refused:  # a wrong code has no right severity
                refused.add(problem.path)
                yield problem


def check_code(prefix: str, switched_off: bool = False) -> tuple[str, dict[str, str]] | None:
    """Return why a code, or a prefix of codes, cannot be used, as a variant of E010 and its words; None if it can.

    With `switched_off`, the rules must also be some that may be left out.
    """
    rules = [code for code in catalogue.rules() if prefix and code.startswith(prefix)]
    if not rules:
        near = catalogue.suggest(prefix)
        return ("rule-near" if near else "rule"), {"value": prefix, "near": near}
    fixed = next(filter(is_fixed, rules), "")
    return ("fixed", {"code": fixed}) if switched_off and fixed else None


def _check_value(found: Value) -> Iterator[SettingsProblem]:
    """Yield what code has against a value of the right type."""
    check = CHECKS.get(found.definition)
    if check:
        yield from check(found.path, found.value)


def _check_pattern(path: KeyPath, text: str) -> Iterator[SettingsProblem]:
    if not text.strip("/. ") or text.startswith("!") or ".." in text.split("/"):
        yield SettingsProblem(path, "pattern", {"value": text})


def _check_severities(path: KeyPath, table: Mapping[str, Any]) -> Iterator[SettingsProblem]:
    for code, severity in table.items():
        wrong = check_code(code)
        if wrong:
            yield SettingsProblem((*path, code), *wrong)
            continue
        milder = [rule for rule in catalogue.rules() if rule.startswith(code) and _is_milder(severity, rule)]
        for rule in milder[:1]:
            yield SettingsProblem((*path, code), "fixed", {"code": rule})


def _is_milder(severity: Any, code: str) -> bool:
    """Return whether a rule that is fixed would be made milder or switched off."""
    order = (*SEVERITIES, OFF)
    return (
        is_fixed(code)
        and severity in order
        and order.index(severity) > order.index(catalogue.rules()[code]["severity"])
    )


def _check_versions(path: KeyPath, text: str) -> Iterator[SettingsProblem]:
    problems = list(_check_by_pattern(path, text, "versions"))
    if problems:
        yield from problems
        return
    from importlib.metadata import version

    this = version("meeting-readout")
    if not all(_satisfies(this, *match.groups()) for match in VERSION.finditer(text)):
        yield SettingsProblem(path, "version", {"wanted": text, "version": this})


def _check_by_pattern(path: KeyPath, text: str, definition: str) -> Iterator[SettingsProblem]:
    if not fits_pattern(definition, text):
        wanted = load_schema()["$defs"][definition]["x-takes"]
        yield SettingsProblem(path, "type", {"name": str(path[-1]), "wanted": wanted})


def _satisfies(this: str, sign: str, wanted: str) -> bool:
    have = [int(number) for number in re.findall("[0-9]+", this)[:3]]
    want = [int(number) for number in wanted.split(".")]
    width = max(len(have), len(want))
    one, other = (numbers + [0] * (width - len(numbers)) for numbers in (have, want))
    signs = {">=": one >= other, "<=": one <= other, "==": one == other, "!=": one != other, ">": one > other}
    return signs.get(sign, one < other)


def _check_rule(path: KeyPath, code: str) -> Iterator[SettingsProblem]:
    if code not in catalogue.rules():
        variant, words = check_code(code) or ("rule", {"value": code})
        yield SettingsProblem(path, variant, words)
    elif code[0] not in SUPPRESSIBLE:
        yield SettingsProblem(path, "suppressed", {"code": code})


def _check_suppression(path: KeyPath, table: Mapping[str, Any]) -> Iterator[SettingsProblem]:
    if ("item" in table) == ("pointer" in table):
        yield SettingsProblem(path, "place", {})


CHECKS: dict[str, Check] = {
    "pattern": _check_pattern,
    "severities": _check_severities,
    "suppression": _check_suppression,
    "rule": _check_rule,
    "base": partial(_check_by_pattern, definition="base"),
    "country": partial(_check_by_pattern, definition="country"),
}
"""What the schema cannot say in words of ours, by the definitions of the schema."""
