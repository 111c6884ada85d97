"""A generator of valid readouts, built from the tables of the schema: no property is named here.

All chance comes from one function, so that the same code gives thousands of seeded documents and, by way of Hypothesis,
some hundred that shrink. `documents` are valid by the schema; with `core=True` they pass the rules of `core` as well.
"""

import itertools
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from hashlib import blake2b
from random import Random
from typing import Any

from hypothesis import strategies as st
from iregexp import Choose, sample

from meeting_readout.document.inference import SILENT
from meeting_readout.document.view import RESERVED, View
from meeting_readout.document.walk import walk
from meeting_readout.model.derive.profile import extract_iregexp
from meeting_readout.model.model import ROOT, Property, model
from meeting_readout.validator.problem import Problem
from meeting_readout.validator.rules import run

Node = dict[str, Any]

NODES = 240
"""About how many values a document has."""
DEPTH = 24
LISTS = ("objects", "strings", "union")
NESTED = ("object", "objects", "union")
SHARES = 24
"""The share of the room of an object that each property has, but for one, is a part of so many."""
CODES = {
    "language": ("de", "pt-BR", "zh-Hans", "en-GB-oxendict", "yue"),
    "country": ("FJ", "XK"),
    "currency": ("CHF", "YUM"),
}
"""Codes that exist, for the types of the schema whose pattern allows others."""


def documents(
    seed: int, count: int, nodes: int = NODES, core: bool = False, kept: Collection[str] = ()
) -> Iterator[Node]:
    """Yield so many documents, always the same for the same seed; `kept` codes may have findings in them."""
    generator = _Generator(_keyed)
    for number in range(count):
        key = f"{seed}/{number}"
        found = generator.object(ROOT, _keyed(key)(nodes // 6, nodes * 2), key)
        yield mended(found, _keyed, kept) if core else found


@st.composite
def readouts(draw: st.DrawFn, nodes: int = 24, core: bool = False) -> Node:
    """Draw a document that Hypothesis can shrink."""

    def choose(low: int, high: int) -> int:
        return draw(st.integers(low, high))

    found = _Generator(lambda _key: choose).object(ROOT, nodes, "")
    return mended(found, lambda _key: choose) if core else found


def _keyed(key: str) -> Choose:
    """Make choices that depend on a key alone: whatever else is chosen in a document changes none of them."""
    number = itertools.count()

    def choose(low: int, high: int) -> int:
        digest = blake2b(f"{key} {next(number)}".encode(), digest_size=8).digest()
        return low + int.from_bytes(digest) % (high - low + 1)

    return choose


def shuffled(value: Any, random: Random) -> Any:
    """Give the same data with the properties of every object in another order."""
    if isinstance(value, list):
        return [shuffled(inner, random) for inner in value]
    if isinstance(value, dict):
        return {key: shuffled(value[key], random) for key in random.sample(list(value), len(value))}
    return value


class _Generator:
    """Values of the types of the schema; `nodes`, about how many, are shared out among the properties of an object.

    What is chosen for a property depends on its name and on the way to it: a new property of the schema is put into
    some documents, and changes nothing else in them.
    """

    def __init__(self, chooser: Callable[[str], Choose]) -> None:
        self.chooser = chooser
        self.taken = Counter[str]()

    def object(self, name: str, nodes: int, way: str, depth: int = 0) -> Node:
        left = nodes - 1
        properties = list(model().objects[name].properties.values())
        choosers = {p.name: self.chooser(f"{way}/{p.name}") for p in properties}
        density = self.chooser(way)(1, 4)
        wanted = [p for p in properties if p.required or (left > 1 and choosers[p.name](1, 4) + density > 4)]
        if depth >= DEPTH:
            wanted = [p for p in wanted if p.required]
        ranks = {p.name: choosers[p.name](0, 999) for p in wanted}
        spare = sorted((p for p in wanted if not p.required), key=lambda p: ranks[p.name])
        room = max(left, 1) - (len(wanted) - len(spare))  # no more than there is room for
        wanted = [p for p in wanted if p.required or p in spare[: max(room, 0)]]
        if not wanted:
            small = [p for p in properties if p.node in ("attribute", "text")] or properties
            wanted = [min(small, key=lambda p: (choosers[p.name](0, 999), p.name))]
        # Half of the room is for one, so that it goes deep. How much the others get does not depend on how many.
        deep = [p.name for p in wanted if p.shape in NESTED]
        favourite = min(deep, key=lambda name: ranks.get(name, 0), default="")
        return {
            p.name: self.value(p, left // (2 if p.name == favourite else SHARES), f"{way}/{p.name}", depth + 1)
            for p in wanted
        }

    def value(self, prop: Property, nodes: int, way: str, depth: int) -> Any:
        if prop.shape == "object":
            return self.object(prop.target, nodes, way, depth)
        if prop.shape in LISTS:
            members = self.chooser(f"{way}#")(1, max(1, min(4, nodes // 3)))
            return [self.member(prop, nodes // members, f"{way}/{number}", depth + 1) for number in range(members)]
        return self.scalar(prop, self.chooser(f"{way}="))

    def member(self, prop: Property, nodes: int, way: str, depth: int) -> Any:
        choose = self.chooser(f"{way}=")
        if prop.shape == "strings":
            return self.string(prop.target, choose)
        return self.object(self.rare(list(prop.tags.values()) or [prop.target], choose), nodes, way, depth)

    def scalar(self, prop: Property, choose: Choose) -> Any:
        if prop.shape == "tag":
            return prop.schema["const"]
        if prop.shape == "boolean":
            return bool(choose(0, 1))
        if prop.shape == "integer":
            scalar = model().scalars[prop.target]
            low, high = scalar["minimum"], scalar["maximum"]
            return (low, low + 1, low + 41, high)[choose(0, 3)]
        return True if prop.shape == "flag" else self.string(prop.target, choose)

    def rare(self, names: list[str], choose: Choose) -> str:
        """Choose two of the types, and take the one that was taken less often."""
        pair = [names[choose(0, len(names) - 1)] for _ in range(2)]
        name = min(pair, key=lambda name: self.taken[name])
        self.taken[name] += 1
        return name

    def string(self, target: str, choose: Choose) -> str:
        scalar = model().scalars[target]
        if "enum" in scalar:
            return str(scalar["enum"][choose(0, len(scalar["enum"]) - 1)])
        return sample(extract_iregexp(scalar["pattern"]), choose)


def mended(readout: Node, chooser: Callable[[str], Choose], kept: Collection[str] = ()) -> Node:
    """Make a document that is valid by the schema pass the rules of `core` as well, and claim no more than that.

    Codes are made such as exist, ids unique and references pointed to something that makes sense there; whatever else a
    rule complains about is taken out. So the rules themselves say what is left to do.
    """
    if "level" in readout:
        readout["level"] = "core"
    view = View(walk(readout))
    for number, (node, _first) in enumerate(view.repeated):
        node["id"] += f"-{number}r"
    for identified in [found for id_, found in view.ids.items() if id_ in RESERVED]:
        identified.node["id"] += "-s"
    view = View(walk(readout))
    for scalar, codes in CODES.items():
        for node, key in view.coded[scalar]:
            node[key] = codes[chooser(f"{scalar} {node[key]}")(0, len(codes) - 1)]
    for node, key, targets, _owner in view.references:
        fit = [id_ for id_, found in view.ids.items() if found.kind in targets and found.node is not node]
        fit += [id_ for id_ in RESERVED if id_ in targets]
        if fit:
            node[key] = fit[chooser(f"{key} {node[key]}")(0, len(fit) - 1)]
    for node, _owner in view.having["inferred"]:
        said = [name for name in node if name not in SILENT]
        if said:
            node["inferred"] = [min(said, key=lambda name: (chooser(f"{node['inferred']} {name}")(0, 999), name))]
    while problems := [problem for problem in run(View(walk(readout)), "core") if problem.code not in kept]:
        _Removal(readout).take(problems)
    return readout


class _Removal:
    """Takes parts out of a document so that it stays valid by the schema."""

    def __init__(self, readout: Node) -> None:
        self.parents: dict[int, tuple[Any, str | int]] = {}
        self.required: dict[int, set[str]] = {}
        self.gone: set[int] = set()
        self.note(ROOT, readout)

    def note(self, name: str, node: Node) -> None:
        type_ = model().objects[name]
        self.required[id(node)] = {p.name for p in type_.properties.values() if p.required}
        for key, value in node.items():
            prop = type_.properties[key]
            if isinstance(value, dict | list):
                self.parents[id(value)] = (node, key)
            if isinstance(value, dict):
                self.note(prop.target, value)
            for inner in value if isinstance(value, list) and prop.shape != "strings" else ():
                self.parents[id(inner)] = (value, key)
                self.note(prop.tags.get(inner.get("type"), prop.target), inner)

    def take(self, problems: list[Problem]) -> None:
        """Take out what problems point at, at most one part of each node: one may have mended the other."""
        for problem in problems:
            if id(problem.node) not in self.gone:
                self.gone.add(id(problem.node))
                self.out(problem.node, problem.key)

    def out(self, node: Any, key: str | int | None) -> None:
        """Take a member out of an object or list, and that as well where nothing is left of it."""
        if isinstance(node, list):
            if len(node) == 1:
                self.out(*self.parents[id(node)])
            else:
                node[:] = [inner for at, inner in enumerate(node) if at != key]
        elif key is None or key in self.required[id(node)] or len(node) == 1:
            if id(node) not in self.parents:
                raise AssertionError(
                    f"a rule refuses {key!r} of the readout itself: let tests/support/generate.py avoid it"
                )
            parent, name = self.parents[id(node)]
            places = [at for at, inner in enumerate(parent) if inner is node] if isinstance(parent, list) else [name]
            for place in places:  # none where it went with another problem
                self.out(parent, place)
        else:
            node.pop(key, None)
