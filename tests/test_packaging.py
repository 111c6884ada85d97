"""How the folders become one package: lists that are written by hand, what is public, and what is imported when."""

import importlib
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from command import MINIMAL

import meeting_readout

ROOT = Path(__file__).parent.parent
SETTINGS: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETUPTOOLS: dict[str, Any] = SETTINGS["tool"]["setuptools"]
HEAVY = (
    *("attr", "jsonschema", "lxml", "referencing", "yaml", "hypothesis", "concurrent.futures", "multiprocessing"),
    *("asyncio", "lsprotocol", "pygls"),
)
"""Modules that a faultless JSON file has no need of."""


def test_every_package_is_listed() -> None:
    """The packages in pyproject.toml are the folders with an `__init__.py`, wherever they are mapped from."""
    found = set[str]()
    for package, folder in SETUPTOOLS["package-dir"].items():
        for init in (ROOT / folder).rglob("__init__.py"):
            inner = init.parent.relative_to(ROOT / folder).parts
            if not any((ROOT / folder / part).is_symlink() for part in inner[:1]):
                found.add(".".join([package, *inner]))
    assert found == set(SETUPTOOLS["packages"])


def test_every_module_is_in_a_package() -> None:
    """No module lies in a folder without an `__init__.py`, where it would not be packaged."""
    for folder in SETUPTOOLS["package-dir"].values():
        for module in (ROOT / folder).rglob("*.py"):
            assert (module.parent / "__init__.py").exists()


def test_the_links_are_the_mapping() -> None:
    """The links in the package, for editors and type checkers, lead where pyproject.toml maps to."""
    home = ROOT / SETUPTOOLS["package-dir"]["meeting_readout"]
    links = {f"meeting_readout.{path.name}": path.resolve() for path in home.iterdir() if path.is_symlink()}
    mapped = {name: ROOT / folder for name, folder in SETUPTOOLS["package-dir"].items() if name != "meeting_readout"}
    assert links == mapped


def test_every_file_of_the_standard_is_packaged() -> None:
    """Every file of `schemas/` that is no module is covered by the package data."""
    patterns = SETUPTOOLS["package-data"]["meeting_readout.schemas"]
    for path in (ROOT / "schemas").iterdir():
        if path.is_file() and path.suffix != ".py":
            assert any(path.match(pattern) for pattern in patterns), path.name


def test_public_names_are_few() -> None:
    """There are at most eight public names; each can be imported, and nothing else can."""
    assert len(meeting_readout.__all__) <= 8
    assert sorted(meeting_readout.__all__) == meeting_readout.__all__
    for name in meeting_readout.__all__:
        assert callable(getattr(meeting_readout, name))
    with pytest.raises(AttributeError, match="has no attribute 'parse'"):
        _ = meeting_readout.parse


@pytest.mark.parametrize("package", SETUPTOOLS["packages"])
def test_every_module_can_be_imported(package: str) -> None:
    """Every module of every package is imported without an effect of its own, except those that are run."""
    folder = Path(str(importlib.import_module(package).__file__)).parent
    for module in folder.glob("*.py"):
        if module.stem not in ("__init__", "__main__"):
            assert importlib.import_module(f"{package}.{module.stem}").__doc__


def test_importing_the_library_imports_nothing_else() -> None:
    """`import meeting_readout` costs nothing: what it needs is imported when it is used."""
    assert modules("import meeting_readout") & {"click", "jiter", "jsonschema_rs", "json", *HEAVY} == set()


@pytest.mark.parametrize("form", ["json", "xml"])
def test_a_faultless_file_is_checked_without_heavy_imports(form: str) -> None:
    """Nobody waits for an engine that explains, or another form, while nothing is wrong."""
    path = MINIMAL.with_suffix(f".{form}")
    code = f"import sys; sys.argv[1:] = ['validate', {str(path)!r}]\n"
    code += "try:\n from meeting_readout.__main__ import main\n main()\n"
    loaded = modules(f"{code}except SystemExit as end: assert end.code == 0")
    assert loaded & set(HEAVY) == ({"lxml"} if form == "xml" else set())
    assert "meeting_readout.validator.schema.gate" in loaded
    assert "meeting_readout.validator.schema.errors" not in loaded


def modules(code: str) -> set[str]:
    """Run code in a fresh interpreter, and give the names of the modules that are loaded at its end."""
    code += "\nimport sys\nsys.stderr.write(' '.join(sys.modules))"
    env = os.environ | {"PYTHONPATH": ""}
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env
    )
    return set(done.stderr.split())
