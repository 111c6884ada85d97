"""The settings that apply in a folder: those of the nearest file upwards. Where there is none, the search is cheap."""

import os
import re
from pathlib import Path

from meeting_readout.config.model import Config
from meeting_readout.files.io import Unreadable, read_file

NAMES = ("readout.toml", "pyproject.toml")
"""The files that may hold settings, in the order in which they are tried."""
MENTION = re.compile(rb"(?m)^\s*(\[{1,2}\s*[\"']?tool[\"']?\s*(\]|\.\s*[\"']?readout)|tool\s*\.)")
"""What a `pyproject.toml` with settings of ours cannot be without: others are not parsed, which would take its time."""


class Configs:
    """The settings of one run, each file read once."""

    def __init__(self) -> None:
        self.none = Config(folder=Path.cwd())
        self._known: dict[Path, Config] = {}

    def find(self, folder: Path) -> Config:
        """Return the settings that apply in a folder (an absolute path without links), or the defaults."""
        passed: list[Path] = []
        config: Config | None = None
        for outer in (folder, *folder.parents):
            config = self._known.get(outer) or self._read_from(outer)
            passed.append(outer)
            if config is not None:
                break
        found = config or self.none
        self._known.update(dict.fromkeys(passed, found))
        return found

    def _read_from(self, folder: Path) -> Config | None:
        for name in NAMES:
            file = folder / name
            if not os.path.lexists(file) or (name == "pyproject.toml" and not _mentions(file)):
                continue
            from meeting_readout.config.loader import read_settings

            config = read_settings(file, _shorten(file))
            if config is not None:
                return config
        return None


def _mentions(file: Path) -> bool:
    try:
        return MENTION.search(read_file(str(file))) is not None
    except Unreadable:
        return False


def _shorten(file: Path) -> str:
    """Return the path as reports print it: relative to the current folder."""
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:  # another drive
        return file.name
