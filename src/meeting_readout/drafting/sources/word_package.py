"""The package of a Word document: a ZIP archive of XML parts, read within the limits, and without a DOCTYPE."""

import io
import struct
import zipfile
import zlib
from posixpath import basename, dirname, join, normpath
from typing import Any

from lxml import etree

from meeting_readout.converters import limits
from meeting_readout.converters.decode import is_utf_16, utf_16_to_utf_8
from meeting_readout.converters.xml.reader import OPTIONS
from meeting_readout.drafting.sources.extracted import SourceError

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
MOST_PARTS = 10_000
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    struct.error,
    NotImplementedError,
    RuntimeError,
)
"""What the module for ZIP archives raises for those that are damaged."""


class Package:
    """The parts of a document by what they are to it: `numbering`, `styles`, `footnotes`, `header`, and others."""

    def __init__(self, data: bytes) -> None:
        self._left = limits.get().bytes
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGED as error:
            raise SourceError(f"the Word document is damaged: {str(error).rstrip('.?! ').lower()}.") from None
        names = self._zip.namelist()
        if len(names) > MOST_PARTS:
            raise SourceError(f"the Word document has more than {MOST_PARTS:,} parts.")
        if len(set(names)) < len(names):
            raise SourceError("the Word document is damaged: two of its parts have one name.")
        targets = self._list_related("")
        self.name = next((target for kind, target in targets if kind == "officeDocument"), "word/document.xml")
        self.related = self._list_related(self.name)

    def read_main(self) -> Any:
        """Return the root of the document itself."""
        root = self.read(self.name)
        if root is None or root.tag != f"{{{MAIN}}}document":
            raise SourceError("the Word document is damaged: its text is not there.")
        return root

    def read_all(self, kind: str) -> list[Any]:
        """Return the roots of all parts of a kind."""
        found = [self.read(target) for of_kind, target in self.related if of_kind == kind]
        return [root for root in found if root is not None]

    def read_first(self, kind: str) -> Any:
        """Return the root of the part of a kind, None where there is none."""
        return next(iter(self.read_all(kind)), None)

    def read_properties(self) -> Any:
        """Return the root of the properties of the document, None where there are none."""
        return next((self.read(target) for kind, target in self._list_related("") if kind == "core-properties"), None)

    def read(self, name: str) -> Any:
        """Return the root of a part, None where there is none."""
        data = self._read_bytes(name)
        if data is None:
            return None
        if is_utf_16(data):
            data = utf_16_to_utf_8(data)
        if b"<!DOCTYPE" in data:
            raise SourceError(f"the part {basename(name)} of the Word document has a DOCTYPE, which is refused.")
        if data.count(b"<") > limits.get().nodes:
            raise SourceError(f"the part {basename(name)} has more than {limits.get().nodes:,} elements.")
        try:
            parser = etree.XMLParser(**OPTIONS)
            return etree.fromstring(data.replace(STRICT, MAIN.encode()), parser)
        except etree.XMLSyntaxError as error:
            raise SourceError(f"the part {basename(name)} of the Word document is damaged: {error.msg}.") from None

    def _read_bytes(self, name: str) -> bytes | None:
        try:
            part = self._zip.getinfo(name)
        except KeyError:
            return None
        if part.flag_bits & ENCRYPTED:
            raise SourceError("the Word document is protected by a password: save it without one.")
        if part.compress_type not in METHODS:
            raise SourceError("the Word document is compressed in a way that Word does not use.")
        try:
            with self._zip.open(part) as stream:
                data = stream.read(self._left + 1)
        except DAMAGED as error:
            raise SourceError(f"the Word document is damaged: {str(error).rstrip('.?! ').lower()}.") from None
        self._left -= len(data)
        if self._left < 0:
            most = limits.format_bytes(limits.get().bytes)
            raise SourceError(f"the Word document expands to more than {most}, which is the limit (--max-bytes).")
        return data

    def _list_related(self, name: str) -> list[tuple[str, str]]:
        """Return the kind and the name of each part to which a part is related, outside ones left out."""
        root = self.read(join(dirname(name), "_rels", f"{basename(name)}.rels"))
        found = list[tuple[str, str]]()
        for element in root if root is not None else ():
            if element.get("TargetMode") != "External" and element.get("Target"):
                target = normpath(join("/", dirname(name), element.get("Target"))).lstrip("/")
                found.append((basename(element.get("Type", "")), target))
        return found
