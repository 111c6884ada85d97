"""Files and folders: which of them are meant, how their bytes are read, how a file is written whole or not at all."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from meeting_readout.converters import limits
from meeting_readout.converters.forms import FORMS

STDIN = "-"


class Input(NamedTuple):
    """A document that was asked for: its path as reports print it, or the code of the rule that says why it is none."""

    path: str
    code: str = ""
    detail: str = ""


class Unreadable(Exception):  # noqa: N818 - it carries what the system said
    """A file could not be read; the text says why."""


def expand(paths: tuple[str, ...]) -> Iterator[Input]:
    """Yield the documents that paths name, folders sorted and walked; each path that names nothing yields its fault."""
    for path in paths:
        if path == STDIN:
            yield Input(STDIN)
        elif not os.path.lexists(path):
            yield Input(path, "E001")
        elif Path(path).is_dir():
            found = False
            for inner in _walk(Path(path), Path(path).resolve()):
                found = True
                yield Input(inner)
            if not found:
                yield Input(path, "E003")
        else:
            yield Input(path)


def read(path: str) -> bytes:
    """Read a file, or the standard input, up to one byte over the limit, so that the limit can be told."""
    most = limits.BYTES + 1
    if path == STDIN:
        return sys.stdin.buffer.read(most)
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_CLOEXEC", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise Unreadable("it is not a regular file")
            return file.read(most)
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
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
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


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _walk(folder: Path, root: Path) -> Iterator[str]:
    """The readouts below a folder, by name; symbolic links that leave the root are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.is_symlink() and not path.resolve().is_relative_to(root):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path, root)
        elif entry.name.lower().endswith(_endings()) and entry.is_file():
            yield entry.path


def _endings() -> tuple[str, ...]:
    return tuple(f".readout{ending}" for entry in FORMS.values() for ending in entry.endings)
