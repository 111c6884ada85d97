"""The bytes of files: reading with a limit, and atomic writing."""

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
"""How files are opened to be read: a pipe without a writer does not block."""
WRITING = (READING & ~os.O_RDONLY) | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
"""How a file is opened to see whether it may be written: a link or a pipe that has taken its place is not followed."""

CREATING = WRITING | os.O_CREAT | os.O_EXCL
"""How a new file is opened."""

_UNFINISHED: set[Path] = set()
"""Temporary files that this process is writing."""


class FileError(Exception):
    """A file could not be read or written; the text says why."""


class Unreadable(FileError):  # noqa: N818 - the word that the messages use
    """A file could not be read."""


class Unwritable(FileError):  # noqa: N818 - likewise
    """A file could not be written."""


def read_file(path: str, most: int | None = None) -> bytes:
    """Read a file, or the standard input, up to one byte over the limit, so that a caller sees that it is exceeded."""
    most = (limits.get().bytes if most is None else most) + 1
    try:
        if path == STDIN:
            return sys.stdin.buffer.read(most)
        handle = os.open(path, READING)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable("it is not a regular file")
            # A single read up to the limit would reserve that much memory. Special files of the system have no size.
            data = os.read(handle, min(most, status.st_size + 1)) if status.st_size else b""
            if len(data) == status.st_size > 0:
                return data
            with os.fdopen(handle, "rb", closefd=False) as file:
                return data + (file.read(most - len(data)) or b"")  # None: nothing is there yet, and we do not wait
        finally:
            os.close(handle)
    except OSError as error:
        raise Unreadable((error.strerror or "unknown reason").lower()) from None


def real_path(path: str | Path) -> Path:
    """Return the absolute path without links; a link to itself stays as it is, and no error is raised."""
    return Path(os.path.realpath(path))


def write_file(path: str, data: bytes) -> None:
    """Write a file completely or not at all, and keep its permissions."""
    try:
        with replace_file(path) as file:
            file.write(data)
    except OSError as error:
        raise Unwritable((error.strerror or "unknown reason").lower()) from None


@contextmanager
def replace_file(path: str) -> Iterator[BinaryIO]:
    """Open a temporary file beside another, and rename it over that one at the end; after an error, delete it.

    It gets the permissions of the other file and, as far as that is allowed, its owner. Its `name` is its path.
    """
    from meeting_readout.files.left_over import IS_RENAMED_OPEN, lock, make_name, remove_left_over

    target = Path(path)
    mode = find_permissions(target)
    remove_left_over(target.parent)
    temporary = target.with_name(make_name())  # named first, in case a signal comes in between
    _UNFINISHED.add(temporary)
    try:
        handle = os.open(temporary, CREATING, 0o600)
        while not lock(handle):  # another run took it for left over, and a third may be about to: a name is used once
            os.close(handle)
            _UNFINISHED.discard(temporary)
            temporary = target.with_name(make_name())
            _UNFINISHED.add(temporary)
            handle = os.open(temporary, CREATING, 0o600)
        # The file has a name, for libraries that open it themselves.
        with open(temporary, "wb", opener=lambda _path, _flags: handle) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            _copy_owner(temporary, target)
            temporary.chmod(mode)
            if IS_RENAMED_OPEN:  # it is locked until it has its place
                temporary.replace(target)
        if not IS_RENAMED_OPEN:
            temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
        _UNFINISHED.discard(temporary)


def is_unfinished(name: str) -> bool:
    """Return whether a file of this name is a temporary one that this process is writing; the names are random."""
    return any(name == path.name for path in _UNFINISHED)


def remove_unfinished() -> None:
    """Remove the temporary files that this process is writing, for a signal that ends it at once."""
    for path in tuple(_UNFINISHED):
        with suppress(OSError):
            os.unlink(path)  # noqa: PTH108 - as few calls as possible, in a handler of signals


def _copy_owner(temporary: Path, target: Path) -> None:
    if hasattr(os, "chown"):
        with suppress(OSError):
            status = target.lstat()
            os.chown(temporary, -1, status.st_gid)
            os.chown(temporary, status.st_uid, -1)


def find_permissions(target: Path) -> int:
    """Return the permissions for a file that will be written: those that it has, or those of a new file.

    Renaming over a file needs no permission to write it, and works on devices too, so both are checked here.
    """
    try:
        mode = target.lstat().st_mode
    except FileNotFoundError:
        mask = os.umask(0o077)
        os.umask(mask)
        return 0o666 & ~mask
    if stat.S_ISLNK(mode):
        raise Unwritable("it is a symbolic link; name the file itself")
    if not stat.S_ISREG(mode):
        raise Unwritable("it is not a regular file")
    os.close(os.open(target, WRITING))
    return stat.S_IMODE(mode)
