"""What is installed with the toolkit is known: a dependency more is a decision, not an accident."""

import ast
import json
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
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
EXTRA = {
    "duckdb": "databases of DuckDB: of the extra `duckdb`, and imported only for them",
    "icalendar": "calendars: of the extra `ics`, and imported only for them",
    "pyarrow": "tables in Parquet and DuckDB: of the extra `parquet`, and imported only for them",
    "jinja2": "pages: of the extra `show`, and imported only for them",
    "pdfminer": "pdfminer.six: PDF documents, of the extra `pdf`, and imported only for them",
    "pygls": "the language server: of the extra `lsp`, and imported only for it",
    "lsprotocol": "the types of its protocol: of pygls",
}
"""What the package imports if it is there, and says what to install if it is not."""
THEIRS = {
    "attrs": "of jsonschema and referencing",
    "jsonschema-specifications": "of jsonschema",
    "referencing": "of jsonschema",
    "rpds-py": "of jsonschema and referencing",
    "typing-extensions": "of referencing, before Python 3.13",
}
"""The dependencies of dependencies, and whose each is."""
ALL = {name.lower() for name in KNOWN} | THEIRS.keys()


def test_the_dependencies_are_known() -> None:
    """pyproject.toml lists exactly the known dependencies, each with its oldest version."""
    listed = [re.fullmatch(r"([A-Za-z-]+)>=[0-9.]+", line) for line in PROJECT["project"]["dependencies"]]
    assert [found and found.group(1) for found in listed] == list(KNOWN)


def test_versions_with_known_holes_are_not_taken() -> None:
    """The oldest lxml that is taken is 6.1: before, one of its ways of parsing expands entities (CVE-2026-41066)."""
    oldest = dict(re.split(">=", line) for line in PROJECT["project"]["dependencies"])
    assert tuple(map(int, oldest["lxml"].split("."))) >= (6, 1)
    # pdfminer.six loaded what a document names by `pickle` (CVE-2025-64512, CVE-2025-70559).
    assert PROJECT["project"]["optional-dependencies"]["pdf"] == ["pdfminer.six>=20260107"]


def needed(name: str) -> set[str]:
    """Give the names of all packages that a package needs here, by what they say of themselves; no extras."""
    found, waiting = set[str](), [name]
    while waiting:
        for line in requires(waiting.pop()) or ():
            wanted = Requirement(line)
            plain = wanted.name.lower().replace("_", "-")
            if plain not in found and (wanted.marker is None or wanted.marker.evaluate({"extra": ""})):
                found.add(plain)
                waiting.append(plain)
    return found


def test_the_dependencies_of_dependencies_are_known() -> None:
    """What comes with the dependencies is known as well, and all of it is needed; each has its version installed."""
    old = {"typing-extensions"} if sys.version_info >= (3, 13) else set()
    assert needed("meeting-readout") - old == ALL - old
    assert all(map(version, ALL - old))


@cache
def nodes() -> list[ast.AST]:
    """Give all that the modules of the package say, in pieces."""
    folders = ("src/meeting_readout", "converters", "schemas", "validator")
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return [node for path in paths for node in ast.walk(ast.parse(path.read_bytes()))]


def imported() -> set[str]:
    """Give the names of all modules that the package imports, wherever it does so."""
    found = set()
    for node in nodes():
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
        "babel",  # in `model/derive/numerals.py`, which makes a word list, and which no command imports
        *(name.replace("-", "_") for name in (*KNOWN, *EXTRA)),
    } | sys.stdlib_module_names
    assert {name for name in imported() if name.partition(".")[0] not in own} == set()


def test_no_program_and_no_socket_is_used() -> None:
    """No module imports what opens sockets, or loads what is run; one starts the program that --with names."""
    folder = ROOT / "src/meeting_readout"
    starting = [path for path in folder.rglob("*.py") if "subprocess" in path.read_text("utf-8")]
    assert [path.relative_to(folder).as_posix() for path in starting] == ["drafting/command.py"]
    closed = {"subprocess", "socket", "ssl", "http.client", "urllib.request", "ftplib", "pickle", "marshal", "ctypes"}
    assert imported() & closed == {"subprocess"}


def test_nothing_that_a_document_says_is_run() -> None:
    """No module evaluates text as Python; modules that are loaded by name stand in tables of the package."""
    called = {node.func.id for node in nodes() if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert called & {"eval", "exec", "compile", "__import__"} == set()


def test_little_of_the_environment_is_read() -> None:
    """Of the environment only the wishes for colour are looked at, so that no report can tell a secret from it."""
    seen = [node for node in nodes() if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")]
    asked = [
        node.args[0].value
        for node in nodes()
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.value in seen
        and isinstance(node.args[0], ast.Constant)
    ]
    assert len(asked) == len(seen)
    assert set(asked) == {"NO_COLOR", "FORCE_COLOR"}


def test_parsers_are_used_as_they_are_meant() -> None:
    """YAML is read as events and never loaded or composed; nothing of XML includes, transforms, or looks up paths."""
    called = {node.func.attr for node in nodes() if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)}
    unsafe = {"xinclude", "XSLT", "XPath", "iterparse", "XMLSchema", "RelaxNG", "DTD"}
    assert called & unsafe == set()
    paths = [path for path in (ROOT / "src/meeting_readout").rglob("*.py") if ".xpath(" in path.read_text("utf-8")]
    assert [path.name for path in paths] == ["html.py"]  # the expression of the command line, on a page
    of_yaml = {
        node.attr
        for node in nodes()
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "yaml"
    }
    assert {name for name in of_yaml if not name.endswith("Event")} == {"parse", "CBaseLoader", "MarkedYAMLError"}


def test_the_parser_of_xml_is_closed() -> None:
    """It opens nothing, expands nothing, mends nothing, and keeps the limits of its own."""
    from meeting_readout.converters.xml.reader import OPTIONS

    closed = ("resolve_entities", "load_dtd", "dtd_validation", "attribute_defaults", "huge_tree", "recover")
    assert {name: OPTIONS[name] for name in closed} == dict.fromkeys(closed, False)
    assert OPTIONS["no_network"]
    assert OPTIONS["remove_comments"] == OPTIONS["remove_pis"] == True  # noqa: E712 - the very value


def test_the_schema_names_no_format() -> None:
    """No check is left to a `format`, which engines may know or not: what has a form has a pattern, or a rule."""
    from meeting_readout.schemas import load

    waiting = [json.loads(load("readout.schema.json"))]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            assert not isinstance(value.get("format"), str)
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def test_every_test_that_is_named_exists() -> None:
    """The tests that docs/security.md names are there."""
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|python tests/)([a-z_/]+\.py)\b", page))
    assert {name for name in named if not (ROOT / "tests" / name).is_file()} == set()


def test_every_hostile_test_is_named() -> None:
    """docs/security.md names every test of hostile input, so that a measure is found by its test and the other way."""
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    names = {f"hostile/{path.name}" for path in (ROOT / "tests/hostile").glob("test_*.py")}
    assert {name for name in names if f"`{name}`" not in page} == set()
