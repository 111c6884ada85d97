"""Measure the toolkit against its peers in one run, and print the table of `benchmarks/README.md`.

    python benchmarks/run.py [--files 5000] [--repeat 5] [--folder DIR]

Peers that are not installed are said, and left out. Everything is written below one folder, a temporary one by default.
"""

import argparse
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import conversion
import corpus

from meeting_readout import converters
from meeting_readout.schemas import load

NPM = ("ajv-cli@5", "ajv-formats@3", "@sourcemeta/jsonschema")
BIN = Path(sys.executable).parent

Sample = tuple[float, float]
"""Seconds of wall time, and of processor time in all processes."""


def main() -> None:
    """Run all benchmarks."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=5000)
    options.add_argument("--repeat", type=int, default=5)
    options.add_argument("--folder", type=Path, default=None)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder: Path = asked.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        prepare(folder, asked.files)
        print(machine(folder))
        print(f"\n### {asked.files:,} files in JSON\n")
        many_json(folder, asked.repeat)
        print(f"\n### {asked.files:,} files in XML\n")
        many_xml(folder, asked.repeat)
        print("\n### One small file\n")
        one_file(folder, max(asked.repeat, 10))
        print("\n### Conversion in memory, one core\n")
        conversion.table(folder, asked.repeat)


def prepare(folder: Path, files: int) -> None:
    """Write the corpus in both forms, the schemas, and the npm tools, unless they are there."""
    for form in ("json", "xml"):
        (folder / form).mkdir(exist_ok=True)
        if len(list((folder / form).iterdir())) != files:
            for readout in corpus.documents(files):
                (folder / form / f"{readout['id']}.readout.{form}").write_bytes(converters.write(readout, form))
    for name in ("readout.schema.json", "readout.plain.schema.json", "readout.xsd"):
        (folder / name).write_bytes(load(name))
    small = corpus.EXAMPLE.parent.parent / "minimal/minimal.readout.json"
    (folder / "small.readout.json").write_bytes(small.read_bytes())
    if not (folder / "node_modules").exists() and shutil.which("npm"):
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *NPM]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL)


def many_json(folder: Path, repeat: int) -> None:
    """Validate the corpus in JSON: we with all rules of `anchored`, the others by the schema alone."""
    files = sorted(str(path.relative_to(folder)) for path in (folder / "json").iterdir())
    node = folder / "node_modules/.bin"
    schema = "readout.plain.schema.json"
    ajv = ["validate", "-s", schema, "--spec=draft2020", "-c", "ajv-formats", "--strict=false", "-d", "json/*.json"]
    show(
        folder,
        repeat,
        {
            "readout validate --level anchored": readout("validate", "--level", "anchored", "-q", "json"),
            "readout validate --level anchored --jobs 1": readout(
                "validate", "--level", "anchored", "--jobs", "1", "-q", "json"
            ),
            "check-jsonschema": [str(BIN / "check-jsonschema"), "--schemafile", schema, *files],
            "ajv-cli": [str(node / "ajv"), *ajv],
            "sourcemeta jsonschema": [str(node / "jsonschema"), "validate", schema, *files],
            "sourcemeta jsonschema --fast": [str(node / "jsonschema"), "validate", "--fast", schema, *files],
        },
    )


def many_xml(folder: Path, repeat: int) -> None:
    """Validate the corpus in XML."""
    files = sorted(str(path.relative_to(folder)) for path in (folder / "xml").iterdir())
    show(
        folder,
        repeat,
        {
            "readout validate --level anchored": readout("validate", "--level", "anchored", "-q", "xml"),
            "readout validate --level anchored --jobs 1": readout(
                "validate", "--level", "anchored", "--jobs", "1", "-q", "xml"
            ),
            "xmllint --schema": ["xmllint", "--noout", "--schema", "readout.xsd", *files],
        },
    )


def one_file(folder: Path, repeat: int) -> None:
    """Validate one small file: what a hook or an editor waits for."""
    file = "small.readout.json"
    show(
        folder,
        repeat,
        {
            "readout validate": readout("validate", "-q", file),
            "check-jsonschema": [
                str(BIN / "check-jsonschema"), "--schemafile", "readout.plain.schema.json", file,
            ],
            "python -c pass": [sys.executable, "-c", "pass"],
        },
    )  # fmt: skip


def readout(*arguments: str) -> list[str]:
    """Give our command."""
    return [str(BIN / "readout"), *arguments]


def show(folder: Path, repeat: int, commands: dict[str, list[str]]) -> None:
    """Run commands in turn, so that a busy moment meets them all, and print the medians; the first is the measure."""
    samples: dict[str, list[Sample]] = {}
    for time_ in range(repeat):
        for name, command in commands.items():
            if time_ and name not in samples:
                continue
            taken = timed(name, command, folder)
            if taken:
                samples.setdefault(name, []).append(taken)
    print("| command | seconds | processor | against ours |\n|---|---:|---:|---:|")
    ours = statistics.median(wall for wall, _ in next(iter(samples.values())))
    for name, all_ in samples.items():
        wall, processor = (statistics.median(figures) for figures in zip(*all_, strict=True))
        print(f"| {name} | {wall:.3f} | {processor:.3f} | {wall / ours:.2f} |", flush=True)


def timed(name: str, command: list[str], folder: Path) -> Sample | None:
    """Time a command; say why it is left out where it does not work."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    try:
        done = run(command, folder)
    except OSError:
        print(f"(left out, not installed: {name})")
        return None
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        said = (done.stderr or done.stdout).decode(errors="replace").strip().splitlines()
        print(f"(left out, exit {done.returncode}: {name}: {said[-1] if said else ''})")
        return None
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run(command: list[str], folder: Path) -> "subprocess.CompletedProcess[bytes]":
    """Run a command in the folder."""
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, env=os.environ | {"NO_COLOR": "1"})


def machine(folder: Path) -> str:
    """Say on what, and with which versions, this is measured."""
    names = ("meeting-readout", "jiter", "jsonschema-rs", "lxml", "orjson", "check-jsonschema", "xmlschema", "xsdata")
    said = [f"{name} {found}" for name in names if (found := installed(name))]
    for package in ("ajv-cli", "@sourcemeta/jsonschema"):
        listed = folder / "node_modules" / package / "package.json"
        said += [f"{package} {json.loads(listed.read_bytes())['version']}"] if listed.exists() else []
    xmllint = shutil.which("xmllint")
    if xmllint:
        told = subprocess.run([xmllint, "--version"], check=False, capture_output=True, text=True).stderr
        said += [f"xmllint {line.rpartition(' ')[2]}" for line in told.splitlines()[:1]]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"Python {platform.python_version()}, {platform.machine()}, {cores} cores; " + ", ".join(said)


def installed(name: str) -> str:
    """Give the version of a package, empty where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


if __name__ == "__main__":
    main()
