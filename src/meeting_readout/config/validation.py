"""The check of settings: one table of keys, each with the check of its value."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from meeting_readout.config.model import OFF
from meeting_readout.config.positions import KeyPath
from meeting_readout.validator import catalogue
from meeting_readout.validator.families import RUN
from meeting_readout.validator.finding import SEVERITIES
from meeting_readout.validator.rules import LEVELS
from meeting_readout.validator.suggestions import Suggestions


class SettingsProblem(NamedTuple):
    """A key or table that is wrong, a variant of the message of E010, and the words that fill it."""

    path: KeyPath
    variant: str
    words: dict[str, str]


Check = Callable[[KeyPath, Any], Iterator[SettingsProblem]]

FAIL_ON = (*SEVERITIES, "never")
SUPPRESSIBLE = "SMQ"
"""The families of rules of which a single finding can be suppressed."""
VERSIONS = re.compile(r"\s*(>=|<=|==|!=|>|<)\s*([0-9]+(?:\.[0-9]+)*)\s*")


def find_problems(data: Mapping[str, Any]) -> Iterator[SettingsProblem]:
    """Yield all problems of settings; of those for another version of the toolkit only that one."""
    if isinstance(data.get("required-version"), str):
        wanted = list(_check_version(("required-version",), data["required-version"]))
        if wanted:
            yield from wanted
            return
    yield from _check_table((), data, KEYS, ())


def is_fixed(code: str) -> bool:
    """Return whether a rule cannot be switched off: without it, no other result could be trusted."""
    return code[0] in "WC" or code in RUN


def wrong_code(prefix: str, switched_off: bool = False) -> tuple[str, dict[str, str]] | None:
    """Return why a code, or a prefix of codes, cannot be used, as a variant of E010 and its words; None if it can.

    With `switched_off`, the rules must also be some that may be left out.
    """
    rules = [code for code in catalogue.rules() if prefix and code.startswith(prefix)]
    if not rules:
        near = catalogue.nearest(prefix)
        return ("rule-near" if near else "rule"), {"value": prefix, "near": near}
    fixed = next(filter(is_fixed, rules), "")
    return ("fixed", {"code": fixed}) if switched_off and fixed else None


def _check_table(
    path: KeyPath, value: Any, keys: Mapping[str, Check], needed: Iterable[str]
) -> Iterator[SettingsProblem]:
    if not isinstance(value, Mapping):
        yield SettingsProblem(path, "type", _words(path, "a table"))
        return
    for key, inner in value.items():
        if key in keys:
            yield from keys[key]((*path, key), inner)
            continue
        near = Suggestions().find(key, keys)
        yield SettingsProblem((*path, key), ("unknown-near" if near else "unknown"), {"name": key, "near": near})
    for key in needed:
        if key not in value:
            yield SettingsProblem(path, "missing", {"table": str(path[0]), "name": key})


def _check_tables(keys: Mapping[str, Check], *needed: str) -> Check:
    def check(path: KeyPath, value: Any) -> Iterator[SettingsProblem]:
        if not isinstance(value, list):
            yield SettingsProblem(path, "type", _words(path, f"tables, each under [[{path[-1]}]]"))
            return
        for number, table in enumerate(value):
            yield from _check_table((*path, number), table, keys, needed)

    return check


def _check_type(type_: type, wanted: str) -> Check:
    def check(path: KeyPath, value: Any) -> Iterator[SettingsProblem]:
        if not isinstance(value, type_) or isinstance(value, datetime):
            yield SettingsProblem(path, "type", _words(path, wanted))

    return check


def _check_enum(*allowed: str) -> Check:
    def check(path: KeyPath, value: Any) -> Iterator[SettingsProblem]:
        if value not in allowed:
            yield SettingsProblem(
                path, "type", _words(path, ", ".join(f'"{word}"' for word in allowed[:-1]) + f' or "{allowed[-1]}"')
            )

    return check


def _check_patterns(path: KeyPath, value: Any) -> Iterator[SettingsProblem]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        yield SettingsProblem(path, "type", _words(path, 'a list of patterns, such as ["drafts/**"]'))
        return
    for text in value:
        if not text.strip("/. ") or text.startswith("!") or ".." in text.split("/"):
            yield SettingsProblem(path, "pattern", {"value": text})


def _check_severities(path: KeyPath, value: Any) -> Iterator[SettingsProblem]:
    if not isinstance(value, Mapping):
        yield SettingsProblem(
            path, "type", _words(path, 'a table of rules and severities, such as {"M110" = "warning"}')
        )
        return
    for code, severity in value.items():
        here = (*path, code)
        wrong = wrong_code(code)
        if wrong:
            yield SettingsProblem(here, *wrong)
        elif severity not in (*SEVERITIES, OFF):
            yield from _check_enum(*SEVERITIES, OFF)(here, severity)
        else:
            milder = [rule for rule in catalogue.rules() if rule.startswith(code) and _is_milder(severity, rule)]
            yield from (SettingsProblem(here, "fixed", {"code": rule}) for rule in milder[:1])


def _is_milder(severity: str, code: str) -> bool:
    """Return whether a rule that is fixed would be made milder or switched off."""
    order = (*SEVERITIES, OFF)
    return is_fixed(code) and order.index(severity) > order.index(catalogue.rules()[code]["severity"])


def _check_version(path: KeyPath, value: Any) -> Iterator[SettingsProblem]:
    clauses = [VERSIONS.fullmatch(clause) for clause in value.split(",")] if isinstance(value, str) else [None]
    if not all(clauses):
        yield SettingsProblem(path, "type", _words(path, 'versions, such as ">=1.0,<2"'))
        return
    from importlib.metadata import version

    this = version("meeting-readout")
    for clause in clauses:
        if clause and not _satisfies(this, clause[1], clause[2]):
            yield SettingsProblem(path, "version", {"wanted": value, "version": this})
            return


def _satisfies(this: str, sign: str, wanted: str) -> bool:
    have = [int(number) for number in re.findall("[0-9]+", this)[:3]]
    want = [int(number) for number in wanted.split(".")]
    width = max(len(have), len(want))
    one, other = (numbers + [0] * (width - len(numbers)) for numbers in (have, want))
    signs = {">=": one >= other, "<=": one <= other, "==": one == other, "!=": one != other, ">": one > other}
    return signs.get(sign, one < other)


def _check_rule(path: KeyPath, value: Any) -> Iterator[SettingsProblem]:
    if not isinstance(value, str):
        yield SettingsProblem(path, "type", _words(path, "the code of a rule in quotes"))
    elif value not in catalogue.rules():
        variant, words = wrong_code(value) or ("rule", {"value": value})
        yield SettingsProblem(path, variant, words)
    elif value[0] not in SUPPRESSIBLE:
        yield SettingsProblem(path, "suppressed", {"code": value})


def _check_suppressions(path: KeyPath, value: Any) -> Iterator[SettingsProblem]:
    yield from _check_tables(SUPPRESSION, "rule", "file")(path, value)
    for number, table in enumerate(value if isinstance(value, list) else ()):
        if isinstance(table, Mapping) and ("item" in table) == ("pointer" in table):
            yield SettingsProblem((*path, number), "place", {})


def _words(path: KeyPath, wanted: str) -> dict[str, str]:
    return {"name": str(next((key for key in reversed(path) if isinstance(key, str)), "")), "wanted": wanted}


STRING: Check = _check_type(str, "words in quotes")
SUPPRESSION: dict[str, Check] = {
    "rule": _check_rule,
    "file": STRING,
    "item": STRING,
    "pointer": STRING,
    "reason": STRING,
    "until": _check_type(date, "a date without quotes, such as 2027-01-31"),
}
KEYS: dict[str, Check] = {
    "required-version": _check_version,
    "include": _check_patterns,
    "exclude": _check_patterns,
    "respect-gitignore": _check_type(bool, "true or false"),
    "level": _check_enum(*LEVELS),
    "fail-on": _check_enum(*FAIL_ON),
    "severity": _check_severities,
    "override": _check_tables({"files": _check_patterns, "severity": _check_severities}, "files", "severity"),
    "suppress": _check_suppressions,
}
"""The settings, in the order in which they are written and shown."""
