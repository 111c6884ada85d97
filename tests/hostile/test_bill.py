"""The bill of materials says what is installed, in a form that its schema accepts."""

import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any

import pytest
from bill_of_materials import bill, error, is_allowed, not_allowed, plain
from packaging.requirements import Requirement
from test_dependencies import ALL, PROJECT, needed

pytestmark = pytest.mark.skipif(find_spec("cyclonedx_py") is None, reason="the extra build is not installed")


TOOLS = {"build", "docs", "engines", "fuzz", "lint", "lists", "receivers", "test"}
"""The extras for those who work on the toolkit; all others are for those who use it."""


def find_version(name: str) -> str:
    """Give the version of a package, or nothing if it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


@pytest.fixture(scope="module")
def everything() -> dict[str, Any]:
    """The bill of the environment of the tests."""
    return bill(sys.executable)


@pytest.fixture(scope="module")
def found(everything: dict[str, Any]) -> dict[str, Any]:
    """The bill cut down to what the toolkit needs: more is installed where the tests run."""
    found, names = everything, needed("meeting-readout")
    components = [component for component in found["components"] if plain(component["name"]) in names]
    kept = {component["bom-ref"] for component in components} | {found["metadata"]["component"]["bom-ref"]}
    edges = [
        edge | {"dependsOn": sorted(kept & set(edge.get("dependsOn", ())))}
        for edge in found["dependencies"]
        if edge["ref"] in kept
    ]
    return found | {"components": components, "dependencies": edges}


def test_the_schema_accepts_it(found: dict[str, Any]) -> None:
    """It is CycloneDX 1.6, about this project, and valid by the strict schema."""
    assert (found["bomFormat"], found["specVersion"]) == ("CycloneDX", "1.6")
    assert found["metadata"]["component"]["name"] == "meeting-readout"
    assert error(found) == ""


def test_a_mistake_in_it_is_told(found: dict[str, Any]) -> None:
    """A bill with a member that CycloneDX does not know is not taken for a valid one."""
    assert error(found | {"colour": "red"})


def test_every_dependency_is_in_it(found: dict[str, Any]) -> None:
    """Each dependency is there, those of dependencies too: its version, its address as a package, and a licence."""
    components = {plain(component["name"]): component for component in found["components"]}
    assert needed("meeting-readout") - components.keys() == set()
    for name in needed("meeting-readout"):
        component = components[name]
        assert component["version"] == version(name)
        assert component["purl"] == f"pkg:pypi/{name}@{version(name)}"
        assert component["licenses"]


def test_it_says_what_needs_what(found: dict[str, Any]) -> None:
    """From the toolkit, what depends on what leads to every dependency, and all of them are known."""
    edges = {edge["ref"]: edge.get("dependsOn", []) for edge in found["dependencies"]}
    names = {component["bom-ref"]: plain(component["name"]) for component in found["components"]}
    waiting, seen = list(edges[found["metadata"]["component"]["bom-ref"]]), set[str]()
    while waiting:
        if (ref := waiting.pop()) not in seen:
            seen.add(ref)
            waiting += edges[ref]
    assert {names[ref] for ref in seen} == needed("meeting-readout") <= ALL


def test_the_licences_can_stand_beside_ours(found: dict[str, Any], everything: dict[str, Any]) -> None:
    """Each dependency has a licence that is in the list, and so has each one of an extra that users install."""
    names = set[str]()
    for extra, lines in PROJECT["project"]["optional-dependencies"].items():
        for name in () if extra in TOOLS else (plain(Requirement(line).name) for line in lines):
            names |= {name} | (needed(name) if find_version(name) else set())
    users = [component for component in everything["components"] if plain(component["name"]) in names]
    assert not_allowed(found) == not_allowed({"components": users}) == []
    assert users


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("Apache-2.0 OR BSD-3-Clause", True),
        ("GPL-3.0-only OR (MIT AND ISC)", True),
        ("MIT AND GPL-3.0-only", False),
        ("(MIT OR ISC) AND GPL-3.0-only", False),
        ("GPL-3.0-only WITH Classpath-exception-2.0", False),
        ("License :: OSI Approved :: BSD License", True),
        ("AGPL-3.0-or-later", False),
        ("Our own licence", False),
    ],
)
def test_what_is_allowed_is_a_list(licence: str, allowed: bool) -> None:
    """What is not in the list is not allowed; of alternatives one is enough, and of several at once all count."""
    assert is_allowed(licence) is allowed
    component = {"name": "x", "licenses": [{"expression": licence}]}
    assert not_allowed({"components": [component]}) == ([] if allowed else [f"x: {licence}"])


def test_no_licence_is_none_that_is_allowed() -> None:
    """A package that does not say its licence is reported."""
    assert not_allowed({"components": [{"name": "x"}]}) == ["x: no licence"]
