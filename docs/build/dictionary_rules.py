"""Which rules touch a property.

By what the schema says of it, by where the faulty examples were found at fault, and by trial.
"""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from dictionary_examples import HOME
from dictionary_trial import trial

from meeting_readout.document.view import item_lists
from meeting_readout.document.walk import DATED
from meeting_readout.model.model import ROOT, ObjectType, Property, model
from meeting_readout.validator import catalogue
from meeting_readout.validator.catalogue import examples
from meeting_readout.validator.engine import check

LISTS = ("objects", "strings", "union")
SUITE, CASES = HOME / "tests/suite/cases.json", HOME / "tests/validator/rules/rule_cases.json"


class Touching(NamedTuple):
    """Codes of rules that have something to say of a property itself, of what it holds, and of others by way of it."""

    own: tuple[str, ...]
    within: tuple[str, ...]
    elsewhere: tuple[str, ...]


@cache
def mentioning() -> frozenset[str]:
    """Return the types whose objects stand for something else: what they point to is said where they are used."""
    return frozenset(
        prop.target
        for type_ in model().objects.values()
        for prop in type_.properties.values()
        if prop.ref_targets and prop.shape in ("object", "objects")
    )


def _identifies(type_: str, prop: Property) -> bool:
    return prop.target == "itemId" and not prop.ref_targets and type_ not in mentioning()


def _points(type_: str, prop: Property) -> bool:
    return bool(prop.ref_targets) or (prop.target == "itemId" and type_ in mentioning())


def _items() -> set[str]:
    lists = [model().objects[ROOT].properties[name] for name in item_lists()]
    return {target for prop in lists for target in prop.tags.values() or (prop.target,)}


def _says(keyword: str) -> Callable[[str, Property], bool]:
    return lambda _type, prop: keyword in model().scalars.get(prop.target, {}) and prop.shape != "flag"


GENERAL: dict[str, Callable[[str, Property], bool]] = {
    "S001": lambda _type, prop: prop.required,
    "S003": lambda _type, prop: True,
    "S004": _says("enum"),
    "S005": _says("pattern"),
    "S006": lambda _type, prop: prop.shape in (*LISTS, "object") or _says("pattern")("", prop),
    "S007": _says("minimum"),
    "S008": lambda _type, prop: prop.shape == "tag",
    "M101": _identifies,
    "M102": _identifies,
    "M103": _points,
    "M104": _points,
    "M106": lambda _type, prop: prop.target in DATED,
    "M108": lambda _type, prop: bool(prop.other_words),
    "M125": lambda _type, prop: prop.target == "language",
    "M127": lambda _type, prop: prop.target == "duration",
    "Q203": lambda _type, prop: prop.printed,
}
"""The rules that touch a property by what it is, whatever its name."""


WHOLE: dict[str, Callable[[ObjectType], bool]] = {
    "M105": lambda type_: model().objects["mention"].properties.keys() <= type_.properties.keys(),
    "M129": lambda type_: type_.name in _items(),
    "Q202": lambda type_: type_.name in _items() and any(p.target == "propertyName" for p in type_.properties.values()),
}
"""The rules that touch the objects of a type by what it is."""


ELSEWHERE: dict[str, Callable[[ObjectType, Property], bool]] = {
    "M103": lambda type_, prop: _identifies(type_.name, prop),
    "M104": lambda type_, prop: _identifies(type_.name, prop),
    "M105": lambda _type, _prop: False,  # reported of the whole
    "M108": lambda type_, prop: any(prop.name in other.other_words for other in type_.properties.values()),
    "M111": lambda _type, _prop: False,  # names can be of any property
    "M129": lambda _type, _prop: False,  # items are compared whole
}
"""The rules to whose findings at other places a property matters by what it is; of the others this is tried."""


def general(type_: str, prop: Property) -> set[str]:
    """Return the rules that touch a property by what it is; none where it is no content."""
    content = prop.node != "none" or prop.shape == "tag"
    return {code for code, touches in GENERAL.items() if content and touches(type_, prop)}


@cache
def touching() -> tuple[dict[tuple[str, str], Touching], dict[str, tuple[str, ...]]]:
    """Return the rules that touch each property, by type and property, and those of the objects of each type."""
    own: dict[tuple[str, str], set[str]] = {}
    within: dict[tuple[str, str], set[str]] = {}
    whole = {n: {code for code, touches in WHOLE.items() if touches(type_)} for n, type_ in model().objects.items()}
    for name, type_ in model().objects.items():
        for prop in type_.properties.values():
            own[name, prop.name] = general(name, prop)
            within[name, prop.name] = set()
    for code, data, pointer in observed():
        way, at_object = way_of(data, pointer)
        if code in GENERAL or code in WHOLE or code.startswith("W"):
            continue
        if at_object:
            whole[at_object].add(code)
        elif way:
            own[way[-1]].add(code)
        for at in way[-1:] if at_object else way[-2:-1]:
            within[at].add(code)
    for at, codes in trial().there.items():
        own[at] |= codes - GENERAL.keys() - WHOLE.keys()
    found = {
        at: Touching(_ordered(codes), _ordered(within[at] - codes), _ordered(_elsewhere(*at) - codes - within[at]))
        for at, codes in own.items()
    }
    return found, {name: _ordered(codes) for name, codes in whole.items()}


def _elsewhere(name: str, key: str) -> set[str]:
    type_ = model().objects[name]
    by_schema = {code for code, touches in ELSEWHERE.items() if touches(type_, type_.properties[key])}
    return by_schema | (trial().elsewhere.get((name, key), set()) - ELSEWHERE.keys())


def _ordered(codes: set[str]) -> tuple[str, ...]:
    return tuple(code for code in catalogue.rules() if code in codes)


def observed() -> Iterator[tuple[str, Any, str]]:
    """Yield each code, a document that is faulty by it, and the pointer: from the suite, cases and the catalogue."""
    suite = json.loads(SUITE.read_text(encoding="utf-8"))
    for case in suite["cases"]:
        yield case["code"], suite["base"], case.get("pointer", case["at"])
    for case in json.loads(CASES.read_text(encoding="utf-8"))["wrong"]:
        yield case["code"], examples.build_readout(case), case["pointer"]
    for code, rule in catalogue.rules().items():
        data = examples.build_readout(rule["bad"])
        if data is not None:
            for finding in check(json.dumps(data).encode(), "json", level=rule["level"]).findings:
                yield code, data, finding.pointer


def way_of(data: Any, pointer: str) -> tuple[list[tuple[str, str]], str]:
    """Return the properties, with their types, that a pointer leads through; and a type if it ends at an object."""
    name, way, prop = ROOT, list[tuple[str, str]](), None
    for token in pointer.split("/")[1:]:
        if prop is not None and prop.shape in LISTS and token.isdigit():
            data = data[int(token)] if isinstance(data, list) and int(token) < len(data) else {}
            tag = data.get("type", "") if isinstance(data, dict) else ""
            name = prop.tags.get(tag, prop.target) if prop.shape != "strings" else ""
            prop = None
            continue
        prop = model().objects[name].properties.get(token) if name in model().objects else None
        if prop is None:
            return [], ""  # a name that nobody knows touches no property
        way.append((name, token))
        data = data.get(token) if isinstance(data, dict) else None
        name = prop.target if prop.shape == "object" else ""
    return way, name if prop is None or prop.shape == "object" else ""
