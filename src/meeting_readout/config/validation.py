"""What can be wrong with settings: one table of keys, each with the check of its value.

A problem is the place (keys, and numbers of tables), a variant of the message of E010, and the words in it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from meeting_readout.config.model import OFF
from meeting_readout.config.positions import Path
from meeting_readout.validator import catalogue
from meeting_readout.validator.families import LEVELS, SUPPRESSIBLE, is_fixed
from meeting_readout.validator.finding import SEVERITIES
from meeting_readout.validator.suggestions import Suggestions

Problem = tuple[Path, str, dict[str, str]]
Check = Callable[[Path, Any], Iterator[Problem]]

FAIL_ON = (*SEVERITIES, "never")
VERSIONS = re.compile(r"\s*(>=|<=|==|!=|>|<)\s*([0-9]+(?:\.[0-9]+)*)\s*")


def problems(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Say all that is wrong with settings; of those for another version of the toolkit only that they are."""
    if isinstance(data.get("required-version"), str):
        wanted = list(_version(("required-version",), data["required-version"]))
        if wanted:
            yield from wanted
            return
    yield from _table((), data, KEYS, ())


def wrong_code(beginning: str, switched_off: bool = False) -> tuple[str, dict[str, str]] | None:
    """Say why a code, or how codes begin, cannot be named, as a variant and its words; None where it can.

    `switched_off` asks whether the rules may be left out as well.
    """
    rules = [code for code in catalogue.rules() if beginning and code.startswith(beginning)]
    if not rules:
        near = catalogue.suggest(beginning)
        return ("rule-near" if near else "rule"), {"value": beginning, "near": near}
    fixed = next(filter(is_fixed, rules), "")
    return ("fixed", {"code": fixed}) if switched_off and fixed else None


def _table(path: Path, value: Any, keys: Mapping[str, Check], needed: Iterable[str]) -> Iterator[Problem]:
    if not isinstance(value, Mapping):
        yield path, "type", _words(path, "a table")
        return
    for key, inner in value.items():
        if key in keys:
            yield from keys[key]((*path, key), inner)
            continue
        near = Suggestions().find(key, keys)
        yield (*path, key), ("unknown-near" if near else "unknown"), {"name": key, "near": near}
    for key in needed:
        if key not in value:
            yield path, "missing", {"table": str(path[0]), "name": key}


def _tables(keys: Mapping[str, Check], *needed: str) -> Check:
    def check(path: Path, value: Any) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield path, "type", _words(path, f"tables, each under [[{path[-1]}]]")
            return
        for number, table in enumerate(value):
            yield from _table((*path, number), table, keys, needed)

    return check


def _of(type_: type, wanted: str) -> Check:
    def check(path: Path, value: Any) -> Iterator[Problem]:
        if not isinstance(value, type_) or isinstance(value, datetime):
            yield path, "type", _words(path, wanted)

    return check


def _one_of(*allowed: str) -> Check:
    def check(path: Path, value: Any) -> Iterator[Problem]:
        if value not in allowed:
            yield path, "type", _words(path, ", ".join(f'"{word}"' for word in allowed[:-1]) + f' or "{allowed[-1]}"')

    return check


def _patterns(path: Path, value: Any) -> Iterator[Problem]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        yield path, "type", _words(path, 'a list of patterns, such as ["drafts/**"]')
        return
    for text in value:
        if not text.strip("/. ") or text.startswith("!") or ".." in text.split("/"):
            yield path, "pattern", {"value": text}


def _severities(path: Path, value: Any) -> Iterator[Problem]:
    if not isinstance(value, Mapping):
        yield path, "type", _words(path, 'a table of rules and severities, such as {"M110" = "warning"}')
        return
    for code, severity in value.items():
        here = (*path, code)
        wrong = wrong_code(code)
        if wrong:
            yield here, *wrong
        elif severity not in (*SEVERITIES, OFF):
            yield from _one_of(*SEVERITIES, OFF)(here, severity)
        else:
            milder = [rule for rule in catalogue.rules() if rule.startswith(code) and _is_milder(severity, rule)]
            yield from ((here, "fixed", {"code": rule}) for rule in milder[:1])


def _is_milder(severity: str, code: str) -> bool:
    """Whether a rule that is fixed would be made milder or switched off."""
    order = (*SEVERITIES, OFF)
    return is_fixed(code) and order.index(severity) > order.index(catalogue.rules()[code]["severity"])


def _version(path: Path, value: Any) -> Iterator[Problem]:
    clauses = [VERSIONS.fullmatch(clause) for clause in value.split(",")] if isinstance(value, str) else [None]
    if not all(clauses):
        yield path, "type", _words(path, 'versions, such as ">=1.0,<2"')
        return
    from importlib.metadata import version

    this = version("meeting-readout")
    for clause in clauses:
        if clause and not _holds(this, clause[1], clause[2]):
            yield path, "version", {"wanted": value, "version": this}
            return


def _holds(this: str, sign: str, wanted: str) -> bool:
    have = [int(number) for number in re.findall("[0-9]+", this)[:3]]
    want = [int(number) for number in wanted.split(".")]
    width = max(len(have), len(want))
    one, other = (numbers + [0] * (width - len(numbers)) for numbers in (have, want))
    signs = {">=": one >= other, "<=": one <= other, "==": one == other, "!=": one != other, ">": one > other}
    return signs.get(sign, one < other)


def _rule(path: Path, value: Any) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield path, "type", _words(path, "the code of a rule in quotes")
    elif value not in catalogue.rules():
        variant, words = wrong_code(value) or ("rule", {"value": value})
        yield path, variant, words
    elif value[0] not in SUPPRESSIBLE:
        yield path, "suppressed", {"code": value}


def _suppressions(path: Path, value: Any) -> Iterator[Problem]:
    yield from _tables(SUPPRESSION, "rule", "file")(path, value)
    for number, table in enumerate(value if isinstance(value, list) else ()):
        if isinstance(table, Mapping) and ("item" in table) == ("pointer" in table):
            yield (*path, number), "place", {}


def _words(path: Path, wanted: str) -> dict[str, str]:
    return {"name": str(next((key for key in reversed(path) if isinstance(key, str)), "")), "wanted": wanted}


STRING: Check = _of(str, "words in quotes")
SUPPRESSION: dict[str, Check] = {
    "rule": _rule,
    "file": STRING,
    "item": STRING,
    "pointer": STRING,
    "reason": STRING,
    "until": _of(date, "a date without quotes, such as 2027-01-31"),
}
KEYS: dict[str, Check] = {
    "required-version": _version,
    "include": _patterns,
    "exclude": _patterns,
    "respect-gitignore": _of(bool, "true or false"),
    "level": _one_of(*LEVELS),
    "fail-on": _one_of(*FAIL_ON),
    "severity": _severities,
    "override": _tables({"files": _patterns, "severity": _severities}, "files", "severity"),
    "suppress": _suppressions,
}
"""The settings, in the order in which they are written and shown."""
