"""The bill of materials says what is installed, in a form that its schema accepts."""

import sys
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

import pytest
from bill_of_materials import bill, error, plain
from test_dependencies import ALL, needed

pytestmark = pytest.mark.skipif(find_spec("cyclonedx_py") is None, reason="the extra build is not installed")


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """The bill of the environment of the tests, cut down to what the toolkit needs: more is installed there."""
    found, names = bill(sys.executable), needed("meeting-readout")
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
