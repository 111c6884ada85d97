"""Collections: many readouts in one file, one to a line (`*.readout.jsonl`), plain or compressed with gzip.

A collection is read as a stream: no more of it is in memory than the records under way. Each record is checked like a
file of its own, with the same limits; whatever is wrong with one never keeps the others from being checked.
"""

import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from gzip import GzipFile
from io import BufferedReader
from typing import BinaryIO, cast

from meeting_readout.converters import limits
from meeting_readout.discovery.inputs import COLLECTIONS, Record, Task
from meeting_readout.files.io import READING, STDIN

RATIO = 200
"""How many times its size a compressed file may find_inputs; text of releases does so ten times, thirty at most."""
FREE = 64 * 1024 * 1024
"""Up to so many bytes it may find_inputs as it likes."""
PIECE = 1024 * 1024
FORM = "json"
GZIP = b"\x1f\x8b"
"""How a file begins that gzip has compressed."""


def is_collection(name: str) -> bool:
    """Return whether the name of a file says that it holds a readout a line."""
    return name.lower().endswith(COLLECTIONS)


def open_collections(tasks: Iterable[Task]) -> Iterator[Task]:
    """Replace each collection by a task for each of its records; other documents pass as they are."""
    for task in tasks:
        given, name = task.given, task.name or task.given.path
        if given.code or given.record or not is_collection(name):
            yield task
            continue
        for record in read_records(given.path, name):
            yield task._replace(given=given._replace(path=name, record=record), form=FORM)


class Extent:
    """How many bytes of a collection have been read, compressed ones after they were expanded."""

    def __init__(self) -> None:
        self.bytes = 0


def read_records(path: str, name: str = "", extent: Extent | None = None) -> Iterator[Record]:
    """Yield the records of a file; what cannot be read is a record with a code, and ends the reading.

    `name` shows whether it is compressed. Empty lines are no records; `extent` counts their bytes too.
    """
    raw, extent = _CountingReader(), extent or Extent()
    try:
        raw.file = _open_file(path)
        packed = (name or path).lower().endswith(".gz")
        lines = GzipFile(fileobj=cast(BinaryIO, raw), mode="rb") if packed else raw.file
        with raw.file, lines:
            yield from _read_all(cast(BinaryIO, lines), raw if packed else None, extent)
    except _CutShort as cut:
        yield cut.record
    except OSError as error:
        yield Record(1, b"", "E002", {"detail": (error.strerror or str(error)).lower()})


class _CutShort(Exception):  # noqa: N818 - it carries the record at which reading ends
    def __init__(self, record: Record) -> None:
        self.record = record


class _CountingReader:
    """A file that counts the bytes that are read from it."""

    file: BinaryIO

    def __init__(self) -> None:
        self.bytes = 0

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.bytes += len(data)
        return data

    def close(self) -> None:
        self.file.close()


def _open_file(path: str) -> BinaryIO:
    """Open a regular file, or the standard input."""
    if path == STDIN:
        return sys.stdin.buffer
    handle = os.open(path, READING)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError("it is not a regular file")
    return os.fdopen(handle, "rb")


def _read_all(lines: BinaryIO, packed: _CountingReader | None, extent: Extent) -> Iterator[Record]:
    """Yield the records; a file without any is a record with a code, so that it never looks like one that was checked.

    Only the name of a file says whether it is compressed (spec 6.5), but the lines of one that is would be noise.
    """
    is_empty = True
    for record in _split_records(lines, packed, extent):
        if is_empty and packed is None and record.data.startswith(GZIP):
            yield Record(1, b"", "W906", variant="name")
            return
        is_empty = False
        yield record
    if packed and not packed.bytes:
        yield Record(1, b"", "W906", variant="empty")
    elif is_empty:
        yield Record(1, b"", "W001", variant="collection")


def _split_records(lines: BinaryIO, packed: _CountingReader | None, extent: Extent) -> Iterator[Record]:
    number, expanded, most = 0, 0, limits.get().bytes
    while True:
        number += 1
        size, data = 0, bytearray()
        while True:
            try:
                piece = lines.readline(PIECE)
                blank = _skip_empty_lines(lines) if piece == b"\n" and not size else 0
            except (EOFError, OSError, zlib.error) as error:
                if packed is None:
                    raise
                raise _CutShort(Record(number, b"", "W906", {"detail": str(error).lower()})) from None
            size, expanded = size + len(piece), expanded + len(piece)
            extent.bytes += len(piece) + blank
            if packed and expanded > FREE and expanded > RATIO * packed.bytes:
                raise _CutShort(Record(number, b"", "W907", {"limit": f"{RATIO}"}))
            if size <= most + 2:
                data += piece
            else:
                data.clear()
            if not piece or piece.endswith(b"\n"):
                break
        if not size:
            return
        if data == b"\n":  # nothing but its end: so are all that follow at once
            number, expanded = number + blank, expanded + blank
            continue
        line = bytes(data).rstrip(b"\r\n")
        if size > most + 2 or len(line) > most:
            yield Record(number, b"", "W901", {"limit": limits.format_bytes(most), "size": f"{size:,}"}, "record")
        elif line.strip():
            yield Record(number, line)


def _skip_empty_lines(lines: BinaryIO) -> int:
    """Skip the empty lines that are buffered; return how many they are."""
    if not hasattr(lines, "peek"):  # whoever calls us from Python may have replaced the standard input
        return 0
    at_hand = cast(BufferedReader, lines).peek(PIECE)
    return len(lines.read(len(at_hand) - len(at_hand.lstrip(b"\n"))))
