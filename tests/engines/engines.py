"""The engines: each takes a schema and a folder of samples, and gives the names of the samples that it accepts.

`Missing` is raised where an engine is not installed, with what it needs.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NPM = ("ajv@8", "@sourcemeta/jsonschema@16")
KEYWORDS = {
    "readout.schema.json": (
        *("xml", "x-also-called", "x-other-words", "x-printed", "x-readout-message", "x-ref-targets"),
        "x-value-meanings",
    ),
    "readout.draft-07.schema.json": ("enumDescriptions",),
}
"""What an edition adds to the keywords of JSON Schema; what else it adds is an error in ajv."""

Accept = Callable[[Path, Path], set[str]]


class Missing(Exception):  # noqa: N818 - it is caught at once, and said
    """An engine is not installed; the text says what is needed."""


class Npm:
    """The engines from npm, installed into a folder of their own."""

    def __init__(self, folder: Path) -> None:
        """Install them, if npm is there."""
        self.folder = folder
        if shutil.which("npm") and shutil.which("node"):
            options = ("--silent", "--no-audit", "--no-fund", "--fetch-retries=0", "--prefix", str(folder))
            subprocess.run(["npm", "install", *options, *NPM], check=False, capture_output=True)  # noqa: S603, S607 - npm, as it is found

    def ajv(self, schema: Path, samples: Path) -> set[str]:
        """Strict mode, with the keywords of the edition declared."""
        modules = self._needs("ajv")
        command = ["node", str(HERE / "ajv.cjs"), str(schema), str(samples), *KEYWORDS.get(schema.name, ())]
        return set(_output(command, NODE_PATH=str(modules)).split())

    def sourcemeta(self, schema: Path, samples: Path) -> set[str]:
        """The compiled engine, in its fast mode; it prints a line for each sample."""
        modules = self._needs("@sourcemeta/jsonschema")
        tool = modules / ".bin" / "jsonschema"
        command = [str(tool), "validate", "--fast", "--continue", "--verbose", str(schema), str(samples)]
        lines = _output(command, codes=(0, 2), told_on_stderr=True).splitlines()
        return {Path(line.removeprefix("ok: ").strip()).name for line in lines if line.startswith("ok: ")}

    def _needs(self, package: str) -> Path:
        modules = self.folder / "node_modules"
        if not (modules / package).exists():
            raise Missing(f"npm package {package}")
        return modules


def python_jsonschema(schema: Path, samples: Path) -> set[str]:
    """The package jsonschema."""
    from jsonschema.validators import validator_for

    read = json.loads(schema.read_text(encoding="utf-8"))
    validator: Any = validator_for(read)(read)
    return _accepted(samples, validator.is_valid)


def jsonschema_rs(schema: Path, samples: Path) -> set[str]:
    """The package jsonschema-rs."""
    import jsonschema_rs

    return _accepted(samples, jsonschema_rs.validator_for(json.loads(schema.read_text(encoding="utf-8"))).is_valid)


def fastjsonschema(schema: Path, samples: Path) -> set[str]:
    """The package fastjsonschema, which knows no draft after 07."""
    _needs("fastjsonschema")
    import fastjsonschema

    check = fastjsonschema.compile(json.loads(schema.read_text(encoding="utf-8")))

    def accepts(data: Any) -> bool:
        try:
            check(data)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return _accepted(samples, accepts)


def check_jsonschema(schema: Path, samples: Path) -> set[str]:
    """The command check-jsonschema, as a pre-commit hook runs it."""
    _needs("check_jsonschema")
    names = sorted(path.name for path in samples.iterdir())
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), "-o", "JSON", *names]
    told = json.loads(_output(command, codes=(0, 1), cwd=samples))
    return set(names) - {Path(error["filename"]).name for error in told["errors"] + told["parse_errors"]}


def libxml2(schema: Path, samples: Path) -> set[str]:
    """The package lxml."""
    from lxml import etree

    validator = etree.XMLSchema(etree.parse(str(schema)))
    return {path.name for path in samples.iterdir() if validator.validate(etree.parse(str(path)))}


def python_xmlschema(schema: Path, samples: Path) -> set[str]:
    """The package xmlschema."""
    _needs("xmlschema")
    import xmlschema

    validator = xmlschema.XMLSchema(str(schema))

    def accepts(file: str) -> bool:
        try:
            return validator.is_valid(file)
        except xmlschema.XMLSchemaException:  # for one, of an xsi:type that there is not
            return False

    return {path.name for path in samples.iterdir() if accepts(str(path))}


def java(schema: Path, samples: Path) -> set[str]:
    """What the JDK brings: javax.xml.validation."""
    if not shutil.which("javac"):
        raise Missing("a JDK")
    return set(_output(["java", str(HERE / "Accepted.java"), str(schema), str(samples)]).split())


def _needs(package: str) -> None:
    if not find_spec(package):
        raise Missing(f"Python package {package}: pip install '.[engines]'")


def _accepted(samples: Path, accepts: Callable[[Any], bool]) -> set[str]:
    return {path.name for path in samples.iterdir() if accepts(json.loads(path.read_bytes()))}


def _output(
    command: list[str],
    codes: Iterable[int] = (0,),
    cwd: Path | None = None,
    told_on_stderr: bool = False,
    **environment: str,
) -> str:
    done = subprocess.run(  # noqa: S603 - our own commands
        command, check=False, capture_output=True, encoding="utf-8", cwd=cwd, env=os.environ | environment
    )
    if done.returncode not in codes:
        raise RuntimeError(f"{command[0]} gave {done.returncode}: {done.stderr[-2000:]}")
    return done.stderr if told_on_stderr else done.stdout
