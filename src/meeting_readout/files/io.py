"""The bytes of files: how they are read, and how a file is written whole or not at all."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from meeting_readout.converters import limits

STDIN = "-"
READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""How files are opened: a pipe without a writer keeps nobody waiting."""
WRITING = (READING & ~os.O_RDONLY) | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
"""How it is tried whether a file may be written: a link or a pipe that has come in its place is not followed."""

CREATING = WRITING | os.O_CREAT | os.O_EXCL
"""How a file is opened that is not there yet."""

_UNFINISHED: set[Path] = set()
"""Temporary files that this process is writing."""


class Unreadable(Exception):  # noqa: N818 - it carries what the system said
    """A file could not be read; the text says why."""


def read_file(path: str, most: int | None = None) -> bytes:
    """Read a file, or the standard input, up to one byte over the limit, so that the limit can be told."""
    most = (limits.current().bytes if most is None else most) + 1
    try:
        if path == STDIN:
            return sys.stdin.buffer.read(most)
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
                return data + (file.read(most - len(data)) or b"")  # None: there is nothing yet, and nobody waits
        finally:
            os.close(handle)
    except OSError as error:
        raise Unreadable((error.strerror or "unknown reason").lower()) from None


def real_path(path: str | Path) -> Path:
    """Give the whole path, without links; one that leads to itself stays as it is, and raises nothing."""
    return Path(os.path.realpath(path))


def write_file(path: str, data: bytes) -> None:
    """Write a file whole or not at all, with the permissions that it had."""
    try:
        with replacing(path) as file:
            file.write(data)
    except OSError as error:
        raise Unreadable((error.strerror or "unknown reason").lower()) from None


@contextmanager
def replacing(path: str) -> Iterator[BinaryIO]:
    """Give a file beside another, over which it is renamed once it is finished; ended before that, it is put away.

    It gets the permissions of the other one and, as far as that is allowed, its owner.
    """
    target = Path(path)
    mode = permissions(target)
    temporary = target.with_name(f".{os.urandom(8).hex()}.tmp")  # known before it is there, should a signal come
    _UNFINISHED.add(temporary)
    try:
        with os.fdopen(os.open(temporary, CREATING, 0o600), "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _own(temporary, target)
        temporary.chmod(mode)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
        _UNFINISHED.discard(temporary)


def remove_unfinished() -> None:
    """Remove the temporary files that this process is writing, for a signal that ends it at once."""
    for path in tuple(_UNFINISHED):
        with suppress(OSError):
            os.unlink(path)  # noqa: PTH108 - as few calls as possible, in a handler of signals


def _own(temporary: Path, target: Path) -> None:
    if hasattr(os, "chown"):
        with suppress(OSError):
            status = target.lstat()
            os.chown(temporary, -1, status.st_gid)
            os.chown(temporary, status.st_uid, -1)


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
    os.close(os.open(target, WRITING))
    return stat.S_IMODE(mode)
