"""A finding: one thing wrong with one document, as a frozen value. Reports are made of nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the gravest."""
Safety = Literal["safe", "unsafe"]
"""Of a fix: whether it is sure to say what was meant."""


class Related(NamedTuple):
    """A second place, or a second sentence, that explains a finding; line 0 where it has no place."""

    message: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


class Excerpt(NamedTuple):
    """The line of a finding, or what of a long one stands around it, and the line before, as they are in the file.

    `start` is the column of the first character of `line`.
    """

    before: str
    line: str
    start: int


class Touch(NamedTuple):
    """What an edit changes in the data: members of an object, by their names, or the order of what is in it.

    `rename` has the old name and the new one, `set` and `remove` have one name (or an index of a list). `move` takes
    items of a list to other places, `sort` the elements of an object, `wrap` makes items of a list of what is in it, so
    these have no names.
    """

    kind: Literal["rename", "set", "remove", "move", "sort", "wrap"]
    path: tuple[str | int, ...]
    names: tuple[str | int, ...] = ()


class Edit(NamedTuple):
    """What a fix writes in place of a region of the file; an empty region is a place to insert at.

    Lines and columns are those of `Finding`, but the region may run over lines. `start` and `end` are the same places
    as offsets (`converters/tracing.py`); of what is inserted at one place, the lower `rank` comes first. `touch` says
    what changes in the data, and is None where nothing does.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    start: int
    end: int
    rank: int = 0
    touch: Touch | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. Lines and columns count from 1, columns in code points; the end is the column after the last.

    `pointer` is a JSON Pointer into the model, the same in every form; `xpath` is given for XML only; `item` is the id
    of the item in which it lies. `fix` says in words how to fix it; where a program can, `edits` do so, all of them
    together, and `safety` says whether they need a guess: empty where there are none. `subject` is for fingerprints, in
    no report as it is: the way to the node by ids instead of indexes, NUL, and the offending value. `record` is the id
    of the record in a collection that has the finding, empty in a file of its own.
    """

    code: str
    severity: Severity
    message: str
    path: str
    form: str
    line: int
    column: int
    end_line: int
    end_column: int
    pointer: str
    xpath: str = ""
    item: str = ""
    fix: str = ""
    related: tuple[Related, ...] = ()
    excerpt: Excerpt | None = field(default=None, repr=False, compare=False)
    subject: str = field(default="", repr=False, compare=False)
    edits: tuple[Edit, ...] = field(default=(), repr=False, compare=False)
    safety: Safety | Literal[""] = field(default="", repr=False, compare=False)
    record: str = ""


class Identity(NamedTuple):
    """The id of a readout, and 16 bytes that are the same for the same content in the same run."""

    id: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found out about one document.

    `level` is the level at which it was checked; `readout` is its data, None where it could not be read; `incomplete`
    says why something could not be checked, empty where all was; `sha256` is of the bytes. `unselected` are the
    findings that a run was not asked to report; `unchecked` is the number of parts with errors, which are taken out
    before the rules run. `implied` are findings that go as soon as another is put right; they are reported only where
    the settings make less of that one. Between processes the data does not travel, only the `identity` of what could be
    read. `id` is the one that the document gives itself, also if it is invalid; empty if none could be found. `line` is
    that of a record in its collection, 0 for a file of its own.
    """

    path: str
    form: str
    level: str
    findings: tuple[Finding, ...] = ()
    incomplete: str = ""
    sha256: str = ""
    readout: Any = None
    unselected: tuple[Finding, ...] = ()
    unchecked: int = 0
    implied: tuple[Finding, ...] = field(default=(), repr=False, compare=False)
    identity: Identity | None = field(default=None, repr=False, compare=False)
    id: str = ""
    line: int = 0

    @property
    def valid(self) -> bool:
        """Whether no finding is an error, reported or not."""
        return all(finding.severity != "error" for finding in (*self.findings, *self.unselected))


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order of their places."""
    return tuple(sorted(findings, key=lambda finding: (finding.line, finding.column, finding.code, finding.pointer)))
