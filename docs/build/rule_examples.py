"""The files that the page of a rule shows: wrong and right, in every form, and what the command says of them.

The wrong file of a form is made of the example of the catalogue. What cannot be written in XML, because the schema has
no such name, is taken from the conformance suite: the shortest of its files with this rule.
"""

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from click.testing import CliRunner
from stage import HOME

from meeting_readout import converters
from meeting_readout.cli.main import main
from meeting_readout.validator.catalogue import Rule, examples
from meeting_readout.validator.engine import check
from meeting_readout.validator.finding import Finding

FORMS = ("json", "xml", "yaml")
AROUND = 7
"""How many lines of a long file are shown above and below the first one that is wrong."""


class Shown(NamedTuple):
    """A file in one form, as a page shows it: its lines, those that are marked, and what the command says of it."""

    form: str
    text: str
    marked: tuple[int, ...]
    said: str
    source: str = ""
    """The file of the suite from which it is cut, from the top of the repository; mostly none."""
    first: int = 1
    """The number of its first line in that file."""


def show_files(rule: Rule, key: str) -> Iterator[Shown]:
    """Yield the file of an example in each form that has one; `key` is "bad" or "good"."""
    example = rule[key]
    if not {"add", "text"} & example.keys():
        return
    data = examples.build_readout(example)
    for form in FORMS:
        written = _write(data, form) if data is not None else examples.build_files(example).get(form)
        found = [] if written is None else _find(rule, written, form)
        if key == "good" and written is not None and not found:
            yield Shown(form, _decode(written, example), (), _run(rule, written, f"right.readout.{form}"))
        elif key == "bad" and found and written is not None:
            text = _decode(written, example)
            yield Shown(form, text, _mark(found, text), _run(rule, written, f"wrong.readout.{form}"))
        elif key == "bad" and data is not None:
            yield from _take_from_suite(rule, form)


def run_command(example: examples.Example) -> str:
    """Return a command of the catalogue and what it prints, in a folder with its files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in example.get("files", {}).items():
            path = Path(folder, name)
            (path if name.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
            if not name.endswith("/"):
                path.write_text(text, encoding="utf-8", newline="\n")
        return _print(example["run"], Path(folder))


@cache
def load_demonstrations() -> dict[str, examples.Example]:
    """Return commands, by code, that show on a small scale what the catalogue has to describe in words."""
    text = Path(__file__).with_name("demonstrations.json").read_text(encoding="utf-8")
    found: dict[str, examples.Example] = json.loads(text)
    return found


def _write(data: Any, form: str) -> bytes | None:
    """Write what may be against the schema, also what our writers refuse; nothing where XML has no name for it."""
    if form == "json":
        return (examples.format_json(data) + "\n").encode()
    try:
        return converters.write(data, form)
    except (AttributeError, KeyError, TypeError, ValueError):
        return yaml.safe_dump(data, sort_keys=False, allow_unicode=True).encode() if form == "yaml" else None


def _find(rule: Rule, written: bytes, form: str) -> list[Finding]:
    return [one for one in check(written, form, level=rule["level"]).findings if one.code == rule["code"]]


def _decode(written: bytes, example: examples.Example) -> str:
    return written.decode(example.get("encoding", "utf-8")).rstrip("\n")


def _mark(found: list[Finding], text: str) -> tuple[int, ...]:
    last = text.count("\n") + 1
    return tuple(sorted({min(one.line, last) for one in found if one.line}))


def _run(rule: Rule, written: bytes, name: str) -> str:
    """Run the command on a file, at the level of the rule; other rules are left out where they find something, too."""
    form = name.rpartition(".")[2]
    level = f" --level {rule['level']}" if rule["level"] != "core" else ""
    others = {one.code for one in check(written, form, level=rule["level"]).findings} - {rule["code"]}
    chosen = f" --select {rule['code']}" if others else ""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(written)
        return _print(f"readout validate{level}{chosen} {name}", Path(folder))


def _print(command: str, folder: Path) -> str:
    with chdir(folder):
        done = CliRunner(env={"COLUMNS": "88", "NO_COLOR": "1"}).invoke(main, command.split()[1:])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    said = (done.stdout + done.stderr).replace(str(folder) + os.sep, "").rstrip("\n")
    return f"$ {command}\n{said}"


def _take_from_suite(rule: Rule, form: str) -> Iterator[Shown]:
    files = _list_suite().get((rule["code"], form), [])
    same = [path for path, pointer in files if pointer == rule.get("case", {}).get("pointer")]
    path = min(same or [path for path, _pointer in files], key=lambda path: path.stat().st_size, default=None)
    if path is None:
        return
    written = path.read_bytes()
    text = _decode(written, {})
    marked = _mark(_find(rule, written, form), text)
    first = max(marked[0] - AROUND, 1)
    lines = text.split("\n")[first - 1 : marked[0] + AROUND]
    at = tuple(line - first + 1 for line in marked if line - first < len(lines))
    source = path.relative_to(HOME).as_posix()
    yield Shown(form, "\n".join(lines), at, _run(rule, written, path.name), source, first)


@cache
def _list_suite() -> dict[tuple[str, str], list[tuple[Path, str]]]:
    """Return the files of the suite and the pointers of their faults, by code and form."""
    suite = HOME / "tests/suite"
    found: dict[tuple[str, str], list[tuple[Path, str]]] = {}
    for case in json.loads((suite / "index.json").read_text(encoding="utf-8"))["cases"]:
        for form, entry in case["forms"].items():
            if "file" in entry:
                path = suite / case["folder"] / entry["file"]
                found.setdefault((case["code"], form), []).append((path, case.get("pointer", "")))
    return found
