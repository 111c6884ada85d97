"""An open document at one moment: its text, and what is made of it, each only once and only if something asks for it."""

import re
from functools import cached_property
from pathlib import Path

from lsprotocol.types import Position, PositionEncodingKind, Range
from pygls.uris import to_fs_path

from meeting_readout import converters
from meeting_readout.config.model import Config
from meeting_readout.config.policy import Settings
from meeting_readout.converters.forms import detect_form
from meeting_readout.converters.tracing import Span, Trace
from meeting_readout.discovery.entries import count_from
from meeting_readout.discovery.inputs import ENDINGS
from meeting_readout.discovery.search import Search
from meeting_readout.files.patterns import Parts
from meeting_readout.language_server.positions import Positions
from meeting_readout.runner.check import check_bytes
from meeting_readout.validator.finding import Verdict

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
        config = self.settings[1]
        if config.problems:
            return Verdict(self.path, self.form, "core", config.problems, "its settings cannot be used")
        return Settings().apply(self.raw_verdict, config, self.path)

    @cached_property
    def trace(self) -> Trace:
        """The careful reading."""
        return converters.trace(self.data, self.form)

    def find_range(self, span: Span) -> Range:
        """Return the range of the protocol for a span of the careful reading."""
        start, end = (self._count_points(offset) for offset in span)
        return self.positions.between(start, end)

    def find_offset(self, position: Position) -> int:
        """Return the offset of the careful reading for a place of the protocol."""
        offset = self.positions.find_offset(position)
        return offset if self.form != "xml" else len(self.text[:offset].encode("utf-8", "surrogatepass"))

    def _count_points(self, offset: int) -> int:
        if self.form != "xml":
            return offset
        return self.positions.find_code_point(*self.trace.source.find_position(offset))
