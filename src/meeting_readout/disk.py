"""The bytes of files: how they are read, and how a file is written whole or not at all."""

import os
import stat
import sys
from pathlib import Path

from meeting_readout.converters import limits

STDIN = "-"


class Unreadable(Exception):  # noqa: N818 - it carries what the system said
    """A file could not be read; the text says why."""


def read(path: str, most: int = limits.BYTES) -> bytes:
    """Read a file, or the standard input, up to one byte over the limit, so that the limit can be told."""
    most += 1
    if path == STDIN:
        return sys.stdin.buffer.read(most)
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_CLOEXEC", 0))
        with os.fdopen(handle, "rb") as file:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable("it is not a regular file")
            # Asked for all at once, the system would lay out room for the limit; files of the system have no size.
            return file.read(min(most, status.st_size + 1) if status.st_size else most)
    except OSError as error:
        raise Unreadable((error.strerror or "unknown reason").lower()) from None


def write(path: str, data: bytes) -> None:
    """Write a file whole or not at all: beside it first, then renamed over it, with the permissions that it had."""
    import tempfile

    target = Path(path)
    if target.is_symlink():
        raise Unreadable("it is a symbolic link; name the file itself")
    temporary = ""
    try:
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~umask()
        handle, temporary = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except OSError as error:
        raise Unreadable((error.strerror or "unknown reason").lower()) from None
    finally:
        if temporary and os.path.lexists(temporary):
            Path(temporary).unlink()


def umask() -> int:
    """Give the permissions that new files do without."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
