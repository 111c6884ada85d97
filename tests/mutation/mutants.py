"""The mutants: for every condition, constant and branch of a file, the file with this one thing changed.

Left out are places where a change cannot alter a verdict, by what they are and not by what the suite happens to ask:
annotations and the parameters of types, `__slots__`, `__all__`, docstrings, the words of messages (all programs differ)
and what only makes them, fixes and the XPath of a finding, which no answer gives, how much is remembered, the line and
column of W003 (spec 8.5-13), and the step back from the end of a place of one character, as a place of none is reported
as one.
"""

import ast
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
ELSEWHERE = {
    "near_quotes.py": "chooses the words of messages",
    "lost_words.py": "chooses what is shown of findings that others imply",
    "graphemes.py": "cuts words where messages compare them",
    "labels.py": "only exports and pages use it",
    "library.py": "only exports, tables, pages and other programs use it",
    "cleaning.py": "only fixes use it",
    "empties.py": "only fixes use it",
    "numerals.py": "only drafts use it",
}
"""Files of these folders of which no answer to a question of the suite shows anything, and why."""
MESSAGE_NAMES = {"words", "related", "variant", "detail", "near", "shown", "later"}
"""Variables and arguments that hold the words of messages, which no case compares."""
MESSAGE_ARGUMENTS = {"Problem": 4, "Fault": 3, "report": 3, "report_at": 3}
"""From which argument on the calls hold the words of messages."""
MESSAGES = {
    "converters/characters.py": {"SIGNS", "MOST", "find_sign", "describe_forbidden", "describe_counts", "list_items"},
    "converters/tracing.py": {"build_xpath"},
    "src/meeting_readout/document/damage.py": {
        "repair",
        "write_meant",
        "name_piece",
        "name_points",
        "_guess_unprinted",
    },
    "src/meeting_readout/document/edtf.py": {"MONTHS", "explain_unreal"},
    "src/meeting_readout/document/printed_hours.py": {"__str__"},
    "src/meeting_readout/document/coverage.py": {"share"},
    "validator/rules/not_in_block.py": {"COMPARED", "SEARCHED", "_Explainer"},
    "validator/rules/printed_amount.py": {"_show"},
    "validator/rules/unresolved.py": {"SHOWN"},
    "validator/rules/wrong_kind.py": {"GROUPED", "NAMES", "_enumerate"},
}
"""What of a file only makes the words of messages, reports and fixes, and the XPath of a finding, by its name."""
FREE_PLACES = {"W003"}
"""The codes whose line and column are free (spec 8.5-13)."""
AREAS = {
    "rules": ["validator/rules/*.py"],
    "document": ["src/meeting_readout/document/*.py"],
    "readers": [
        *("converters/json/tracer.py", "converters/xml/*tracer.py", "converters/yaml/tracer.py"),
        *("converters/*/reader.py", "converters/xml/element_reader.py", "converters/xml/attributes.py"),
        *("converters/xml/start_tag.py", "converters/xml/prolog.py", "converters/yaml/scalars.py"),
        *("converters/decode.py", "converters/tracing.py", "converters/characters.py"),
    ],
    "writers": ["converters/*/writer.py", "converters/layout.py"],
}
TYPES = {"dict", "list", "set", "frozenset", "tuple", "type", "Literal", "Callable", "Iterator", "Mapping", "Sequence"}
SWAPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


class Mutant(NamedTuple):
    """One change of a file: the node by its place in a walk of the tree, and what is done with it."""

    area: str
    file: str
    place: int
    kind: str
    change: str
    lines: tuple[int, int]
    """A case that runs none of these lines cannot show the change."""
    text: str


def find_mutants(area: str) -> list[Mutant]:
    """Return all mutants of the files of an area."""
    paths = sorted({path for pattern in AREAS[area] for path in ROOT.glob(pattern) if path.name not in ELSEWHERE})
    files = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return [mutant for file, source in files.items() for mutant in find_in(area, file, source)]


def find_in(area: str, file: str, source: str) -> Iterator[Mutant]:
    """Yield the mutants of one file: every change of every node outside annotations and docstrings."""
    tree, lines = ast.parse(source), source.splitlines()
    headers = _find_headers(tree)
    for words in _find_messages(tree, MESSAGES.get(file, set())):
        headers.pop(id(words), None)
    ends = {id(end) for end in _find_ends(tree)}
    for place, node in enumerate(ast.walk(tree)):
        where = headers.get(id(node))
        for kind, change in _find_changes(node) if where else ():
            if change == "-1" and id(node) in ends:
                continue
            if kind == "branch":
                body = node.body if change == "cut" else node.orelse  # type: ignore[attr-defined]  # the kind says which node
                where = (body[0].lineno, body[-1].end_lineno)
            line, column = node.lineno, node.col_offset + 1  # type: ignore[attr-defined]  # the kind says which node
            text = f"{line}:{column}: {lines[line - 1].strip()}"
            yield Mutant(area, file, place, kind, change, where or (line, line), text)


def sample(mutants: list[Mutant], size: int, seed: int) -> list[Mutant]:
    """Return so many mutants, from each area and kind in proportion."""
    if size >= len(mutants):
        return mutants
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    strata: dict[tuple[str, str], list[Mutant]] = {}
    for mutant in mutants:
        strata.setdefault((mutant.area, mutant.kind), []).append(mutant)
    order = []
    for stratum in strata.values():
        chance.shuffle(stratum)
        order += [((place + 0.5) / len(stratum), chance.random(), mutant) for place, mutant in enumerate(stratum)]
    return [mutant for _share, _tie, mutant in sorted(order)[:size]]


def mutate(mutant: Mutant, source: str) -> ast.Module:
    """Return the tree of a file with the change of a mutant."""
    tree = ast.parse(source)
    node = list(ast.walk(tree))[mutant.place]
    _change(node, mutant.change)
    return ast.fix_missing_locations(tree)


def _find_headers(tree: ast.Module) -> dict[int, tuple[int, int]]:
    """Return for each node in a body of code the lines of its statement, or of the head of a compound one."""
    found: dict[int, tuple[int, int]] = {}
    for statement in ast.walk(tree):
        if not isinstance(statement, ast.stmt) or isinstance(statement, ast.Import | ast.ImportFrom):
            continue
        body = getattr(statement, "body", None)
        last = body[0].lineno - 1 if body else statement.end_lineno or statement.lineno
        for inner in _inside(statement):
            found[id(inner)] = (statement.lineno, max(last, statement.lineno))
    return found


def _find_messages(tree: ast.Module, names: set[str]) -> Iterator[ast.AST]:
    """Yield all nodes of the functions, classes and constants with these names."""
    for node in ast.walk(tree):
        own = getattr(node, "name", None) or (ast.unparse(node.targets[0]) if isinstance(node, ast.Assign) else None)
        if own in names:
            yield from ast.walk(node)


def _inside(statement: ast.stmt) -> Iterator[ast.AST]:
    """Yield a statement and its expressions, without annotations and without the statements in it."""
    yield statement
    waiting = _parts(statement)
    while waiting:
        node = waiting.pop()
        yield node
        waiting += _parts(node)


def _parts(node: ast.AST) -> list[ast.AST]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return []  # a docstring
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("__slots__", "__all__"):
        return []
    types = [getattr(node, name, None) for name in ("annotation", "returns", "slice" if _is_type(node) else "returns")]
    left_out = {id(part) for part in (*types, *_words(node), *_free_places(node))}
    parts = [part for part in ast.iter_child_nodes(node) if id(part) not in left_out]
    return [part for part in parts if not isinstance(part, ast.stmt)]


def _words(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what in a node only makes the words of messages, or says how much is remembered."""
    if isinstance(node, ast.Assign) and all(name in MESSAGE_NAMES for name in _names(node.targets[0])):
        yield node.value
    elif isinstance(node, ast.Call):
        function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        yield from node.args[MESSAGE_ARGUMENTS.get(function, 0 if function == "lru_cache" else len(node.args)) :]
        fills = function in ("report", "report_at")
        yield from (of for of in node.keywords if of.arg in MESSAGE_NAMES or (fills and of.arg != "path"))


def _is_type(node: ast.AST) -> bool:
    """Return whether a node is a type with its parameters, which only type checkers read: `dict[str, list[int]]`."""
    return isinstance(node, ast.Subscript) and ast.unparse(node.value).rpartition(".")[2] in TYPES


def _free_places(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the places in a call that reports a code whose place is free."""
    if isinstance(node, ast.Call) and any(isinstance(of, ast.Constant) and of.value in FREE_PLACES for of in node.args):
        yield from (part for part in node.args if isinstance(part, ast.Tuple))


def _find_ends(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the 1 of each place `(at, at + 1)`: a place of no characters is reported as one character."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple) and len(node.elts) == 2:
            start = ast.unparse(node.elts[0])
            yield from (
                part.right
                for part in ast.walk(node.elts[1])
                if isinstance(part, ast.BinOp) and ast.unparse(part) == f"{start} + 1"
            )


def _names(target: ast.expr) -> list[str]:
    parts = target.elts if isinstance(target, ast.Tuple) else [target]
    return [ast.unparse(part) for part in parts]


def _find_changes(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield what can be done with a node: the kind, and the change."""
    if isinstance(node, ast.If | ast.While | ast.IfExp) and not _is_for_types(node.test):
        yield "condition", "negate"
        if isinstance(node, ast.If) and not isinstance(node.body[0], ast.Pass):
            yield "branch", "cut"
            if node.orelse and not isinstance(node.orelse[0], ast.If):
                yield "branch", "cut else"
    elif isinstance(node, ast.BoolOp):
        yield "condition", "and for or"
    elif isinstance(node, ast.Compare):
        yield from (("condition", f"swap {place}") for place, op in enumerate(node.ops) if type(op) in SWAPPED)
        if any(isinstance(side, ast.Constant) and isinstance(side.value, str) for side in node.comparators):
            yield "constant", "other words"
    elif isinstance(node, ast.GeneratorExp | ast.ListComp | ast.SetComp | ast.DictComp):
        if any(generator.ifs for generator in node.generators):
            yield "condition", "no filter"
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield "constant", "flip"
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield from (("constant", "+1"), ("constant", "-1"))
    elif isinstance(node, ast.Tuple | ast.List | ast.Set) and isinstance(getattr(node, "ctx", None), ast.Load | None):
        words = [place for place, item in enumerate(node.elts) if isinstance(item, ast.Constant)]
        yield from (("constant", f"drop {place}") for place in words if len(node.elts) > 1)


def _is_for_types(test: ast.expr) -> bool:
    return isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"


def _change(node: ast.AST, change: str) -> None:
    """Change a node in place."""
    what, _, place = change.partition(" ")
    if what == "negate":
        node.test = ast.UnaryOp(ast.Not(), node.test)  # type: ignore[attr-defined]  # the kind says which node
    elif change == "cut":
        node.body = [ast.Pass()]  # type: ignore[attr-defined]  # the kind says which node
    elif change == "cut else":
        node.orelse = []  # type: ignore[attr-defined]  # the kind says which node
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.Compare) and what == "swap":
        node.ops[int(place)] = SWAPPED[type(node.ops[int(place)])]()
    elif isinstance(node, ast.Compare):
        for side in node.comparators:
            if isinstance(side, ast.Constant) and isinstance(side.value, str):
                side.value = f"{side.value}~"
    elif change == "no filter":
        for generator in node.generators:  # type: ignore[attr-defined]  # the kind says which node
            generator.ifs = []
    elif isinstance(node, ast.Constant):
        node.value = not node.value if what == "flip" else int(node.value) + int(what)  # type: ignore[arg-type]  # the kind says which value
    elif what == "drop":
        del node.elts[int(place)]  # type: ignore[attr-defined]  # the kind says which node
