"""The documents of the suite that are asked about, their copies, and whether all are there and as they were."""

import json
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from selection import ENDINGS, FOLDERS, FORMS, Difference, Selection, expected_codes

OWN = {
    *("README.md", "cases.json", "index.json", "index.schema.json", "vectors.json"),
    *("run.py", "questions.py", "documents.py", "selection.py", "protocol.py", "__pycache__"),
}


class Documents:
    """The suite, the selection, and the folder for the copies of what is asked about."""

    def __init__(self, suite: Path, folder: Path, selection: Selection) -> None:
        self.index = json.loads((suite / "index.json").read_text(encoding="utf-8"))
        self.vectors = json.loads((suite / "vectors.json").read_text(encoding="utf-8"))
        self.suite, self.folder, self.selection = suite, folder, selection
        self.checks = {check["name"]: check for check in self.index["checks"]}

    def forms(self, entry: dict[str, Any]) -> list[str]:
        """Return the forms in which there is a file that is asked about."""
        return [form for form in FORMS if form in self.selection.forms and "file" in entry["forms"].get(form, {})]

    def selected(self, entry: dict[str, Any], name: str) -> set[str]:
        """Return the names of the checks that are made with a document: of its clauses, or of all documents."""
        files = [file for file in entry["forms"].values() if "file" in file]
        expected = {finding["code"] for file in files for finding in file["findings"]} | {entry.get("code", "-")}
        if not self.selection.takes({name, *(file["file"] for file in files)}, expected):
            return set()
        checks = [check for check in self.checks.values() if check["class"] in self.selection.classes]
        cited = self.selection.cites(entry["requirements"])
        return {check["name"] for check in checks if cited or self.selection.cites(check["requirements"])}

    def is_asked(self, behaviour: dict[str, Any]) -> bool:
        """Return whether a behaviour is asked for: its class, the forms in it, its name, codes and clauses."""
        name = behaviour.get("file") or behaviour["make"]["name"]
        forms = {ENDINGS.get(Path(name).suffix, ""), behaviour.get("to", "")} - {""}
        return (
            behaviour["class"] in self.selection.classes
            and forms <= set(self.selection.forms)
            and self.selection.takes({behaviour["what"]}, expected_codes(behaviour["expect"]))
            and self.selection.cites(behaviour["requirements"])
        )

    def copy_files(self) -> None:
        """Copy the documents that are asked about."""
        for name in FOLDERS:
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        for name in self.list_files():
            if (self.suite / name).is_file():
                (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self.suite / name, self.folder / name)

    def list_files(self) -> Iterator[str]:
        """Yield the documents that are asked about, by their paths in the suite; some more than once."""
        for entry in self.index["valid"]:
            if self.selected(entry, entry["what"]):
                yield from (f"valid/{entry['forms'][form]['file']}" for form in self.forms(entry))
        for case in self.index["cases"]:
            if self.selected(case, f"{case['code']}-{case['fault']}"):
                yield from (f"{case['folder']}/{case['forms'][form]['file']}" for form in self.forms(case))
        for behaviour in self.index["behaviours"]:
            if "file" in behaviour and self.is_asked(behaviour):
                path = self.suite / behaviour["file"]
                for inner in path.rglob("*") if path.is_dir() else (path,):
                    if ENDINGS.get(inner.suffix) in (None, *self.selection.forms):
                        yield inner.relative_to(self.suite).as_posix()

    def unknown_files(self) -> Iterator[Difference]:
        """Yield the files that the index does not know, and those that it names and are not there."""
        known = {f"canonical/{name}.readout.{form}" for name, form in self.stored()}
        known |= {f"valid/{file['file']}" for entry in self.index["valid"] for file in entry["forms"].values()}
        for case in self.index["cases"]:
            known |= {f"{case['folder']}/{file['file']}" for file in case["forms"].values() if "file" in file}
        there = {path.relative_to(self.suite).as_posix() for path in self.suite.rglob("*") if path.is_file()}
        there = {name for name in there if not OWN & set(name.split("/"))}
        used = [behaviour.get("file", "") for behaviour in self.index["behaviours"]]
        in_use = {name for name in there if name in used or name.rpartition("/")[0] in used}
        for name in sorted(there - known - in_use):
            yield Difference("files", name, name, [], "the index does not know this file")
        for name in sorted(known - there):
            yield Difference("files", name, name, [], "there is no such file")

    def stored(self) -> list[tuple[str, str]]:
        """Return the names and forms of the documents whose canonical bytes are not those of the file in `valid/`."""
        forms = {(entry["what"], form): file for entry in self.index["valid"] for form, file in entry["forms"].items()}
        return [
            (name, form)
            for name, digests in self.vectors["canonical"].items()
            for form, digest in digests.items()
            if (name, form) in forms and digest != digest_of(self.suite / "valid" / forms[name, form]["file"])
        ]

    def changed_files(self) -> Iterator[Difference]:
        """Yield the documents that are not what they were before the run."""
        for name in sorted(set(self.list_files())):
            path, copied = self.suite / name, self.folder / name
            is_kept = copied.is_file() and path.is_file() and copied.read_bytes() == path.read_bytes()
            if not is_kept and not name.startswith(FOLDERS[-1]):
                text, ids = "the command has changed it", self.checks["unchanged"]["requirements"]
                yield Difference("unchanged", name, name, ids, text)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, or nothing if there is none."""
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
