"""Verdicts under settings: what is tolerated is taken out, severities are changed, and suppressions keep count."""

import os
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from meeting_readout.config.model import OFF, Config, Suppression, severity_of
from meeting_readout.validator import catalogue
from meeting_readout.validator.families import LEVELS
from meeting_readout.validator.finding import Finding, Severity, Verdict
from meeting_readout.validator.report.summary import SETTINGS

if TYPE_CHECKING:
    from datetime import date

Key = tuple[Config, int]
"""A suppression: its settings, and its number in them."""


class Settings:
    """What one run makes of verdicts. `select` and `ignore` are codes, or how codes begin, from the command line."""

    def __init__(self, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> None:
        """Begin."""
        self.select, self.ignore = select, ignore
        self.met: dict[Config, None] = {}
        self.used: set[Key] = set()
        self.idle: set[Key] = set()

    def apply(self, verdict: Verdict, config: Config, path: str) -> Verdict:
        """Give the verdict as the settings of its file want it; the run's own faults are never touched."""
        if not config.path and not (self.select or self.ignore):
            return verdict
        if config.path:
            self.met.setdefault(config)
        if not (verdict.findings or config.suppress):
            return verdict
        parts = config.parts(path)
        left = self._suppressed(verdict, config, "/".join(parts)) if config.suppress else verdict.findings
        tables = config.severities(parts)
        changed = (self._changed(finding, severity_of(finding.code, tables, finding.severity)) for finding in left)
        return replace(verdict, findings=tuple(finding for finding in changed if finding))

    def rest(self, level: str) -> Iterator[tuple[Config, Verdict]]:
        """Give the findings about the suppressions themselves, when all documents have been checked."""
        for config in self.met:
            found = [told for number, one in enumerate(config.suppress) if (told := self._told(config, number, one))]
            tables = [config.severity]
            kept = (self._changed(finding, severity_of(finding.code, tables, finding.severity)) for finding in found)
            findings = tuple(finding for finding in kept if finding)
            if findings:
                yield config, Verdict(config.path, SETTINGS, level, findings)

    def _changed(self, finding: Finding, severity: str) -> Finding | None:
        from meeting_readout.config.validation import is_fixed

        code = finding.code
        fixed = is_fixed(code)
        if not fixed and (code.startswith(self.ignore) or (self.select and not code.startswith(self.select))):
            return None
        if severity == OFF:
            return finding if self.select and not fixed else None
        return finding if severity == finding.severity else replace(finding, severity=cast(Severity, severity))

    def _suppressed(self, verdict: Verdict, config: Config, file: str) -> tuple[Finding, ...]:
        left = verdict.findings
        whole = not verdict.incomplete and not any(f.code[0] in "WSE" and f.severity == "error" for f in left)
        for number, one in enumerate(config.suppress):
            if one.file != file:
                continue
            rest = tuple(finding for finding in left if not one.matches(finding))
            if one.until and one.until < today():
                self.idle.add((config, number))
            elif len(rest) < len(left):
                self.used.add((config, number))
                left = rest
            elif whole and LEVELS.index(verdict.level) >= LEVELS.index(catalogue.rules()[one.rule]["level"]):
                self.idle.add((config, number))
        return left

    def _told(self, config: Config, number: int, one: Suppression) -> Finding | None:
        """Say what is wrong with a suppression: the gravest only, since it is mended in one place."""
        words = {"rule": one.rule, "file": one.file}
        used = (config, number) in self.used
        idle = (config, number) in self.idle and not used  # a collection has many documents
        if idle and one.until and one.until < today():
            code, variant = "E011", ""
            words["until"] = one.until.isoformat()
        elif idle:
            code, variant = "E012", ""
        elif not used and not os.path.lexists(config.folder / one.file):
            code, variant = "E012", "gone"
        elif not one.reason.strip():
            code, variant = "E013", ""
        else:
            return None
        from meeting_readout.config.loader import finding

        made = finding(config, code, ("suppress", number), variant, words)
        place = one.pointer if one.item is None else one.item
        return replace(made, subject=f"{one.rule}/{one.file}\0{place}")


def today() -> "date":
    """Give the day it is in UTC, so that a suppression ends for all at once."""
    from datetime import UTC, datetime

    return datetime.now(UTC).date()
