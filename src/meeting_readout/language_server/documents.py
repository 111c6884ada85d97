"""An open document at one moment: its text, and what is made of it once something asks for it."""

import re
from collections.abc import Set
from functools import cached_property
from pathlib import Path
from typing import Any

from lsprotocol.types import Position, PositionEncodingKind, Range
from pygls.uris import to_fs_path

from meeting_readout import converters
from meeting_readout.config.model import Config
from meeting_readout.config.policy import Settings
from meeting_readout.converters.forms import detect_form
from meeting_readout.converters.source import Source
from meeting_readout.converters.tracing import NodePath, Span, Spot, Trace, find_spot
from meeting_readout.discovery.entries import count_from
from meeting_readout.discovery.inputs import ENDINGS
from meeting_readout.discovery.search import Search
from meeting_readout.document.view import View
from meeting_readout.document.walk import walk
from meeting_readout.files.patterns import Parts
from meeting_readout.language_server.positions import Positions
from meeting_readout.language_server.sketch import Cursor, Sketch, sketch
from meeting_readout.page.names import Names
from meeting_readout.runner.check import check_bytes
from meeting_readout.validator.engine import view_sound_data
from meeting_readout.validator.finding import Verdict
from meeting_readout.validator.schema import gate

UTF_16 = re.compile(r"\s*<\?xml[^>]*encoding\s*=\s*[\"']utf-?16", re.IGNORECASE)
"""A declaration that the file is in UTF-16: the editor sends its text, and the bytes are those of the file."""
MENTION = re.compile(r"\bspecVersion\b")
BEGINNING = 2000
"""In so many characters a text without a file says that it is a readout."""


class Document:
    """A document as the editor has it: its address, its text and the version of that.

    Offsets are those of the tracers: bytes of UTF-8 in XML, else code points.
    """

    def __init__(
        self, uri: str, text: str, version: int | None = None, encoding: str = PositionEncodingKind.Utf16
    ) -> None:
        self.uri, self.text, self.version = uri, text, version
        self.positions = Positions(text, encoding)

    @cached_property
    def path(self) -> str:
        """The path of the file, or the address of a text that has none."""
        return (to_fs_path(self.uri) if self.uri.startswith("file:") else None) or self.uri

    @cached_property
    def form(self) -> str:
        """The form, as for a file on the disk."""
        return detect_form(self.path, self.text.encode("utf-8", "replace"))

    @cached_property
    def data(self) -> bytes:
        """The bytes of the file that the text would be saved in."""
        if self.form == "xml" and UTF_16.match(self.text):
            return self.text.encode("utf-16", "surrogatepass")
        return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def settings(self) -> tuple[Parts, Config]:
        """The path below the root, and the settings that hold for the file; they are read anew each time."""
        return Search().find_settings(self.path)

    @cached_property
    def is_readout(self) -> bool:
        """Whether this is a readout: by its name or the settings; without a file, by what it says.

        Editors send all that is in a language, such as every YAML file.
        """
        if self.path == self.uri:
            return MENTION.search(self.text[:BEGINNING]) is not None
        parts, config = self.settings
        if Path(self.path).name.lower().endswith(ENDINGS):
            return True
        return bool(config.path) and config.include.matches(count_from(config.folder, parts))

    @cached_property
    def raw_verdict(self) -> Verdict:
        """The verdict as if there were no settings but their level."""
        return check_bytes(self.data, self.path, self.settings[1].level, self.form)

    @cached_property
    def verdict(self) -> Verdict:
        """The verdict that `readout validate` gives: under the settings, or on settings that cannot be used."""
        problems = self.settings[1].problems
        if problems:
            return Verdict(self.path, self.form, "core", problems, "its settings cannot be used")
        return self.apply_settings(self.raw_verdict)

    def apply_settings(self, verdict: Verdict) -> Verdict:
        """Return a verdict under the settings of the file."""
        return Settings().apply(verdict, self.settings[1], self.path)

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
