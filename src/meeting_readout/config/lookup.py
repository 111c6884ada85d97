"""The settings that hold in a folder: those of the nearest file upwards. Where there is none, looking is cheap."""

import os
import re
from pathlib import Path

from meeting_readout.config.model import Config
from meeting_readout.files.io import Unreadable, read_file

NAMES = ("readout.toml", "pyproject.toml")
"""The files in which settings are looked for, the stronger first."""
MENTION = re.compile(rb"(?m)^\s*(\[{1,2}\s*[\"']?tool[\"']?\s*(\]|\.\s*[\"']?readout)|tool\s*\.)")
"""What a `pyproject.toml` with settings of ours cannot be without: others are not parsed, which would take its time."""


class Configs:
    """The settings of one run, each file read once."""

    def __init__(self) -> None:
        """Begin."""
        self.none = Config(folder=Path.cwd())
        self._known: dict[Path, Config] = {}

    def find(self, folder: Path) -> Config:
        """Give the settings that hold in a folder (its whole path, without links); the defaults where no file is."""
        passed: list[Path] = []
        config: Config | None = None
        for outer in (folder, *folder.parents):
            config = self._known.get(outer) or self._in(outer)
            passed.append(outer)
            if config is not None:
                break
        found = config or self.none
        self._known.update(dict.fromkeys(passed, found))
        return found

    def _in(self, folder: Path) -> Config | None:
        for name in NAMES:
            file = folder / name
            if not os.path.lexists(file) or (name == "pyproject.toml" and not _mentions(file)):
                continue
            from meeting_readout.config.loader import read

            config = read(file, _printed(file))
            if config is not None:
                return config
        return None


def _mentions(file: Path) -> bool:
    try:
        return MENTION.search(read_file(str(file))) is not None
    except Unreadable:
        return False


def _printed(file: Path) -> str:
    """The path as reports print it: as seen from here."""
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:  # another drive
        return file.name
