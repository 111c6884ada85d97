"""One direction: which part of the package may import which, that no files import each other, and no rule a rule.

An import counts wherever it stands: in a function and under `TYPE_CHECKING` too. Parts of one line of `ORDER` do not
import each other. Importing a package that one is in is no circle, and neither is what goes through an `__init__.py`
that only hands names on.
"""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.util import resolve_name
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
ORDER = """
schemas
model
converters
files document
validator
dictionary
page
comparison
drafting export tables
config
discovery
runner
api
language_server
cli
__init__
__main__
"""
"""From the lowest: a part imports from lines above its own, and from itself."""
RANKS = {part: rank for rank, line in enumerate(ORDER.split("\n")) for part in line.split()}
HANDS_ON = re.compile(r'import |from |if TYPE_CHECKING:|__all__ = |"|\'')
"""How the statements begin of which an `__init__.py` that only hands names on is made."""


class Edge(NamedTuple):
    """An import: the file and line where it stands, the module that this file is, and the module that it imports."""

    file: str
    line: int
    importer: str
    imported: str


def test_no_import_goes_against_the_order() -> None:
    """No import of the package breaks the order, closes a circle, or leads from a rule to a rule."""
    found = list(violations(package()))
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("planted", "expected"),
    [
        pytest.param(
            {"converters/a.py": "\nfrom meeting_readout.validator import b", "validator/b.py": ""},
            ["converters/a.py:2: converters must not import validator (meeting_readout.validator.b)"],
            id="against the order",
        ),
        pytest.param(
            {"files/a.py": "import meeting_readout.document.b as b", "document/b.py": ""},
            ["files/a.py:1: files must not import document (meeting_readout.document.b)"],
            id="between parts of one line",
        ),
        pytest.param(
            {"model/a.py": "def f():\n    def g():\n        from meeting_readout.cli.b import c", "cli/b.py": ""},
            ["model/a.py:3: model must not import cli (meeting_readout.cli.b)"],
            id="in a function",
        ),
        pytest.param(
            {"model/a.py": "if TYPE_CHECKING:\n    from meeting_readout.api import b", "api.py": ""},
            ["model/a.py:2: model must not import api (meeting_readout.api)"],
            id="under TYPE_CHECKING",
        ),
        pytest.param(
            {"model/a.py": "from meeting_readout import __all__"},
            ["model/a.py:1: model must not import __init__ (meeting_readout)"],
            id="the root",
        ),
        pytest.param(
            {"other/a.py": "from meeting_readout.model import b", "model/b.py": ""},
            ["other/a.py:1: other has no place in ORDER"],
            id="a part without a place",
        ),
        pytest.param(
            {
                "files/a.py": "from meeting_readout.files.b import c",
                "files/b.py": "import json\ndef f():\n    from meeting_readout.files import a",
            },
            [
                "files/a.py:1: meeting_readout.files.b leads back to meeting_readout.files.a",
                "files/b.py:3: meeting_readout.files.a leads back to meeting_readout.files.b",
            ],
            id="a circle of two files",
        ),
        pytest.param(
            {
                "files/a.py": "from . import b",
                "files/b.py": "from meeting_readout.files.c.d import e",
                "files/c/__init__.py": "",
                "files/c/d.py": "from ..a import f",
            },
            [
                "files/a.py:1: meeting_readout.files.b leads back to meeting_readout.files.a",
                "files/b.py:1: meeting_readout.files.c.d leads back to meeting_readout.files.b",
                "files/c/d.py:1: meeting_readout.files.a leads back to meeting_readout.files.c.d",
            ],
            id="a circle of three files, imported relatively",
        ),
        pytest.param(
            {
                "files/c/__init__.py": "from meeting_readout.files.a import f\n\ndef g(): ...",
                "files/a.py": "import meeting_readout.files.c",
            },
            [
                "files/a.py:1: meeting_readout.files.c leads back to meeting_readout.files.a",
                "files/c/__init__.py:1: meeting_readout.files.a leads back to meeting_readout.files.c",
            ],
            id="a circle by way of a package with code",
        ),
        pytest.param(
            {"validator/rules/a.py": "from meeting_readout.validator.rules.b import c", "validator/rules/b.py": ""},
            ["validator/rules/a.py:1: a rule must not import a rule (meeting_readout.validator.rules.b)"],
            id="from rule to rule",
        ),
    ],
)
def test_what_is_planted_is_found(planted: dict[str, str], expected: list[str]) -> None:
    """Each kind of violation is reported with its file and line, and nothing else is."""
    assert sorted(violations(parents(planted) | planted)) == expected


def test_what_is_allowed_is_silent() -> None:
    """Downwards, to the own package, and through a package that only hands names on, imports are free."""
    allowed = {
        "__init__.py": "from meeting_readout.api import read",
        "api.py": "from meeting_readout.validator.rules import RULES",
        "files/__init__.py": '"""Hands on."""\nfrom meeting_readout.files.a import f\n__all__ = ["f"]',
        "files/a.py": "from meeting_readout.files.c.d import e",
        "files/c/d.py": "from meeting_readout.files import f",
        "validator/rules/__init__.py": "from meeting_readout.validator.rules import a\nRULES = (a.check,)",
        "validator/rules/a.py": "import json\nfrom meeting_readout.validator.rules import LEVELS",
    }
    assert list(violations(parents(allowed) | allowed)) == []


def package() -> dict[str, str]:
    """Give the text of every module of the package, by its path in the package."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    found = dict[str, str]()
    for name, folder in settings["package-dir"].items():
        home = Path(*name.split(".")[1:])
        for path in sorted((ROOT / folder).rglob("*.py")):
            found[(home / path.relative_to(ROOT / folder)).as_posix()] = path.read_text(encoding="utf-8")
    return found


def parents(sources: Mapping[str, str]) -> dict[str, str]:
    """Give the packages that the paths need, empty."""
    return {(folder / "__init__.py").as_posix(): "" for path in sources for folder in Path(path).parents}


def violations(sources: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with the imports of a package, given the text of its modules by their paths."""
    found = list(edges(sources))
    for edge in found:
        low, high = part(edge.imported), part(edge.importer)
        if unknown := next((name for name in (high, low) if name not in RANKS), None):
            yield f"{edge.file}:{edge.line}: {unknown} has no place in ORDER"
        elif low != high and RANKS[low] >= RANKS[high]:
            yield f"{edge.file}:{edge.line}: {high} must not import {low} ({edge.imported})"
        rules = {rule for rule in (rule_of(edge.importer), rule_of(edge.imported)) if rule}
        if len(rules) == 2:
            yield f"{edge.file}:{edge.line}: a rule must not import a rule ({edge.imported})"
    yield from circles([edge for edge in found if counts_for_circles(edge, sources[edge.file])])


def edges(sources: Mapping[str, str]) -> Iterator[Edge]:
    """Yield every import of one module of the package by another."""
    modules = {module_of(path): path for path in sources}
    for module, path in modules.items():
        inside = module if path.endswith("__init__.py") else module.rpartition(".")[0]
        for node in ast.walk(ast.parse(sources[path])):
            if isinstance(node, ast.Import):
                names = {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                base = resolve_name("." * node.level + (node.module or ""), inside)
                names = {name if (name := f"{base}.{alias.name}") in modules else base for alias in node.names}
            else:
                continue
            yield from (
                Edge(path, node.lineno, module, name) for name in sorted(names & modules.keys()) if name != module
            )


def circles(found: list[Edge]) -> Iterator[str]:
    """Yield every import that is part of a circle."""
    onward: dict[str, set[str]] = {}
    for edge in found:
        onward.setdefault(edge.importer, set()).add(edge.imported)
    for edge in found:
        reached, waiting = set[str](), [edge.imported]
        while waiting:
            if (module := waiting.pop()) not in reached:
                reached.add(module)
                waiting += onward.get(module, ())
        if edge.importer in reached:
            yield f"{edge.file}:{edge.line}: {edge.imported} leads back to {edge.importer}"


def counts_for_circles(edge: Edge, source: str) -> bool:
    """Whether an import can be part of a circle: not from a package that hands names on, nor to one that it is in."""
    only_hands_on = edge.file.endswith("__init__.py") and all(
        HANDS_ON.match(ast.unparse(statement)) for statement in ast.parse(source).body
    )
    return not only_hands_on and not edge.importer.startswith(f"{edge.imported}.")


def module_of(path: str) -> str:
    """Give the name of the module in a file."""
    return ".".join(["meeting_readout", *Path(path).with_suffix("").parts]).removesuffix(".__init__")


def part(module: str) -> str:
    """Give the part of the package that a module is in: `__init__` for the package itself."""
    return [*module.split("."), "__init__"][1]


def rule_of(module: str) -> str:
    """Give the name of the rule that a module belongs to, or nothing."""
    return module.removeprefix("meeting_readout.validator.rules.").split(".")[0] if ".rules." in module else ""
