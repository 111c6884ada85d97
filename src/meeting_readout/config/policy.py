"""Verdicts under settings: suppressed findings are removed, severities changed, and the use of suppressions counted.

What the command line selects is another matter: findings that are not selected are not reported, and still count.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from meeting_readout.config.model import OFF, Config, Severities, Suppression, find_severity
from meeting_readout.validator.families import LEVELS, is_fixed, is_unreadable
from meeting_readout.validator.finding import Finding, Severity, Verdict, sort_findings
from meeting_readout.validator.report.summary import SETTINGS

if TYPE_CHECKING:
    from datetime import date

Key = tuple[Config, int]
"""A suppression: its settings, and its number in them."""


class Settings:
    """The settings of one run, applied to its verdicts.

    `select` and `ignore` are codes, or prefixes of codes, from the command line; they change no verdict.
    """

    def __init__(self, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> None:
        self.select, self.ignore = select, ignore
        self.seen: dict[Config, None] = {}
        self.used: set[Key] = set()
        self.idle: set[Key] = set()

    def apply(self, verdict: Verdict, config: Config, path: str) -> Verdict:
        """Return the verdict under the settings of its file; findings about the run itself are never changed."""
        if not config.path and not (self.select or self.ignore):
            return verdict
        if config.path:
            self.seen.setdefault(config)
        if not (verdict.findings or config.suppress):
            return verdict
        parts = config.split_path(path)
        tables, file = config.find_severities(parts), "/".join(parts)
        findings = self._apply(verdict, config, file, tables)
        if verdict.implied and findings != verdict.findings:  # what implies them may be tolerated
            both = replace(verdict, findings=sort_findings((*verdict.findings, *verdict.implied)), implied=())
            findings = self._apply(both, config, file, tables)
        return self._select(replace(verdict, findings=findings))

    def check_suppressions(self, level: str) -> Iterator[tuple[Config, Verdict]]:
        """Yield the findings about the suppressions themselves; all documents must have been checked."""
        for config in self.seen:
            found = (self._check_suppression(config, number, one) for number, one in enumerate(config.suppress))
            findings = _apply_severities(filter(None, found), [config.severity])
            if findings:
                yield config, self._select(Verdict(config.path, SETTINGS, level, findings))

    def _select(self, verdict: Verdict) -> Verdict:
        """Set apart the findings that are not to be reported."""
        if not (self.select or self.ignore):
            return verdict
        shown = tuple(finding for finding in verdict.findings if self._is_selected(finding.code))
        rest = tuple(finding for finding in verdict.findings if not self._is_selected(finding.code))
        return replace(verdict, findings=shown, unselected=rest)

    def _is_selected(self, code: str) -> bool:
        if is_fixed(code):
            return True
        return not code.startswith(self.ignore) and (not self.select or code.startswith(self.select))

    def _apply(self, verdict: Verdict, config: Config, file: str, tables: list[Severities]) -> tuple[Finding, ...]:
        """Return the findings that the settings leave, with the severities that these give."""
        left = self._suppress(verdict, config, file) if config.suppress else verdict.findings
        return _apply_severities(left, tables)

    def _suppress(self, verdict: Verdict, config: Config, file: str) -> tuple[Finding, ...]:
        left = verdict.findings
        is_complete = not verdict.incomplete and not is_unreadable(left)
        for number, one in enumerate(config.suppress):
            if one.file != file:
                continue
            rest = tuple(finding for finding in left if not one.matches(finding))
            if one.until and one.until < today():
                self.idle.add((config, number))
            elif len(rest) < len(left):
                self.used.add((config, number))
                left = rest
            elif is_complete and LEVELS.index(verdict.level) >= LEVELS.index(_level_of(one.rule)):
                self.idle.add((config, number))
        return left

    def _check_suppression(self, config: Config, number: int, one: Suppression) -> Finding | None:
        """Return what is wrong with a suppression: only the most severe finding, since it is fixed in one place."""
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
        from meeting_readout.config.loader import make_finding

        made = make_finding(config, code, ("suppress", number), variant, words)
        place = one.pointer if one.item is None else one.item
        return replace(made, subject=f"{one.rule}/{one.file}\0{place}")


def _apply_severities(findings: Iterable[Finding], tables: list[Severities]) -> tuple[Finding, ...]:
    """Return the findings with the severities of the settings, without those that are off."""
    changed = list[Finding]()
    for finding in findings:
        severity = find_severity(finding.code, tables, finding.severity)
        if severity == finding.severity:
            changed.append(finding)
        elif severity != OFF:
            changed.append(replace(finding, severity=cast(Severity, severity)))
    return tuple(changed)


def today() -> "date":
    """Return the current day in UTC, so that a suppression ends everywhere at once."""
    from datetime import UTC, datetime

    return datetime.now(UTC).date()


def _level_of(code: str) -> str:
    from meeting_readout.validator import catalogue

    return str(catalogue.rules()[code]["level"])
