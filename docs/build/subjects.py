"""The types of the schema by subject: the order of the dictionary, of the table of both forms, and of the picture."""

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

from meeting_readout.model.model import model

FILE = Path(__file__).parent / "subjects.json"


class Subject(NamedTuple):
    """A subject: the name of its pages, its title, what it is about, and its types in their order."""

    name: str
    title: str
    about: str
    types: tuple[str, ...]


@cache
def load_subjects() -> tuple[Subject, ...]:
    """Return all subjects; each type of the schema has to be in one of them."""
    rows = json.loads(FILE.read_text(encoding="utf-8"))
    found = tuple(Subject(row["name"], row["title"], row["about"], tuple(row["types"])) for row in rows)
    types = [name for subject in found for name in subject.types]
    wrong = {name for name in types if types.count(name) > 1} | (set(types) ^ set(model().objects))
    if wrong:
        raise SystemExit(f"docs/build/subjects.json: each type has one subject, unlike {', '.join(sorted(wrong))}")
    return found
