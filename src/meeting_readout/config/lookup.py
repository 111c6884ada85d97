"""The settings that apply in a folder: those of the nearest file upwards. Where there is none, the search is cheap."""

import os
import re
from pathlib import Path

from meeting_readout.config.model import Config
from meeting_readout.converters.limits import DEFAULT
from meeting_readout.files.io import Unreadable, read_file

NAMES = ("readout.toml", "pyproject.toml")
"""The files that may hold settings, in the order in which they are tried."""
MAX_BYTES = DEFAULT.bytes
"""How much of a `pyproject.toml` is searched for a mention of us; `--max-bytes` is for documents only."""
ESCAPED = re.compile(rb"\\(?:u00|U000000|x)(?:6[145f]|7[245])", re.IGNORECASE)
"""A letter of `readout`, written as an escape: a quoted key may spell the name so."""


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
            if not _is_there(file, self.none.folder):
                continue
            content = _read(file)
            if name == "pyproject.toml" and isinstance(content, bytes) and not may_mention_us(content):
                continue
            from meeting_readout.config.loader import load_settings

            config = load_settings(file, _shorten(file), content)
            if config is not None:
                return config
        return None


def may_mention_us(content: bytes) -> bool:
    """Return whether a `pyproject.toml` may have settings of ours, however it is written; others are not parsed.

    No table of ours can do without the word, in plain letters or with escapes. In UTF-16 there are zeros between them.
    """
    plain = content.replace(b"\0", b"") if b"\0" in content else content
    return b"readout" in plain or ESCAPED.search(plain) is not None or len(content) > MAX_BYTES


def _is_there(file: Path, here: Path) -> bool:
    """Return whether there is such a file, or could be: we may not be allowed to look.

    In a folder that is closed to us nothing else can be read either, unless the current folder is inside it.
    """
    try:
        os.lstat(file)
    except PermissionError:
        return here.is_relative_to(file.parent)
    except (OSError, ValueError):
        return False
    return True


def _read(file: Path) -> bytes | Unreadable:
    try:
        return read_file(str(file), MAX_BYTES)
    except Unreadable as error:
        return error


def _shorten(file: Path) -> str:
    """Return the path as reports print it: relative to the current folder."""
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:  # another drive
        return file.name
