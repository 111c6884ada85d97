"""Items of lists in XML at the speed of the fast reader, for the tracer of large files (`converters/pieces.py`).

Where an item ends is guessed from the tags, which is safe: behind the start tag of a list or the end of an item, the
fast reader takes only what is a sequence of whole items.
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from meeting_readout.converters import pieces
from meeting_readout.converters.tracing import Refused
from meeting_readout.converters.xml import reader
from meeting_readout.converters.xml.element_reader import LISTS
from meeting_readout.converters.xml.start_tag import Frame
from meeting_readout.model.model import Property, model

PREFIX = rb"(?:[^\s<>/:!?]+:)?+"
REST = rb"(?=[\s/>])(?:[^<>\"'/]|/(?!>)|\"[^\"]*\"|'[^']*')*+"
"""What stands in a start tag behind the name."""
MARKUP = rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|(?P<open><[!?])"
"""What may hold tags that are none; `open` begins a comment or the like that never ends."""
REFERENCE = b"&#"
"""How a character that is forbidden may be written."""


class Piece(NamedTuple):
    """Items that have no fault: their data, how many values, how often each name, and where the last one ends."""

    items: list[Any]
    nodes: int
    names: Counter[str]
    end: int


class PieceReader:
    """Reads pieces of one text in UTF-8, which need not be well-formed."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        lists = [p for type_ in model().objects.values() for p in type_.properties.values() if p.shape in LISTS]
        items = _join_names(name for prop in lists for name in _map_items(prop))
        wrappers = _join_names(prop.xml_name for prop in lists)
        ends = rb"</%s\s*>|<%s%s/>" % (items, items, REST)
        self._stops = re.compile(rb"%s|(?P<stop><%s%s>|%s)" % (MARKUP, wrappers, REST, ends), re.DOTALL)
        self._item_ends: dict[str, re.Pattern[bytes]] = {}
        self._list_ends: dict[int, int] = {}

    def find_stop(self, at: int) -> int:
        """Return where the next start tag of a list or the next item ends, 0 where none is left."""
        for match in self._stops.finditer(self.data, at):
            if match.lastgroup:
                return match.end() if match.lastgroup == "stop" else 0
        return 0

    def read(self, at: int, frames: list[Frame], pace: pieces.Pace) -> Piece | None:
        """Read items of the last of the open elements, which is a list; None where the first has a fault."""
        prop, tried = frames[-1].prop, at
        if prop is None or not pace.is_time(len(frames[-1].path)):
            return None
        while True:
            end = self._find_end(frames[-1], prop, at, pace.size)
            found = self._read_items(at, end, frames) if end not in (at, tried) else None
            if found:
                pace.grow()
                return Piece(*found, _count_names(prop, found[0]), end)
            tried = end
            if not pace.shrink():
                return None

    def _find_end(self, frame: Frame, prop: Property, at: int, size: int) -> int:
        """Return where an item ends, probably: before another one begins, or the list ends."""
        last = self._list_ends.get(frame.tag.end, 0)
        if last <= at:
            last = self.data.find(b"</" + self._get_name(frame), at)
            last = self._list_ends[frame.tag.end] = last if last >= 0 else len(self.data)
        if prop.name not in self._item_ends:
            items = _join_names(_map_items(prop))
            pattern = rb"(?:</%s\s*>|<%s%s/>)(?=\s*+<(?:!--|%s[\s/>]))" % (items, items, REST, items)
            self._item_ends[prop.name] = re.compile(pattern)
        match = self._item_ends[prop.name].search(self.data, at + size, last) if at + size < last else None
        return match.end() if match else max(self.data.rfind(b">", at, last) + 1, at)

    def _read_items(self, start: int, end: int, frames: list[Frame]) -> tuple[list[Any], int] | None:
        """Read the items of a piece as if nothing else were in the file, and count; None where there is a fault."""
        names = [self._get_name(frame) for frame in frames]
        opening = b"><".join(name + self._get_namespaces(frame) for name, frame in zip(names, frames, strict=True))
        text = self.data[start:end]
        try:
            found = reader.read(b"<%s>%s</%s>" % (opening, text, b"></".join(reversed(names))))
        except Refused:
            return None
        for token in frames[-1].path:
            found = found[token if isinstance(token, str) else 0]
        nodes = pieces.count_plain(found, len(frames[-1].path), len(text), REFERENCE in text)
        return None if nodes is None else (found, nodes)

    def _get_name(self, frame: Frame) -> bytes:
        return self.data[slice(*frame.tag.name)]

    def _get_namespaces(self, frame: Frame) -> bytes:
        """Return the declarations in the start tag of an element: nothing else of it concerns what is in it."""
        return b"".join(
            b" " + self.data[key[0] : value[1] + 1]
            for written, key, value in frame.tag.attributes
            if written == "xmlns" or written.startswith("xmlns:")
        )


def _map_items(prop: Property) -> dict[str, str]:
    """Return the types of the items of a list by the names of their elements; outside a union both are the same."""
    return model().map_xml_names(prop) if prop.shape == "union" else {prop.item: prop.item}


def _count_names(prop: Property, items: list[Any]) -> Counter[str]:
    if prop.shape != "union":
        return Counter({prop.item: len(items)})
    names = {tag: name for name, tag in _map_items(prop).items()}
    return Counter(names[item["type"]] for item in items)


def _join_names(names: Iterable[str]) -> bytes:
    """Return a pattern of names with any prefix."""
    return rb"%s(?:%s)" % (PREFIX, b"|".join(sorted(re.escape(name).encode() for name in set(names))))
