"""What is installed with the toolkit is known: a dependency more is a decision, not an accident."""

import ast
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
KNOWN = {
    "click": "the command line",
    "jiter": "JSON, fast and with duplicate keys told",
    "jsonschema": "faults by the schema, one by one",
    "jsonschema-rs": "yes or no by the schema, without backtracking",
    "lxml": "XML",
    "PyYAML": "YAML, as events",
}
"""The dependencies, and what each is for."""


def test_the_dependencies_are_known() -> None:
    """pyproject.toml lists exactly the known dependencies, each with its oldest version."""
    listed = [re.fullmatch(r"([A-Za-z-]+)>=[0-9.]+", line) for line in PROJECT["project"]["dependencies"]]
    assert [found and found.group(1) for found in listed] == list(KNOWN)


def imported() -> set[str]:
    """Give the names of all modules that the package imports, wherever it does so."""
    found = set()
    for folder in ("src/meeting_readout", "converters", "schemas", "validator"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_bytes())):
                if isinstance(node, ast.Import):
                    found |= {name.name for name in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module)
    return found


def test_only_dependencies_are_imported() -> None:
    """The package imports itself, the standard library, what it depends on, and what jsonschema takes."""
    own = {
        "meeting_readout",
        "yaml",
        "referencing",
        *(name.replace("-", "_") for name in KNOWN),
    } | sys.stdlib_module_names
    assert {name for name in imported() if name.partition(".")[0] not in own} == set()


def test_no_program_and_no_socket_is_used() -> None:
    """No module of the package imports what starts programs, opens sockets, or loads what is run."""
    closed = {"subprocess", "socket", "ssl", "http.client", "urllib.request", "ftplib", "pickle", "marshal", "ctypes"}
    assert imported() & closed == set()


def test_every_test_that_is_named_exists() -> None:
    """The tests that docs/security.md names are there."""
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:test_)?[a-z_]+\.py)`", page)) | set(
        re.findall(r"python (?:tests/)([a-z/]+\.py)", page)
    )
    assert {name for name in named if not list((ROOT / "tests").rglob(name))} == set()
