"""Temporary files of runs that were killed: the next run that writes to their folder removes them.

A temporary file is locked until it has its place, so one without a lock is left over.
"""

import os
import re
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import time
else:
    import fcntl

IS_RENAMED_OPEN = sys.platform != "win32"
"""Whether a file can be renamed while it is open, and so while it is locked."""
AGE = 60
"""A file that is closed before it is renamed is left over after so many seconds."""

TEMPORARY = re.compile(r"\.readout-[0-9a-f]{16}\.tmp")
"""The names of temporary files; no other program has such."""

_CLEANED: set[Path] = set()
"""The folders that this process has looked through."""


def make_name() -> str:
    """Return a name for a temporary file."""
    return f".readout-{os.urandom(8).hex()}.tmp"


def lock(handle: int) -> bool:
    """Lock a new temporary file until it is closed; return whether it is still there.

    Another run may have taken it for a left one in the moment before.
    """
    if sys.platform == "win32":  # where nobody can remove a file that is open
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
    except OSError:  # this file system has no locks, so nobody gets one to remove it
        return True
    return os.fstat(handle).st_nlink > 0


def remove_left_over(folder: Path) -> None:
    """Remove the temporary files in a folder that nobody writes any more; a process does so once for a folder."""
    if folder in _CLEANED:
        return
    _CLEANED.add(folder)
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if TEMPORARY.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                _remove_unlocked(Path(entry.path))


def _remove_unlocked(path: Path) -> None:
    with suppress(OSError):  # somebody writes it, or it is not ours
        if sys.platform == "win32":
            if time.time() - path.stat().st_mtime > AGE:
                path.unlink()
            return
        handle = os.open(path, os.O_WRONLY | os.O_NOFOLLOW)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()
        finally:
            os.close(handle)
