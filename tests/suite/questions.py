"""What the runner asks a command (README.md), and in what the answers differ from those that the suite expects."""

import gzip
import json
import xml.etree.ElementTree as Tree
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from documents import Documents
from protocol import Answer, Command, Server, codes, compared, content, drop_extra, listed, said, tree
from selection import FORMS, OPTIONAL, Difference, Selection, in_forms

ADDRESS = "http://127.0.0.1:8031/"
"""What is put into documents as an address; in the copy that is run, it is that of a server which counts requests."""
ACCEPTED = ("accepted", "findings", "places")
REFUSED = ("refused", "findings", "places", "unwritten")
WRITTEN = ("converted", "canonical")
"""The checks that are made with one answer; what is wrong with all of it counts for the first that is asked for."""


class Run(Documents):
    """One run: the documents, the command, and what is asked."""

    def __init__(self, suite: Path, folder: Path, command: Command, selection: Selection) -> None:
        super().__init__(suite, folder, selection)
        self.command = command
        self.asked: Counter[str] = Counter()
        self.skipped: list[str] = []

    def differences(self) -> Iterator[Difference]:
        """Yield everything that is not as it should be."""
        yield from self.unknown_files()
        for entry in self.index["valid"]:
            for form in self.forms(entry):
                yield from self.valid(entry, form)
        for case in self.index["cases"]:
            for form in self.forms(case):
                ask = self.invalid if case["folder"] == "invalid" else self.advised
                yield from ask(case, form, case["forms"][form])
        with Server() as server:
            for behaviour in self.index["behaviours"]:
                if self.is_asked(behaviour):
                    yield from self.behaviour(behaviour, server)
        if "vectors" in self.selection.classes:
            yield from self.ask_vectors()
        yield from self.changed_files()

    def ask(self, class_: str, *arguments: str) -> Answer:
        """Ask the command something that a class is held to."""
        self.asked[class_] += 1
        return self.command.ask(*arguments)

    def valid(self, entry: dict[str, Any], form: str) -> Iterator[Difference]:
        """Yield what is wrong with the answers about one valid document."""
        file, checks = entry["forms"][form], self.selected(entry, entry["what"])
        path = self.folder / "valid" / file["file"]
        yield from self.accepted(entry, entry["what"], file, path, checks)
        for other in self.forms(entry):
            yield from self.written(entry, form, other, checks & {"canonical", "converted" if other != form else ""})

    def written(self, entry: dict[str, Any], form: str, to: str, checks: set[str]) -> Iterator[Difference]:
        """Yield what is wrong with a valid document that is written in another form, or anew in its own."""
        name, file, ids = entry["what"], entry["forms"][form]["file"], entry["requirements"]
        digest = self.vectors["canonical"].get(name, {}).get(to)
        if not digest or (form == to and form in entry.get("comments", ())):
            checks = checks - {"canonical"}
        if not checks:
            return
        class_ = self.checks[first(checks, *WRITTEN)]["class"]
        text = self.ask(class_, str(self.folder / "valid" / file), "--to", to).get("text")
        how = f"written in {to}" if form == to else f"converted to {to}"
        if not isinstance(text, str):
            yield Difference(first(checks, *WRITTEN), name, file, ids, f"it is not {how}")
            return
        data = text.encode("utf-8", "surrogatepass")
        if "converted" in checks and not self.same(entry, to, data):
            yield Difference("converted", name, file, ids, f"{how}, it has another content")
        if "canonical" in checks and sha256(data).hexdigest() != digest:
            wrong, expected = f"{how}, it has not the canonical bytes", self.canonical(entry, to)
            yield Difference("canonical", name, file, ids, wrong, expected, text)

    def canonical(self, entry: dict[str, Any], form: str) -> str:
        """Return the canonical text of a valid document in a form."""
        stored = self.suite / "canonical" / f"{entry['what']}.readout.{form}"
        path = stored if stored.is_file() else self.suite / "valid" / entry["forms"][form]["file"]
        return path.read_bytes().decode("utf-8")

    def accepted(
        self, entry: dict[str, Any], name: str, file: dict[str, Any], path: Path, checks: set[str], *to: str
    ) -> Iterator[Difference]:
        """Yield what is wrong with the verdict about a document that is to be accepted, and with its findings."""
        if not to and not checks.intersection(ACCEPTED):
            return
        answer = self.ask("reader", str(path), "--level", entry["level"], *to)
        if answer.get("verdict") != "valid":
            text, check = f"it is valid, and the answer is {said(answer)}", first(checks, *ACCEPTED, "converted")
            yield Difference(check, name, file["file"], entry["requirements"], text)
            return
        if to and not isinstance(answer.get("text"), str):
            yield Difference("converted", name, file["file"], entry["requirements"], f"it is not converted to {to[1]}")
        yield from self.found(entry, name, file, answer, checks)

    def found(
        self, entry: dict[str, Any], name: str, file: dict[str, Any], answer: Answer, checks: set[str]
    ) -> Iterator[Difference]:
        """Yield in what the findings of an answer differ: code and pointer, then line and columns where given."""
        expected, given = file["findings"], answer.get("findings")
        given = given if isinstance(given, list) else []
        found = drop_extra(given, expected, self.index["extra"])
        if "findings" in checks and codes(found) != codes(expected):
            text = f"expected {listed(expected)}, found {listed(given)}"
            yield Difference("findings", name, file["file"], entry["requirements"], text)
        for finding, place in zip(found, expected, strict=False) if "places" in checks else ():
            for key in () if place["code"] in self.index["anywhere"]["codes"] else ("line", "column", "end_column"):
                if finding.get(key, place[key]) != place[key]:
                    text = f"expected {key} {place[key]}, found {finding[key]}"
                    yield Difference("places", name, file["file"], entry["requirements"], text)

    def same(self, entry: dict[str, Any], form: str, data: bytes) -> bool:
        """Return whether a text in a form has the content of a valid document."""
        twin = self.suite / "valid" / entry["forms"]["xml" if form == "xml" else "json"]["file"]
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

    def invalid(self, case: dict[str, Any], form: str, file: dict[str, Any]) -> Iterator[Difference]:
        """Yield what is wrong with the answer about one invalid document."""
        name, checks = f"{case['code']}-{case['fault']}", self.selected(case, f"{case['code']}-{case['fault']}")
        checks -= set() if case["code"][0] in "WS" else {"refused"}
        checks -= set() if case["level"] == "core" else {"unwritten"}
        if not checks.intersection(REFUSED):
            return
        path = str(self.folder / "invalid" / file["file"])
        answer = self.ask("validator", path, "--level", case["level"], *self.to_another(form))
        if answer.get("verdict") not in ("invalid", "unreadable") or not isinstance(answer.get("findings"), list):
            text = f"it is invalid, and the answer is {said(answer)}"
            yield Difference(first(checks, *REFUSED), name, file["file"], case["requirements"], text)
        elif "unwritten" in checks and answer.get("text") is not None:
            text = "it is invalid, and converted all the same"
            yield Difference("unwritten", name, file["file"], case["requirements"], text)
        else:
            yield from self.found(case, name, file, answer, checks)

    def to_another(self, form: str) -> list[str]:
        """Return the words that ask for another form, if one is asked about."""
        return [w for other in FORMS if other != form and other in self.selection.forms for w in ("--to", other)][:2]

    def advised(self, case: dict[str, Any], form: str, file: dict[str, Any]) -> Iterator[Difference]:
        """Yield what is wrong with the answer about a document that has a warning, or comes close to a finding."""
        name = f"{case['code']}-{case['fault']}"
        path, checks = self.folder / case["folder"] / file["file"], self.selected(case, name)
        to = self.to_another(form) if "converted" in checks and case["level"] == "core" else []
        yield from self.accepted(case, name, file, path, checks, *to)

    def behaviour(self, behaviour: dict[str, Any], server: Server) -> Iterator[Difference]:
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
        texts: list[str] = []
        if answer.get("unsupported") is True and behaviour["class"] in OPTIONAL:
            self.skipped.append(behaviour["what"])
        elif "broken" in answer:
            texts.append(answer["broken"])
        else:
            texts += compared(in_forms(behaviour["expect"], self.selection.forms), answer, self.index["extra"])
        if server.requests:
            texts.append(f"something was fetched: {server.requests}")
            server.requests.clear()
        for text in texts:
            yield Difference("behaviours", behaviour["what"], path.name, behaviour["requirements"], text)
        if "make" in behaviour:
            path.unlink()

    def ask_vectors(self) -> Iterator[Difference]:
        """Yield what is wrong with the answers to the vectors; a list that is not supported is asked for once."""
        for group in self.index["answers"]:
            requirements = self.index["vectors"][group]
            for number, vector in enumerate(self.vectors[group], 1):
                names, expected = {group, f"{group}-{number}"}, {vector.get("code", "-")}
                if self.selection.takes(names, expected) and self.selection.cites(requirements):
                    yield from self.vector(group, number)
                    if f"vectors of {group}" in self.skipped:
                        break

    def vector(self, group: str, number: int) -> Iterator[Difference]:
        """Yield what is wrong with the answer to one vector."""
        vector, members = self.vectors[group][number - 1], self.index["answers"][group]
        path = self.folder / "vector.json"
        path.write_text(json.dumps({name: vector[name] for name in vector if name not in members}), encoding="utf-8")
        answer = self.ask("vectors", str(path), "--vector", group)
        if answer.get("unsupported") is True:
            self.skipped.append(f"vectors of {group}")
            return
        expected, found = ({m: a[m] for m in members if a.get(m) is not None} for a in (vector, answer))
        if "broken" in answer or content(expected) != content(found):
            text = f"expected {json.dumps(expected)}, found {answer.get('broken') or json.dumps(found)}"
            yield Difference("vectors", f"{group}-{number}", "vectors.json", self.index["vectors"][group], text)


def first(checks: set[str], *names: str) -> str:
    """Return the first of these checks that is made."""
    return next(name for name in names if name in checks)


def made(recipe: dict[str, Any]) -> bytes:
    """Make an input that is too large to be kept."""
    data = (recipe["head"] + recipe["unit"] * recipe["times"] + recipe["tail"]).encode()
    return gzip.compress(data, mtime=0) if recipe.get("gzip") else data
