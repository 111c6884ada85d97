"""Settings as values, and those that apply to one document."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from posixpath import normpath
from typing import TYPE_CHECKING, Any, NamedTuple

from meeting_readout.files.io import real_path
from meeting_readout.files.patterns import Parts, Patterns, strip_folder
from meeting_readout.validator.finding import Finding

if TYPE_CHECKING:
    from datetime import date

OFF = "off"
Severities = Mapping[str, str]
"""Codes, or prefixes of codes, and the severity of their findings: error, warning, info or off."""


class Override(NamedTuple):
    """Severities for some of the files."""

    files: Patterns
    severity: Severities


class Suppression(NamedTuple):
    """One finding at one place that is suppressed; `item` or `pointer` is None, `until` is the last day."""

    rule: str
    file: str
    item: str | None = None
    pointer: str | None = None
    reason: str = ""
    until: "date | None" = None

    def matches(self, finding: Finding) -> bool:
        """Return whether a finding of its file is the one that is suppressed."""
        return self.rule == finding.code and (
            finding.pointer == self.pointer if self.item is None else finding.item == self.item
        )


class _Values(NamedTuple):
    path: str = ""
    folder: Path = Path()
    text: str = ""
    table: tuple[str, ...] = ()
    data: Mapping[str, Any] = {}
    problems: tuple[Finding, ...] = ()


class Config(_Values):
    """The settings of one file, or the defaults where there is none: then `path` is empty.

    `path` is the file as reports print it, `text` its content, `table` the table that holds the settings, and `data`
    the settings as they are written. With `problems`, the settings cannot be used. Two of them are equal only if they
    are one and the same.
    """

    def __eq__(self, other: object) -> bool:
        """Return whether this is the other one itself."""
        return self is other

    def __ne__(self, other: object) -> bool:
        """Return whether this is not the other one itself."""
        return self is not other

    def __hash__(self) -> int:
        """Return the hash of this one itself."""
        return id(self)

    @cached_property
    def include(self) -> Patterns:
        """The files that are readouts whatever they are called."""
        return Patterns(self.data.get("include", ()))

    @cached_property
    def exclude(self) -> Patterns:
        """The files and folders that a search leaves out."""
        return Patterns(self.data.get("exclude", ()))

    @property
    def respect_gitignore(self) -> bool:
        """Whether a search leaves out what git ignores."""
        return bool(self.data.get("respect-gitignore", True))

    @property
    def level(self) -> str:
        """The lowest level at which files are checked."""
        return str(self.data.get("level", "core"))

    @property
    def fail_on(self) -> str:
        """The mildest severity that makes a run fail."""
        return str(self.data.get("fail-on", "error"))

    @cached_property
    def severity(self) -> Severities:
        """The severities for all files."""
        found: Severities = self.data.get("severity", {})
        return found

    @cached_property
    def overrides(self) -> tuple[Override, ...]:
        """The severities for some files; a later one overrides an earlier one."""
        return tuple(Override(Patterns(table["files"]), table["severity"]) for table in self.data.get("override", ()))

    @cached_property
    def suppress(self) -> tuple[Suppression, ...]:
        """The suppressions, in the order in which they are written."""
        tables = self.data.get("suppress", ())
        return tuple(Suppression(**{**table, "file": normpath(table["file"])}) for table in tables)

    @property
    def export(self) -> Mapping[str, str]:
        """What `readout export` uses where its options are not given: `base` and `country`, if they are written."""
        found: Mapping[str, str] = self.data.get("export", {})
        return found

    def split_path(self, path: str) -> Parts:
        """Return the path of a document below the folder of the settings, name by name."""
        given = Path(path)
        absolute = (real_path(given.parent) / given.name).parts
        return strip_folder(absolute, self.folder.parts) or absolute

    def find_severities(self, parts: Parts) -> list[Severities]:
        """Return the tables that apply to a document, the strongest first."""
        return [override.severity for override in reversed(self.overrides) if override.files.covers(parts)] + [
            self.severity
        ]


def find_severity(code: str, tables: list[Severities], default: str) -> str:
    """Return the severity of a rule: that of the first table that names it; in a table the longest prefix counts."""
    for table in tables:
        prefixes = [prefix for prefix in table if code.startswith(prefix)]
        if prefixes:
            return table[max(prefixes, key=len)]
    return default


DEFAULTS = Config()
"""The settings where there is no file."""
