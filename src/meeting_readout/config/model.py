"""Settings as values, and what they mean for one document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from meeting_readout.files.io import real_path
from meeting_readout.files.patterns import Parts, Patterns, below
from meeting_readout.validator.finding import Finding

if TYPE_CHECKING:
    from datetime import date

OFF = "off"
Severities = Mapping[str, str]
"""Codes, or how codes begin, and the severity of their findings: error, warning, info or off."""


@dataclass(frozen=True, slots=True)
class Override:
    """Severities for some of the files."""

    files: Patterns
    severity: Severities


@dataclass(frozen=True, slots=True)
class Suppression:
    """One finding at one place that is tolerated; `item` or `pointer` is None, `until` is its last day."""

    rule: str
    file: str
    item: str | None = None
    pointer: str | None = None
    reason: str = ""
    until: "date | None" = None

    def matches(self, finding: Finding) -> bool:
        """Whether a finding of its file is the one that is meant."""
        return self.rule == finding.code and (
            finding.pointer == self.pointer if self.item is None else finding.item == self.item
        )


@dataclass(frozen=True, eq=False)
class Config:
    """The settings of one file, or the defaults where there is none: then `path` is empty.

    `path` is the file as reports print it, `text` and `table` what it holds and where in it the settings are, `data`
    the settings as they are written. Where there are `problems`, the settings cannot be used.
    """

    path: str = ""
    folder: Path = Path()
    text: str = field(default="", repr=False)
    table: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Finding, ...] = ()

    @cached_property
    def include(self) -> Patterns:
        """Which files are readouts, besides those whose names say so."""
        return Patterns(self.data.get("include", ()))

    @cached_property
    def exclude(self) -> Patterns:
        """Which files and folders are left out."""
        return Patterns(self.data.get("exclude", ()))

    @property
    def respect_gitignore(self) -> bool:
        """Whether what git ignores is left out."""
        return bool(self.data.get("respect-gitignore", True))

    @property
    def level(self) -> str:
        """The level at which files are checked at least."""
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
        """The severities for some files; later ones go over earlier ones."""
        return tuple(Override(Patterns(table["files"]), table["severity"]) for table in self.data.get("override", ()))

    @cached_property
    def suppress(self) -> tuple[Suppression, ...]:
        """What is tolerated, in the order in which it is written."""
        return tuple(Suppression(**table) for table in self.data.get("suppress", ()))

    def parts(self, path: str) -> Parts:
        """Give the path of a document below the folder of the settings."""
        asked = Path(path)
        whole = (real_path(asked.parent) / asked.name).parts
        return below(whole, self.folder.parts) or whole

    def severities(self, parts: Parts) -> list[Severities]:
        """Give the tables that hold for a document, the strongest first."""
        return [override.severity for override in reversed(self.overrides) if override.files.cover(parts)] + [
            self.severity
        ]


def severity_of(code: str, tables: list[Severities], default: str) -> str:
    """Give the severity of a rule: that of the first table that names it; in a table the longest beginning counts."""
    for table in tables:
        named = [beginning for beginning in table if code.startswith(beginning)]
        if named:
            return table[max(named, key=len)]
    return default


DEFAULTS = Config()
"""The settings where no file has any."""
