"""Which properties change what a rule says: found by trial.

In each of many documents one property at a time is taken out, or given another value of its type, and the rules run
again. Where the findings of a rule change, the property matters to it.
"""

import json
import runpy
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from dictionary_examples import HOME, REFERENCE, Node, nodes

from meeting_readout import converters
from meeting_readout.document.view import View, item_lists
from meeting_readout.document.walk import walk
from meeting_readout.model.model import ROOT, Property, model
from meeting_readout.validator import catalogue
from meeting_readout.validator.catalogue import examples
from meeting_readout.validator.families import LEVELS
from meeting_readout.validator.rules import run
from meeting_readout.validator.schema import gate

SUITE, CASES = HOME / "tests/suite", HOME / "tests/validator/rules/rule_cases.json"
WORDS = HOME / "tests/support/cases.py"
LARGE = 16
"""Documents with more nodes are not tried with their items moved: small ones say as much."""

At = tuple[str, str]


class Trial(NamedTuple):
    """How many documents were tried; by type and property the codes whose findings changed: there, and elsewhere."""

    documents: int
    there: dict[At, set[str]]
    elsewhere: dict[At, set[str]]


@cache
def trial() -> Trial:
    """Try all documents that are valid by the schema, except the reference example, which is long."""
    given = list(documents())
    seen: dict[str, set[Any]] = defaultdict(set)
    for document in given:
        for name, _way, node in nodes(document):
            for key, value in node.items():
                prop = model().objects[name].properties[key]
                seen[prop.target] |= {value} if prop.shape == "string" else set()
    found = Trial(len(given), defaultdict(set), defaultdict(set))
    for document in given:
        _try(document, seen, found)
    return found


def documents() -> Iterator[Node]:
    """Yield the cases of the rules, the suite and the examples; the small ones also with their items elsewhere."""
    for text in dict.fromkeys(json.dumps(document) for document in _all()):
        document = json.loads(text)
        if gate.passes(document):
            yield document
            if len(list(nodes(document))) <= LARGE:
                yield from filter(gate.passes, _moved(text))


def _all() -> Iterator[Node]:
    base = catalogue.load_catalogue()["base"]
    cases, words = json.loads(CASES.read_text(encoding="utf-8")), runpy.run_path(str(WORDS))
    for add in [case["add"] for case in cases["wrong"] + cases["silent"]]:
        yield {**base, **add}
    for case in words["WRONG"] + words["SILENT"]:
        yield {**base, **case.add}
    for rule in catalogue.rules().values():
        yield from filter(None, map(examples.build_readout, (rule["bad"], rule["good"])))
    for path in sorted([*SUITE.glob("valid/*.json"), *HOME.glob("examples/*/*.readout.json")]):
        if path != REFERENCE:
            yield converters.read(path.read_bytes().removeprefix(b"\xef\xbb\xbf"), "json")
    for path in sorted(SUITE.glob("invalid/[MQ]*.json")):
        yield converters.read(path.read_bytes(), "json")


def _moved(text: str) -> Iterator[Node]:
    """Yield a document with the items of each list in another list, and with the members of unions of another type."""
    document = json.loads(text)
    for name in item_lists():
        prop = model().objects[ROOT].properties[name]
        for other in item_lists() if name in document and prop.shape == "objects" else ():
            if other not in document and model().objects[ROOT].properties[other].shape == "objects":
                yield json.loads(text.replace(f'"{name}": [', f'"{other}": [', 1))
        for tag in prop.tags if name in document else ():
            moved = json.loads(text)
            moved[name] = [{**member, "type": tag} for member in moved[name]]
            yield moved


def _try(document: Node, seen: dict[str, set[Any]], found: Trial) -> None:
    """Change each property of a document in turn, inner ones first, and put it back."""
    before = _problems(document)
    changes: dict[int, set[str]] = defaultdict(set)
    """The codes that the properties of an object, and of all within it, have changed."""
    for name, _way, node in reversed(list(nodes(document))):
        whole = dict(node)
        for key, value in whole.items():
            prop = model().objects[name].properties[key]
            inside = set(_inside(value))
            explained = set[str]().union(*(changes[inner] for inner in inside))
            changed = set()
            for other in _others(prop, value, seen):
                node.clear()
                node.update({k: other if k == key else v for k, v in whole.items() if k != key or other is not None})
                changed |= {problem for problem in before ^ _problems(document) if problem[1] not in inside}
            node.clear()
            node.update(whole)
            for code, at, at_key in changed:
                if code not in explained:
                    (found.there if (at, at_key) == (id(node), key) else found.elsewhere)[name, key].add(code)
            changes[id(node)] |= explained | {code for code, *_at in changed}


def _problems(document: Node) -> set[tuple[str, int, str | int | None]]:
    return {(problem.code, id(problem.node), problem.key) for problem in run(View(walk(document)), LEVELS[-1])}


def _inside(value: Any) -> Iterator[int]:
    if isinstance(value, dict | list):
        yield id(value)
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _inside(inner)


def _others(prop: Property, value: Any, seen: dict[str, set[Any]]) -> list[Any]:
    """Return what a property is set to in its turn: None to take it out."""
    others: list[Any] = [] if prop.required else [None]
    if prop.shape == "string":
        known = model().scalars.get(prop.target, {}).get("enum") or sorted(seen[prop.target])
        others += [other for other in (known if len(known) < 12 else (known[0], known[-1])) if other != value]
    elif prop.shape == "integer":
        others.append(value + 1)
    return others if prop.shape != "tag" else []
