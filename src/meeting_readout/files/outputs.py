"""Files that a run writes besides documents: whole, by rename, wherever the system has a file that can be replaced."""

import errno
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from meeting_readout.files.io import STDIN, real_path, replace_file

LINKS = 40
"""So many links are followed, as on most systems."""
STREAM = re.compile(r"/(?:dev|proc/(?P<process>[0-9]+))/fd/(?P<number>[0-9]+)")
"""A name of an open stream of a process, where all links to folders are resolved."""
STANDARD_STREAMS = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}

Identity = tuple[int, int]
"""What all names of a file have in common: its device, and its number there."""


def find_identity(path: str) -> Identity | None:
    """Return the identity of the regular file to which a path leads, or None; `-` is the standard input."""
    try:
        status = os.stat(sys.stdin.fileno() if path == STDIN else path)  # noqa: PTH116 - an open file, too
    except (OSError, ValueError, AttributeError):  # a program that calls the command has a stream of its own
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def is_same_file(path: str, other: str) -> bool:
    """Return whether two paths lead to one regular file; `-` is the standard input."""
    identity = find_identity(path)
    return identity is not None and identity == find_identity(other)


def find_target(path: str) -> Path | None:
    """Return the file that is replaced if a path is written, with all links resolved.

    It is None for devices, pipes and the streams of this process, which cannot be replaced.
    """
    try:
        mode = Path(path).stat().st_mode
    except FileNotFoundError:
        mode = stat.S_IFREG
    if stat.S_ISDIR(mode) or path.endswith(("/", os.sep)):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    return real_path(path) if stat.S_ISREG(mode) and _find_stream(path) is None else None


@contextmanager
def open_output(path: str) -> Iterator[BinaryIO]:
    """Open a file to write it: at the end of the block it takes its place, whole; after an error, the old one stays.

    What cannot be replaced is written directly.
    """
    target, stream = find_target(path), _find_stream(path)
    if target:
        with replace_file(str(target)) as file:
            yield file
    elif stream is None:
        with Path(path).open("wb") as file:
            yield file
    else:  # opened by its name, a file that the stream leads to would be written from its beginning
        with os.fdopen(os.dup(stream), "wb") as file:
            yield file


def _find_stream(path: str) -> int | None:
    """Return the number of the open stream of this process that a path names, such as /dev/stdout, or None."""
    if os.name != "posix":
        return None
    here = Path(path)
    for _ in range(LINKS):
        here = real_path(here.parent) / here.name
        name = str(here)
        if name in STANDARD_STREAMS:
            return STANDARD_STREAMS[name]
        named = STREAM.fullmatch(name)
        if named and named["process"] in (None, str(os.getpid())):
            return int(named["number"])
        if not here.is_symlink():
            return None
        here = here.parent / here.readlink()
    return None
