"""The sketch of XML, over bytes of UTF-8: tags in the order of the text, each read as the model says."""

import re
from html import unescape
from typing import Any

from meeting_readout.converters.tracing import NodePath, Span, Spot
from meeting_readout.language_server.sketch import Cursor, Sketch, check_depth
from meeting_readout.language_server.sketch_element import Element, convert, decode, make_element

TOKEN = re.compile(
    rb"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[(?P<raw>.*?)(?:\]\]>|\Z)|<![^<>]*>?"
    rb"|</(?P<end>[^\s<>]*)\s*+>?"
    rb"|<(?P<name>[^\s<>/!?]*+)(?P<inner>(?:[^<>\"']|\"[^\"<]*+\"?+|'[^'<]*+'?+)*+)(?P<close>>?)",
    re.DOTALL,
)
ATTRIBUTE = re.compile(rb"(?P<name>[^\s=/>\"']+)(?:\s*=\s*(?P<value>\"[^\"]*\"?|'[^']*'?)?)?")
WORD = re.compile(rb"[\w.-]*\Z")


class _Reading:
    def __init__(self, text: bytes, at: int) -> None:
        self.source, self.at = text, at
        self.stack: list[tuple[Element, str]] = []
        self.cursor: Cursor | None = None
        self.root: Element | None = None

    def run(self) -> Sketch:
        last = 0
        for match in TOKEN.finditer(self.source):
            self.read_text(last, match.start())
            last = match.end()
            if match["raw"] is not None:
                self.add_text(decode(match["raw"]))
            elif match["end"] is not None:
                self.end(match["end"].rpartition(b":")[2].decode("utf-8", "replace"), *match.span())
            elif match["name"] is not None:
                self.start(match)
        self.read_text(last, len(self.source))
        while self.stack:
            self.pop(len(self.source), len(self.source))
        root = self.root or Element((), 0, (0, 0))
        return Sketch(root.data or {}, Spot(None, (root.start, root.content[1]), "", root.spots), self.cursor)

    # ---- tags

    def start(self, match: re.Match[bytes]) -> None:
        local = match["name"].rpartition(b":")[2].decode("utf-8", "replace")
        parent = self.stack[-1][0] if self.stack else None
        if match.start() < self.at <= match.end("name"):
            typed = self.source[match.start("name") : self.at].decode("utf-8", "replace")
            path = parent.path if parent else ()
            self.cursor = Cursor("name", path, match.span("name"), typed, "element", self.get_rest(match.end("name")))
        element, step = make_element(parent, local, match.start(), match.span("name"))
        self.read_attributes(element, match.start("inner"), match.end("inner"))
        element.content = (match.end(), match.end())
        if element.data is not None:
            check_depth(len(self.stack))
        self.stack.append((element, step))
        is_broken = not match["close"] and len(self.stack) > 1
        if match["inner"].endswith(b"/") or is_broken:
            self.pop(match.end(), match.end())

    def read_attributes(self, element: Element, start: int, end: int) -> None:
        properties = element.type.properties.values() if element.type else ()
        is_inside = start < self.at <= end and not self.cursor
        for match in ATTRIBUTE.finditer(self.source, start, end):
            local = match["name"].decode("utf-8", "replace")
            prop = next((one for one in properties if one.xml_name == local and one.node == "attribute"), None)
            value = match.span("value") if match["value"] else (match.end("name"), match.end("name"))
            is_closed = match["value"] is not None and len(match["value"]) > 1 and match["value"][-1:] in b"\"'"
            inner = (value[0] + 1, value[1] - is_closed) if match["value"] else value
            if is_inside and match.start("name") <= self.at <= match.end("name"):
                self.set_cursor("name", element.path, match.span("name"), "attribute")
            elif is_inside and prop and match["value"] and inner[0] <= self.at <= inner[1]:
                span = inner if is_closed else (inner[0], self.at)
                self.set_cursor("value", (*element.path, prop.name), span, "value")
            elif is_inside and match.start() < self.at < match.end():
                return
            text = unescape(self.source[slice(*inner)].decode("utf-8", "replace"))
            if isinstance(element.data, dict) and prop:
                element.data.setdefault(prop.name, convert(prop, text))
                element.spots.setdefault(prop.name, Spot(match.span("name"), inner, f"@{local}", {}))
        if is_inside and not self.cursor and self.source[self.at - 1 : self.at].isspace():
            self.set_cursor("name", element.path, (self.at, self.at), "attribute")

    def end(self, local: str, start: int, end: int) -> None:
        """Close the element of an end tag, and what was left open in it."""
        if any(step == local for _element, step in self.stack):
            while self.stack[-1][1] != local:
                self.pop(start, start)
            self.pop(start, end)

    def pop(self, content: int, end: int) -> None:
        element, step = self.stack.pop()
        element.content = element.content[0], max(content, element.content[0])
        element.finish_text()
        is_scalar = not isinstance(element.data, dict | list)
        whole = element.content if is_scalar else (element.start, end)
        if not self.stack:
            element.content = whole
            self.root = self.root or element
            return
        parent = self.stack[-1][0]
        spot = Spot(element.name if element.prop is not parent.prop else None, whole, step, element.spots)
        if isinstance(parent.data, list):
            parent.spots[len(parent.data)] = spot
            parent.data.append(element.data)
        elif isinstance(parent.data, dict) and element.path[-1] not in parent.data:
            parent.data[str(element.path[-1])] = element.data
            parent.spots[element.path[-1]] = spot

    # ---- text

    def read_text(self, start: int, end: int) -> None:
        self.add_text(unescape(decode(self.source[start:end])))
        if self.cursor or not self.stack or not start <= self.at <= end:
            return
        if self.at == end and self.at > start and self.source[end : end + 1] == b"<" and end < self.at:
            return
        element = self.stack[-1][0]
        if element.text_path:
            written = self.source[start:end]
            first, last = start + len(written) - len(written.lstrip()), start + len(written.rstrip())
            self.set_cursor("value", element.text_path, (min(first, self.at), max(last, self.at)), "text")
        elif isinstance(element.data, dict | list):
            word = WORD.search(self.source, start, self.at)
            self.set_cursor("name", element.path, (word.start() if word else self.at, self.at), "content")

    def add_text(self, text: str) -> None:
        if self.stack:
            self.stack[-1][0].text += text

    def set_cursor(self, part: Any, path: NodePath, span: Span, style: str) -> None:
        typed = self.source[span[0] : self.at].decode("utf-8", "replace")
        self.cursor = Cursor(part, path, span, typed, style, self.get_rest(span[1]))

    def get_rest(self, at: int) -> str:
        return self.source[at : at + 80].decode("utf-8", "replace").partition("\n")[0]


def sketch(text: bytes, at: int) -> Sketch:
    """Return the sketch of a text, and what stands at a place."""
    return _Reading(text, at).run()
