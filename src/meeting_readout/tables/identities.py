"""Who is who under several names: what people wrote beside the names of an archive (`readout names`)."""

import csv
import io
from typing import NamedTuple
from unicodedata import normalize


class Identity(NamedTuple):
    """Which person, body, place or document it is, and the name to show; None where nobody said it."""

    identity: str | None
    preferred: str | None


class NameRow(NamedTuple):
    """A row of the file of names that says who it is: its line, the name, the type, the identity, the name to show."""

    line: int
    label: str
    type: str
    identity: str
    preferred: str


class NoNames(Exception):  # noqa: N818 - the file is none of names; the text says why
    """A file is no file of names."""


Name = tuple[str, str]
"""A name and the type of what has it."""
UNKNOWN = Identity(None, None)
NEEDED = ("label", "identity")
"""The columns that a file of names must have."""


def normalize_label(label: str) -> str:
    """Return a name as it is compared: in composed characters, with single spaces."""
    return " ".join(normalize("NFC", label).split())


class Identities:
    """The identities of names, by the name and its type, and by the name alone where that is clear.

    `contradictions` are pairs of rows that give one name with one type two identities: the first of them counts.
    """

    def __init__(self, rows: list[NameRow]) -> None:
        self.rows = rows
        self.contradictions: list[tuple[NameRow, NameRow]] = []
        self._named: dict[Name, NameRow] = {}
        self._alone: dict[str, NameRow | None] = {}
        self._found: set[Name] = set()
        self._used: set[Name] = set()
        for row in rows:
            known = self._named.setdefault((row.label, row.type), row)
            if known.identity != row.identity:
                self.contradictions.append((known, row))
            alone = self._alone.setdefault(row.label, row)
            if alone and alone.identity != row.identity:
                self._alone[row.label] = None

    def __bool__(self) -> bool:
        return bool(self.rows)

    def find(self, label: str, type_: str) -> Identity:
        """Return who is called so; unknown where nobody said it, or where the type would decide and is not known."""
        label = normalize_label(label)
        row = self._named.get((label, type_)) or self._alone.get(label)
        if row is None:
            return UNKNOWN
        self._found.add((row.label, row.type))
        return Identity(row.identity, row.preferred or None)

    def take_found(self) -> set[Name]:
        """Return the names that were found since the last call, here, which may be another process."""
        found, self._found = self._found, set()
        return found

    def add_used(self, found: set[Name]) -> None:
        """Remember names that were found."""
        self._used |= found

    def list_unused(self) -> list[NameRow]:
        """Return the rows that fitted nothing of what was remembered."""
        return [row for row in self.rows if (row.label, row.type) not in self._used]


NO_IDENTITIES = Identities([])


def read_identities(data: bytes) -> Identities:
    """Read a file of names: CSV in UTF-8 with the columns `label` and `identity`, and if need be `type`, `preferred`.

    A row without an identity says nothing. `NoNames`: a column is missing, or it is no CSV.
    """
    try:
        text = data.decode("utf-8-sig")
        reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        missing = [name for name in NEEDED if name not in (reader.fieldnames or ())]
        if missing:
            raise NoNames(f"it has no column {missing[0]!r}")
        found = []
        for cells in reader:
            label, identity = normalize_label(cells["label"] or ""), (cells["identity"] or "").strip()
            if label and identity:
                preferred = (cells.get("preferred") or "").strip()
                found.append(NameRow(reader.line_num, label, cells.get("type") or "", identity, preferred))
    except (UnicodeDecodeError, csv.Error) as error:
        raise NoNames(f"it is no CSV in UTF-8: {error}") from None
    return Identities(found)
