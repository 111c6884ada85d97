"""The limit on how far a PDF document expands: its library has none."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from meeting_readout.converters import limits


class ExpandsTooFar(BaseException):
    """A document expands beyond the limit. It is no `Exception`: the library goes on after those."""


class Expansion:
    """What the streams of one document have expanded to so far; used by the library in place of `zlib`."""

    def __init__(self) -> None:
        self._left = limits.get().bytes
        self.damaged = 0
        """How many streams could not be read to their end; the library goes on without what they hold."""

    def decompress(self, data: bytes) -> bytes:
        """Expand a stream as `zlib.decompress` does."""
        machine = zlib.decompressobj()
        try:
            expanded = self._expand(machine, data)
        except zlib.error:
            self.damaged += 1
            raise
        if not machine.eof:
            self.damaged += 1
            raise zlib.error("incomplete or truncated stream")
        return expanded

    def begin(self) -> SimpleNamespace:
        """Return what expands a stream piece by piece, as `zlib.decompressobj` does."""
        machine = zlib.decompressobj()
        return SimpleNamespace(decompress=lambda data: self._expand(machine, data))

    def _expand(self, machine: "zlib._Decompress", data: bytes) -> bytes:
        expanded = machine.decompress(data, self._left + 1)
        self._left -= len(expanded)
        if self._left < 0:
            most = limits.format_bytes(limits.get().bytes)
            raise ExpandsTooFar(f"the PDF expands to more than {most}, which is the limit (--max-bytes).")
        return expanded


@contextmanager
def bound_expansion() -> Iterator[Expansion]:
    """Let the streams of a document expand to as many bytes as a document may have, all together."""
    pdftypes: Any = import_module("pdfminer.pdftypes")
    expansion, before = Expansion(), pdftypes.zlib
    bounded = SimpleNamespace(decompress=expansion.decompress, decompressobj=expansion.begin, error=zlib.error)
    pdftypes.zlib = bounded
    try:
        yield expansion
    finally:
        pdftypes.zlib = before
