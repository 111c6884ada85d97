"""The search for documents: which files are meant by paths and patterns, and by the settings."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from meeting_readout.config.lookup import Configs
from meeting_readout.config.model import Config
from meeting_readout.discovery.entries import count_from, is_file_entry, is_folder_entry
from meeting_readout.discovery.idle_patterns import IdlePatterns
from meeting_readout.discovery.inputs import COLLECTIONS, ENDINGS, Input, Task
from meeting_readout.discovery.left_out import LeftOut
from meeting_readout.files.io import STDIN, real_path
from meeting_readout.files.patterns import MAGIC, Parts, Patterns, strip_folder

if TYPE_CHECKING:
    from meeting_readout.files.gitignore import Ignored

NEVER = (".git", ".hg", ".svn")
"""Folders that are not searched."""


class Folder(NamedTuple):
    """A folder that is searched: its path as reports print it, its real path, what git ignores in it."""

    path: str
    real: Path
    ignored: "Ignored | None"


Wanted = Callable[[Parts, Config], bool]
"""Whether a file that a search meets is a document; its real path is given."""
Match = Callable[[Patterns, Parts, bool], bool]


def find_inputs(
    paths: tuple[str, ...], exclude: tuple[str, ...] = (), force: bool = False, name: str = ""
) -> Iterator[Input]:
    """Yield the documents that paths name, folders sorted; a path that names nothing yields an input with a code.

    `exclude` are patterns besides those of the settings; with `force` both also hold for files that are named by path.
    `name` is what the standard input is called.
    """
    search = Search(exclude, force)
    for path in paths:
        yield from search.find(path, name)


def find_tasks(paths: tuple[str, ...], form: str, name: str) -> Iterator[Task]:
    """Yield a task for each document that paths name, to be checked at `core`; `name` is that of the standard input."""
    for given in find_inputs(paths, name=name):
        yield Task(given, "core", form, name if given.path == STDIN else "")


class Search:
    """The search of one run. Settings that cannot be used are reported once, and nothing below them is checked."""

    def __init__(self, exclude: tuple[str, ...] = (), force: bool = False) -> None:
        self.here, self.configs = Path.cwd(), Configs()
        self.exclude, self.force = Patterns(exclude), force
        self.idle, self.left_out = IdlePatterns(), LeftOut()
        self._reported: set[Config] = set()
        self._folders: dict[str, tuple[Parts, Config]] = {}

    def find(self, path: str, name: str = "") -> Iterator[Input]:
        """Yield what a path names; `name` is what the standard input is called."""
        if path == STDIN:
            yield from self._find_file(STDIN, name)
        elif not is_there(path):
            yield from self._find_by_pattern(path) if MAGIC.search(path) else (Input(path, "E001"),)
        elif is_folder(path):
            yield from self._find_in_folder(path)
        else:
            yield from self._find_file(path, path)

    def find_by_settings(self) -> Iterator[Input]:
        """Yield what the settings of the current folder include; without `include`, the documents in their folder."""
        config = self.configs.find(self.here)
        folder = Path(config.path).parent.as_posix()
        if config.problems:
            yield from self._report_unusable(config)
        elif config.include:
            yield from self._find_included(config, folder)
        else:
            yield from self._find_in_folder(folder)

    def find_idle_patterns(self) -> Iterator[Input]:
        """Yield the settings that have patterns which matched nothing, when all else has been searched."""
        if not self.exclude:
            for config, findings in self.idle.find():
                yield Input(config.path, "E015", config=config, findings=findings)

    def find_settings(self, name: str) -> tuple[Parts, Config]:
        """Return the real path of a file and the settings that hold for it; without a name, for the current folder."""
        folder, slash, last = name.replace(os.sep, "/").rpartition("/")
        if folder + slash not in self._folders:
            whole = real_path(folder + slash)
            self._folders[folder + slash] = whole.parts, self.configs.find(whole)
        parts, config = self._folders[folder + slash]
        return (*parts, last), config

    def _find_included(self, config: Config, folder: str) -> Iterator[Input]:
        """Yield what settings include; `folder` is theirs, as reports print it."""
        found = False
        if () in config.include.find_roots():
            self.idle.add_root(config.folder)
        for given in self._find_matching(config.include, folder, config):
            found = True
            yield given
        if not found:
            from meeting_readout.config.loader import make_finding

            detail = self.left_out.describe()
            variant = "include-ignored" if detail else "include"
            problem = make_finding(config, "E003", ("include",), variant, {"detail": detail})
            yield Input(config.path, "E003", "nothing was found", config, (problem,))

    def _find_file(self, path: str, name: str) -> Iterator[Input]:
        """Yield one file that is named on the command line, whatever it is called."""
        parts, config = self.find_settings(name)
        if config.problems:
            yield from self._report_unusable(config)
        elif not (self.force and self._excludes(parts, config, False, Patterns.covers)):
            yield Input(path, config=config)

    def _find_in_folder(self, path: str) -> Iterator[Input]:
        """Yield the documents in a folder: those whose names say so, and those that the settings include."""
        whole = real_path(path)
        config = self.configs.find(whole)
        if self.force and not config.problems and self._excludes(whole.parts, config, True, Patterns.covers):
            return
        found, before = False, self.left_out.files
        self.idle.add_root(whole)
        for given in self._walk(path, whole, self._is_document):
            found = True
            yield given
        if config.problems:
            yield from self._report_unusable(config)
        elif not found:
            yield self._report_nothing(path, "E003", config, before)

    def _find_by_pattern(self, path: str) -> Iterator[Input]:
        """Yield the documents that match a pattern, where no shell has expanded it."""
        names = path.split("/")
        plain = next(number for number, name in enumerate(names) if MAGIC.search(name))
        base = "/".join(names[:plain]) or ("/" if path.startswith("/") else ".")
        found, before = False, self.left_out.files
        for given in self._find_matching(Patterns(("/" + "/".join(names[plain:]),)), base):
            found = True
            yield given
        if not found:
            yield self._report_nothing(path, "E001", self.configs.none, before)

    def _find_matching(self, patterns: Patterns, base: str, config: Config | None = None) -> Iterator[Input]:
        """Yield the files below a folder that patterns match, and the documents in folders that they match.

        `config` has the patterns, where they are those of settings.
        """
        outer = real_path(base).parts

        def wanted(parts: Parts, _: Config) -> bool:
            rest = strip_folder(parts, outer) or ()
            is_named_so = self._has_document_name(parts[-1])
            is_wanted = patterns.matches(rest) or (is_named_so and patterns.covers(rest))
            if is_wanted and config:
                self.idle.add_included(config, rest, is_named_so)
            return is_wanted

        for start in patterns.find_roots():
            folder = _join(base, "/".join(start)) if start else base
            if is_folder(folder):
                yield from self._walk(folder, real_path(folder), wanted)

    def _walk(self, path: str, root: Path, wanted: Wanted) -> Iterator[Input]:
        """Yield the documents below a folder in the order of names; links that leave the root are not followed."""
        from meeting_readout.files.gitignore import read_above

        waiting = [self._list_folder(Folder(path, root, read_above(root)), root, wanted)]
        while waiting:
            entry = next(waiting[-1], None)
            if entry is None:
                waiting.pop()
            elif isinstance(entry, Folder):
                waiting.append(self._list_folder(entry, root, wanted))
            else:
                yield entry

    def _list_folder(self, folder: Folder, root: Path, wanted: Wanted) -> Iterator[Input | Folder]:
        """Yield the documents and folders of one folder that are neither excluded nor ignored."""
        config = self.configs.find(folder.real)
        try:
            entries = sorted(os.scandir(folder.path), key=lambda entry: entry.name)
        except OSError as error:
            self.idle.add_left_out(config, folder.real.parts)
            yield Input(folder.path, "E002", (error.strerror or "unknown reason").lower())
            return
        if config.problems and config.folder == folder.real:  # they may include what nothing else would find
            yield from self._report_unusable(config)
        ignored = folder.ignored and folder.ignored.enter(folder.real)
        for entry in entries:
            folder_too, parts = is_folder_entry(entry), (*folder.real.parts, entry.name)
            if config.exclude:
                self.idle.add_entry(config, parts, folder_too)
            if folder_too:
                if entry.name in NEVER:
                    self.idle.add_left_out(config, parts)
                    continue
            elif not wanted(parts, config) or not is_file_entry(entry, root):
                continue
            if ignored and config.respect_gitignore and ignored.ignores(parts, folder_too):
                self.idle.add_left_out(config, parts)
                self._count_left_out(entry, parts, folder_too, config, wanted)
                continue
            if config.problems and not folder_too:
                yield from self._report_unusable(config)
            elif config.problems or not self._excludes(parts, config, folder_too):
                path = _join(folder.path, entry.name)
                yield Folder(path, folder.real / entry.name, ignored) if folder_too else Input(path, config=config)
            else:
                self.idle.add_left_out(config, parts)

    def _excludes(self, parts: Parts, config: Config, is_folder: bool, match: Match = Patterns.matches) -> bool:
        """Return whether a file or folder is left out by the settings or by the command; `parts` is its real path."""
        return any(
            patterns and match(patterns, count_from(base, parts), is_folder)
            for patterns, base in ((config.exclude, config.folder), (self.exclude, self.here))
        )

    def _count_left_out(
        self, entry: os.DirEntry[str], parts: Parts, is_folder: bool, config: Config, wanted: Wanted
    ) -> None:
        """Count a file that git ignores, or the files in a folder, if they would be documents otherwise."""
        if config.problems or self._excludes(parts, config, is_folder):
            return
        if not is_folder:
            self.left_out.files += 1
            return

        def would_take(name: str, inner: Parts, is_folder: bool) -> bool:
            is_wanted = name not in NEVER if is_folder else wanted(inner, config)
            return is_wanted and not self._excludes(inner, config, is_folder)

        self.left_out.add_folder(entry.path, parts, would_take)

    def _report_nothing(self, path: str, code: str, config: Config, before: int) -> Input:
        """Report that nothing was found; if git ignores what is there, this is the reason.

        `before` is how many files had been left out before the path was searched.
        """
        detail = self.left_out.describe(before)
        if not detail:
            return Input(path, code, config=config)
        from meeting_readout.validator.locate import make_finding

        problem = make_finding("E003", path, "", variant="ignored", words={"detail": detail})
        return Input(path, "E003", "nothing was found", config, (problem,))

    def _is_document(self, parts: Parts, config: Config) -> bool:
        if self._has_document_name(parts[-1]):
            return True
        return bool(config.path) and config.include.matches(count_from(config.folder, parts))

    def _has_document_name(self, name: str) -> bool:
        return name.lower().endswith(ENDINGS + COLLECTIONS)

    def _report_unusable(self, config: Config) -> Iterator[Input]:
        if config not in self._reported:
            self._reported.add(config)
            yield Input(config.path, "E010", "its settings cannot be used", config, config.problems)


def is_there(path: str) -> bool:
    """Return whether there is such a file or folder, or could be: nobody may look where it would be."""
    try:
        return bool(os.lstat(path))
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        return isinstance(error, PermissionError)


def is_folder(path: str) -> bool:
    """Return whether a path leads to a folder; one that nobody may look at does not."""
    try:
        return Path(path).is_dir()
    except OSError:
        return False


def _join(folder: str, name: str) -> str:
    return name if folder == "." else f"{folder.rstrip('/')}/{name}"
