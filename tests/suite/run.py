"""Run the conformance suite against any command: `python tests/suite/run.py -- COMMAND…` (README.md: the protocol).

Only the standard library and `protocol.py` are used. What differs is printed, a line each, then a summary; the exit
code is 1 where something differs. With `--batch` the command is started once and asked line by line; with `--class`
only what is asked of the classes that are named.
"""

import argparse
import gzip
import json
import shutil
import sys
import tempfile
import xml.etree.ElementTree as Tree
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from protocol import Answer, Command, Server, codes, compared, content, drop_extra, said, tree

SUITE = Path(__file__).parent
CLASSES = ("reader", "writer", "converter", "validator", "collection", "folder", "settings")
FORMS = ("json", "xml", "yaml")
ADDRESS = "http://127.0.0.1:8031/"
"""What is put into documents as an address; in the copy that is run, it is that of a server which counts requests."""
OWN = {
    "README.md",
    "cases.json",
    "index.json",
    "index.schema.json",
    "run.py",
    "protocol.py",
    "vectors.json",
    "__pycache__",
}


class Run:
    """One run: the copy of the suite, the command, and what it is held to."""

    def __init__(self, suite: Path, folder: Path, command: Command, classes: tuple[str, ...]) -> None:
        self.index = json.loads((suite / "index.json").read_text(encoding="utf-8"))
        self.digests = json.loads((suite / "vectors.json").read_text(encoding="utf-8"))["canonical"]
        self.suite, self.folder, self.command, self.classes = suite, folder, command, classes
        self.asked: Counter[str] = Counter()
        self.skipped: list[str] = []

    def differences(self) -> Iterator[str]:
        """Yield everything that is not as it should be."""
        yield from self.unknown_files()
        for entry in self.index["valid"]:
            for form in FORMS:
                yield from self.valid(entry, form)
        for case in self.index["cases"]:
            for form, file in case["forms"].items():
                if "file" in file:
                    yield from self.invalid(case, form, file)
        with Server() as server:
            for behaviour in self.index["behaviours"]:
                if behaviour["class"] in self.classes:
                    yield from (f"{behaviour['what']}: {one}" for one in self.behaviour(behaviour, server))
        yield from self.changed_files()

    def unknown_files(self) -> Iterator[str]:
        """Yield the files that the index does not know, and those that it names and are not there."""
        groups = [(entry["folder"], entry) for entry in self.index["cases"]]
        groups += [("valid", entry) for entry in self.index["valid"]]
        entries = [(name, file) for name, entry in groups for file in entry["forms"].values()]
        known = {f"{name}/{file['file']}" for name, file in entries if "file" in file}
        there = {path.relative_to(self.suite).as_posix() for path in self.suite.rglob("*") if path.is_file()}
        there = {name for name in there if name.split("/")[0] not in OWN}
        used = [behaviour.get("file", "") for behaviour in self.index["behaviours"]]
        in_use = {name for name in there if name in used or name.rpartition("/")[0] in used}
        yield from (f"{name}: the index does not know this file" for name in sorted(there - known - in_use))
        yield from (f"{name}: there is no such file" for name in sorted(known - there))

    def ask(self, class_: str, *arguments: str) -> Answer:
        """Ask the command something that a class is held to."""
        self.asked[class_] += 1
        return self.command.ask(*arguments)

    def valid(self, entry: dict[str, Any], form: str) -> Iterator[str]:
        """Yield what is wrong with the answers about one valid document."""
        file = entry["forms"][form]
        path = str(self.folder / "valid" / file["file"])
        if {"reader", "validator"} & set(self.classes):
            answer = self.ask("reader", path, "--level", entry["level"])
            if answer.get("verdict") != "valid":
                yield f"{file['file']}: it is valid, and the answer is {said(answer)}"
            elif "validator" in self.classes and codes(answer["findings"]) != codes(file["findings"]):
                yield f"{file['file']}: expected {codes(file['findings'])}, found {codes(answer['findings'])}"
        if not {"converter", "writer"} & set(self.classes):
            return
        for other in FORMS:
            if other == form:
                continue
            text = self.ask("converter", path, "--to", other).get("text")
            if not isinstance(text, str):
                yield f"{file['file']}: it is not converted to {other}"
                continue
            data = text.encode("utf-8", "surrogatepass")
            if "converter" in self.classes and not self.same(entry, other, data):
                yield f"{file['file']}: converted to {other}, it has another content"
            digest = self.digests.get(entry["what"], {}).get(other)
            if "writer" in self.classes and digest and sha256(data).hexdigest() != digest:
                yield f"{file['file']}: converted to {other}, it has not the canonical bytes"

    def same(self, entry: dict[str, Any], form: str, data: bytes) -> bool:
        """Whether a text in a form has the content of a valid document."""
        twin = self.folder / "valid" / entry["forms"]["xml" if form == "xml" else "json"]["file"]
        try:
            if form == "xml":
                return tree(data) == tree(twin.read_bytes())
            if form == "yaml":  # no reader of YAML is in the standard library: the command reads what it wrote
                made = self.folder / "made.readout.yaml"
                made.write_bytes(data)
                data = str(self.command.ask(str(made), "--to", "json").get("text")).encode()
            return content(json.loads(data)) == content(json.loads(twin.read_bytes()))
        except (Tree.ParseError, ValueError):
            return False

    def invalid(self, case: dict[str, Any], form: str, file: dict[str, Any]) -> Iterator[str]:
        """Yield what is wrong with the answer about one document with a finding, which may be a warning."""
        to = next(other for other in FORMS if other != form)
        path = str(self.folder / case["folder"] / file["file"])
        is_warned = case["folder"] == "warned"
        verdicts = ("valid",) if is_warned else ("invalid", "unreadable")
        of_form, at_core = case["code"][0] in "WS", case["level"] == "core"
        held = {"reader": of_form, "converter": of_form or at_core, "validator": True}
        asking = {name for name in self.classes if held.get(name)}
        if not asking:
            return
        answer = self.ask("validator", path, "--level", case["level"], "--to", to)
        if answer.get("verdict") not in verdicts or not isinstance(answer.get("findings"), list):
            yield f"{file['file']}: it is {verdicts[0]}, and the answer is {said(answer)}"
        elif "converter" in asking and case["level"] == "core" and (answer.get("text") is None) == is_warned:
            outcome = "not converted" if is_warned else "converted all the same"
            yield f"{file['file']}: it is {verdicts[0]}, and {outcome}"
        elif "validator" in asking:
            expected = file["findings"]
            reported = drop_extra(answer["findings"], expected, self.index["extra"])
            if codes(reported) != codes(expected):
                yield f"{file['file']}: expected {codes(expected)}, found {codes(answer['findings'])}"
            for found, place in zip(reported, expected, strict=False):
                for key in ("line", "column"):
                    if found.get(key, place[key]) != place[key]:
                        yield f"{file['file']}: expected {key} {place[key]}, found {found[key]}"

    def behaviour(self, behaviour: dict[str, Any], server: Server) -> Iterator[str]:
        """Yield what is wrong with the answer to one input."""
        if "make" in behaviour:
            path = self.folder / behaviour["make"]["name"]
            path.write_bytes(made(behaviour["make"]))
        else:
            path = self.folder / behaviour["file"]
            if path.is_file() and path.parent.name == "behaviour" and ADDRESS.encode() in path.read_bytes():
                path.write_bytes(path.read_bytes().replace(ADDRESS.encode(), server.address.encode()))
        options = [f"--{name}={behaviour[name]}" for name in ("level", "to") if name in behaviour]
        words = [word for option in options for word in option.split("=", 1)]
        if "suppress" in behaviour:
            words += ["--suppress", json.dumps(behaviour["suppress"])]
        answer = self.ask(behaviour["class"], str(path), *words)
        if answer.get("unsupported") is True and behaviour["class"] in ("collection", "folder", "settings"):
            self.skipped.append(behaviour["what"])
        elif "broken" in answer:
            yield answer["broken"]
        else:
            yield from compared(behaviour["expect"], answer, self.index["extra"])
        if server.requests:
            yield f"something was fetched: {server.requests}"
            server.requests.clear()

    def changed_files(self) -> Iterator[str]:
        """Yield the documents that are not what they were before the run."""
        for name in ("valid", "invalid", "warned"):
            for path in sorted((self.suite / name).iterdir()):
                copied = self.folder / name / path.name
                if not copied.is_file() or copied.read_bytes() != path.read_bytes():
                    yield f"{name}/{path.name}: the command has changed it"


def made(recipe: dict[str, Any]) -> bytes:
    """Make an input that is too large to be kept."""
    data = (recipe["head"] + recipe["unit"] * recipe["times"] + recipe["tail"]).encode()
    return gzip.compress(data, mtime=0) if recipe.get("gzip") else data


def say(line: str) -> None:
    """Print a line on any terminal."""
    sys.stdout.write(line.encode("ascii", "backslashreplace").decode() + "\n")


def main(words: list[str]) -> int:
    """Run the suite, print what differs and a summary, and give the exit code."""
    parser = argparse.ArgumentParser(description="Run the conformance suite of Meeting Readout against a command.")
    parser.add_argument(
        "--class", dest="classes", action="append", choices=CLASSES, help="a class to ask; default: all"
    )
    parser.add_argument("--batch", action="store_true", help="start the command once and ask it line by line")
    parser.add_argument(
        "--suite", type=Path, default=SUITE, help="the folder of the suite; default: where this file is"
    )
    parser.add_argument("command", nargs="+", help="the command, after --")
    given = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("valid", "invalid", "warned", "behaviour"):
            shutil.copytree(given.suite / part, folder / part)
        command = Command(given.command, given.batch)
        run = Run(given.suite, folder, command, tuple(given.classes or CLASSES))
        count = 0
        for difference in run.differences():
            count += 1
            say(difference)
        command.end()
    for what in run.skipped:
        say(f"{what}: not supported")
    asked = ", ".join(f"{number} as {class_}" for class_, number in sorted(run.asked.items()))
    say(f"{run.asked.total()} questions ({asked}); {len(run.skipped)} not supported; {count} differences")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
