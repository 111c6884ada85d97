"""Writing collections: a record on a line, and a collection that is written anew record by record.

No more of it is in memory than the record under way.
"""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from gzip import GzipFile
from typing import Any, BinaryIO, cast

from meeting_readout import converters
from meeting_readout.converters.round_trip import RoundTripError
from meeting_readout.discovery.inputs import Record
from meeting_readout.discovery.json_lines import Extent, read_records
from meeting_readout.files.io import Unwritable, replace_file


def format_line(readout: Any) -> bytes:
    """Write a readout as one line, in the order of the schema; raise `RoundTripError` unless it reads back so."""
    ordered = converters.read(converters.write(readout, "json"), "json")
    written = json.dumps(ordered, ensure_ascii=False, separators=(",", ":")).encode()
    if converters.read(written, "json") != readout:
        raise RoundTripError
    return written


@contextmanager
def open_lines(raw: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """Open what takes the lines of a collection, compressed if its name says so."""
    if not name.lower().endswith(".gz"):
        yield raw
        return
    # No name and no time in it: the same readouts give the same bytes.
    with GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
        yield cast(BinaryIO, packed)


@contextmanager
def rewrite_collection(
    path: str, name: str, stream: BinaryIO | None = None, in_place: bool = False
) -> Iterator["Rewriting"]:
    """Open a collection to put other lines in the place of its records: in a stream, in the file, or nowhere.

    `name` is what the standard input is called. Raise `Unwritable` where the file cannot be written.
    """
    if stream:
        with open_lines(stream, name) as lines:
            yield _Streaming(path, name, lines)
    elif in_place:
        try:
            with ExitStack() as stack:
                replacing = _Replacing(path, stack)
                yield replacing
                replacing.finish()
        except _Abandoned:
            pass
        except OSError as error:
            raise Unwritable((error.strerror or "unknown reason").lower()) from None
    else:
        yield Rewriting(path, name)


class Rewriting:
    """A collection that is read, and the lines that take the place of its records.

    `count` is how many records were read. A collection of which something cannot be read is not written: `is_damaged`.
    """

    def __init__(self, path: str, name: str) -> None:
        self.path, self.name = path, name
        self.count, self.is_damaged = 0, False
        self._extent, self._put_bytes, self._differs = Extent(), 0, False

    def read(self) -> Iterator[Record]:
        """Yield the records, each of which is to be `put` before the next one."""
        for record in read_records(self.path, self.name, self._extent):
            self.count += 1
            self.is_damaged = self.is_damaged or bool(record.code)
            yield record

    def put(self, record: Record, line: bytes) -> None:
        """Put a line, without its end, in the place of a record."""
        self._differs = self._differs or line != record.data
        self._put_bytes += len(line) + 1

    @property
    def has_changed(self) -> bool:
        """Whether what was put differs from what was read, if only in the ends of lines and in empty lines."""
        return self._differs or self._put_bytes != self._extent.bytes


class _Streaming(Rewriting):
    """A collection whose new lines go to a stream at once."""

    def __init__(self, path: str, name: str, lines: BinaryIO) -> None:
        super().__init__(path, name)
        self._lines = lines

    def put(self, record: Record, line: bytes) -> None:
        """Put a line in the place of a record, and write it."""
        super().put(record, line)
        self._lines.write(line + b"\n")


class _Replacing(Rewriting):
    """A file that is replaced by its new lines, whole, in `finish`; nothing is written if nothing changes.

    So the new file is begun at the first line that differs, with those before it, which are read again.
    """

    def __init__(self, path: str, stack: ExitStack) -> None:
        super().__init__(path, path)
        self._stack = stack
        self._lines: BinaryIO | None = None

    def put(self, record: Record, line: bytes) -> None:
        """Put a line in the place of a record, and write it if one has changed."""
        super().put(record, line)
        if self._differs and not self.is_damaged:
            self._lines = self._lines or self._begin(record.line)
            self._lines.write(line + b"\n")

    def finish(self) -> None:
        """Raise `_Abandoned` unless the new file is to take the place of the old one."""
        if self.is_damaged or not self.has_changed:
            raise _Abandoned
        if not self._lines:
            self._begin(None)

    def _begin(self, line: int | None) -> BinaryIO:
        """Open the new file, and write the records before a line, or all of them."""
        raw = self._stack.enter_context(replace_file(self.path))
        lines = self._stack.enter_context(open_lines(raw, self.path))
        for record in read_records(self.path):
            if line is not None and record.line >= line:
                break
            lines.write(record.data + b"\n")
        return lines


class _Abandoned(Exception):  # noqa: N818 - it is no error
    """The new lines of a collection are not needed."""
