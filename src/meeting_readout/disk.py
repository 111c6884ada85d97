"""The bytes of files: how they are read, and how a file is written whole or not at all."""

import os
import stat
import sys
from pathlib import Path

from meeting_readout.converters import limits

STDIN = "-"
READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""How files are opened: a pipe without a writer keeps nobody waiting."""


class Unreadable(Exception):  # noqa: N818 - it carries what the system said
    """A file could not be read; the text says why."""


def read(path: str, most: int | None = None) -> bytes:
    """Read a file, or the standard input, up to one byte over the limit, so that the limit can be told."""
    most = (limits.in_force().bytes if most is None else most) + 1
    if path == STDIN:
        return sys.stdin.buffer.read(most)
    try:
        handle = os.open(path, READING)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable("it is not a regular file")
            # Asked for all at once, the system would lay out room for the limit; files of the system have no size.
            data = os.read(handle, min(most, status.st_size + 1)) if status.st_size else b""
            if len(data) == status.st_size > 0:
                return data
            with os.fdopen(handle, "rb", closefd=False) as file:
                return data + file.read(most - len(data))
        finally:
            os.close(handle)
    except OSError as error:
        raise Unreadable((error.strerror or "unknown reason").lower()) from None


def write(path: str, data: bytes) -> None:
    """Write a file whole or not at all: beside it first, then renamed over it, with the permissions that it had."""
    import tempfile

    target, temporary = Path(path), ""
    try:
        mode = permissions(target)
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


def permissions(target: Path) -> int:
    """Give the permissions of the file that is to be written: those that it has.

    To rename over a file takes no right to write it, and works on devices too; so both are looked at first.
    """
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        mask = os.umask(0o077)
        os.umask(mask)
        return 0o666 & ~mask
    if stat.S_ISLNK(mode):
        raise Unreadable("it is a symbolic link; name the file itself")
    if not stat.S_ISREG(mode):
        raise Unreadable("it is not a regular file")
    os.close(os.open(target, os.O_WRONLY | getattr(os, "O_CLOEXEC", 0)))
    return stat.S_IMODE(mode)
