"""An open document at one moment: its text, and what is made of it once something asks for it."""

from collections.abc import Set
from functools import cached_property
from typing import Any

from lsprotocol.types import Position, PositionEncodingKind, Range

from meeting_readout import converters
from meeting_readout.converters.source import Source
from meeting_readout.converters.tracing import NodePath, Span, Spot, Trace, find_spot
from meeting_readout.document.view import View
from meeting_readout.document.walk import walk
from meeting_readout.language_server.named_text import NamedText
from meeting_readout.language_server.positions import Positions
from meeting_readout.language_server.sketch import Cursor, Sketch, sketch
from meeting_readout.page.names import Names
from meeting_readout.validator.engine import view_sound_data
from meeting_readout.validator.schema import gate


class Document(NamedText):
    """A document as the editor has it: its address, its text and the version of that.

    Offsets are those of the tracers: bytes of UTF-8 in XML, else code points.
    """

    def __init__(
        self, uri: str, text: str, version: int | None = None, encoding: str = PositionEncodingKind.Utf16
    ) -> None:
        super().__init__(uri, text)
        self.version, self.positions = version, Positions(text, encoding)

    @cached_property
    def source(self) -> str | bytes:
        """The text as tracers and sketches count it."""
        return self.text.encode("utf-8", "surrogatepass") if self.form == "xml" else self.text

    @cached_property
    def trace(self) -> Trace:
        """The careful reading."""
        return converters.trace(self.data, self.form)

    @cached_property
    def outline(self) -> Sketch:
        """The sketch: all that can be made out, also where the form is broken."""
        return sketch(self.source, self.form)

    @property
    def content(self) -> tuple[Any, Spot]:
        """The data and the places of its nodes: those of the careful reading, or of the sketch where there are none."""
        if isinstance(self.trace.data, dict) and self.trace.root:
            return self.trace.data, self.trace.root
        return self.outline.data, self.outline.root

    @cached_property
    def view(self) -> View | None:
        """The parts without errors, as the rules see them."""
        return self.view_without(frozenset())

    def view_without(self, paths: Set[NodePath]) -> View | None:
        """Return the parts without errors, and without what stands at some paths."""
        data = self.content[0]
        if not paths and gate.passes(data):
            return View(walk(data))
        faults = {fault.path for fault in self.trace.faults if fault.path is not None}
        return view_sound_data(data, self.form, faults | paths)

    @cached_property
    def names(self) -> Names | None:
        """What each id is called."""
        return Names(self.view) if self.view else None

    def find_offset(self, position: Position) -> int:
        """Return the offset in the source for a place of the protocol."""
        offset = self.positions.find_offset(position)
        return len(self.text[:offset].encode("utf-8", "surrogatepass")) if self.form == "xml" else offset

    def find_cursor(self, position: Position) -> Cursor | None:
        """Return what stands at a place of the protocol."""
        return sketch(self.source, self.form, self.find_offset(position)).cursor

    def find_range(self, span: Span) -> Range:
        """Return the range of the protocol for a span."""
        return self.positions.between(*map(self._count_points, span))

    def cut(self, span: Span) -> str:
        """Return what is written in a span."""
        written = self.source[slice(*span)]
        return written if isinstance(written, str) else written.decode("utf-8", "replace")

    def find_value(self, path: NodePath) -> Span | None:
        """Return where a value is written, without quotes around it."""
        spot, is_found = find_spot(self.content[1], path)
        if not is_found:
            return None
        start, end = spot.value
        is_quoted = self.form != "xml" and end - start > 1 and self.cut((start, start + 1)) in "\"'"
        return (start + 1, end - 1) if is_quoted else (start, end)

    def _count_points(self, offset: int) -> int:
        if isinstance(self.source, str):
            return offset
        return self.positions.find_code_point(*self._lines.find_position(offset))

    @cached_property
    def _lines(self) -> Source:
        return Source(self.source)
