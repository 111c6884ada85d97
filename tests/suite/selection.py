"""What of the suite is asked (`run.py --help`), and what is said of an answer that is not as expected."""

from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

CLASSES = ("reader", "writer", "converter", "validator", "collection", "folder", "settings", "vectors")
FORMS = ("json", "xml", "yaml")
FOLDERS = ("valid", "invalid", "warned", "silent", "behaviour")
OPTIONAL = ("collection", "folder", "settings", "vectors")
"""What a command may answer `unsupported` to."""
ENDINGS = {".json": "json", ".jsonl": "json", ".gz": "json", ".xml": "xml", ".yaml": "yaml", ".yml": "yaml"}


class Difference(NamedTuple):
    """One answer that is not as expected: what was checked, in which case and file, and the texts of two documents."""

    check: str
    case: str
    file: str
    requirements: list[str]
    text: str
    expected: str | None = None
    found: str | None = None


class Selection(NamedTuple):
    """What is asked: of these classes, in these forms, and if they are given only these cases, codes and clauses."""

    classes: Collection[str]
    forms: Collection[str]
    cases: Collection[str] = ()
    codes: Collection[str] = ()
    clauses: Collection[str] = ()

    def takes(self, names: Collection[str], expected: Collection[str]) -> bool:
        """Return whether a case with these names and expected codes is among those selected."""
        named = not self.cases or not set(self.cases).isdisjoint(names)
        return named and (not self.codes or any(code.startswith(tuple(self.codes)) for code in expected))

    def cites(self, requirements: list[str]) -> bool:
        """Return whether one of the requirements is selected: by its id, its clause or its chapter."""
        return not self.clauses or any(
            id_ == clause or id_.startswith((f"{clause}-", f"{clause}."))
            for id_ in requirements
            for clause in self.clauses
        )


def in_forms(expect: dict[str, Any], forms: Collection[str]) -> dict[str, Any]:
    """Return what is expected of a folder from which the documents of other forms have been left out."""
    if "documents" not in expect:
        return expect
    documents = [one for one in expect["documents"] if ENDINGS[Path(one.get("file", "a.json")).suffix] in forms]
    return expect | {"documents": documents}


def expected_codes(expect: dict[str, Any]) -> set[str]:
    """Return the codes that a behaviour expects, of the input or of the documents in it."""
    own = {finding["code"] for finding in expect.get("findings", ())} | set(expect.get("codes", ()))
    return own | {code for document in expect.get("documents", ()) for code in expected_codes(document)}
