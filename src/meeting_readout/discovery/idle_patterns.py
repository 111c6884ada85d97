"""E015: patterns of the settings that match nothing in a run, such as a folder that was mistyped.

A pattern of `include` is idle if no file matches it where the run searches by settings; one of `exclude`, if neither a
file nor a folder does and the whole folder of the settings was searched. Of folders that a search leaves out nobody
knows what is in them: a pattern that can match only there is not idle.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from meeting_readout.config.model import Config
from meeting_readout.discovery.entries import count_from
from meeting_readout.files.patterns import Parts, Pattern, Patterns
from meeting_readout.validator.finding import Finding

Idle = dict[int, Pattern]
"""The patterns of a setting that have matched nothing so far, by their index."""


ANY = "\0"
"""A name that no file has, and that `*` matches."""


class IdlePatterns:
    """The patterns of one run that have matched nothing so far."""

    def __init__(self) -> None:
        self._include: dict[Config, Idle] = {}
        self._exclude: dict[Config, Idle] = {}
        self._roots: list[Path] = []

    def add_root(self, folder: Path) -> None:
        """Note that a whole folder is searched."""
        self._roots.append(folder)

    def add_included(self, config: Config, path: Parts, is_named_so: bool) -> None:
        """Note a file that patterns of `include` match; its path counts from the folder of the settings."""
        idle = self._include.get(config)
        if idle is None:
            idle = self._include[config] = dict(enumerate(config.include.all))
        for number, pattern in list(idle.items()):
            one = Patterns((pattern.text,))
            if one.matches(path) or (is_named_so and one.covers(path)):
                del idle[number]

    def add_entry(self, config: Config, parts: Parts, is_folder: bool) -> None:
        """Note a file or folder that a search finds, before it is left out or not; `parts` is its absolute path."""
        idle = self._exclude.get(config)
        if idle is None:
            idle = self._exclude[config] = dict(enumerate(config.exclude.all))
        path = count_from(config.folder, parts) if idle else ()
        for number, pattern in list(idle.items()):
            if pattern.matches(path) and (is_folder or not pattern.folders_only):
                del idle[number]

    def add_left_out(self, config: Config, parts: Parts) -> None:
        """Note a folder that is not searched: what can match only there is not idle."""
        idle = self._exclude.get(config, {})
        path = count_from(config.folder, parts) if idle else ()
        for number, pattern in list(idle.items()):
            if pattern.root[: len(path)] == path or pattern.matches((*path, ANY)):
                del idle[number]

    def find(self) -> Iterator[tuple[Config, tuple[Finding, ...]]]:
        """Yield the findings about idle patterns, when all is searched; settings with none are left out."""
        whole = [config for config in self._exclude if any(map(config.folder.is_relative_to, self._roots))]
        for config in dict.fromkeys([*self._include, *whole]):
            found = [_report(config, "include", number) for number in self._include.get(config, ())]
            if config in whole:
                found += [_report(config, "exclude", number) for number in self._exclude[config]]
            if found:
                yield config, tuple(sorted(found, key=lambda finding: (finding.line, finding.column)))


def _report(config: Config, name: str, number: int) -> Finding:
    from meeting_readout.config.loader import make_finding

    text = str(config.data[name][number])
    finding = make_finding(config, "E015", (name, number), "", {"name": name, "value": text})
    return replace(finding, subject=f"{name}\0{text}")
