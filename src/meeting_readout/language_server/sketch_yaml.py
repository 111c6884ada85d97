"""The sketch of YAML: lines by their indentation, and what is in brackets as in JSON."""

import re
from typing import Literal

from meeting_readout.converters.decode import measure_mark
from meeting_readout.converters.tracing import NodePath, Span
from meeting_readout.language_server.sketch import Cursor, Sketch
from meeting_readout.language_server.sketch_blocks import Blocks
from meeting_readout.language_server.sketch_flow import YAML, Flow
from meeting_readout.language_server.sketch_scalars import convert_plain, decode_scalar

MARK = re.compile(r"(?:---|\.\.\.|%.*)\s*$")
DASH = re.compile(r"-(?:[ \t]+|$)", re.MULTILINE)
KEY = re.compile(
    r"(\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\n]|'')*'|[^\s\[\]{}\"'#,|>&*!%@`-][^\n]*?)[ \t]*:(?=[ \t]|$)", re.MULTILINE
)
QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", re.DOTALL)
INDENT = re.compile(r" *")
CONTENT = re.compile(r"[|>].*\s*")


class _Reading:
    def __init__(self, text: str, at: int) -> None:
        self.source, self.at = text, at
        self.text = text.replace("\r\n", " \n").replace("\r", "\n")
        self.builder = Blocks({}, 0)
        self.cursor: Cursor | None = None
        self.plain: list[NodePath] = []

    def run(self) -> Sketch:
        at = measure_mark(self.text)
        while at <= len(self.text):
            end = self.find_line_end(at)
            at = self.read_line(at, end)
        self.builder.close_all(self.builder.last)
        for path in self.plain:
            convert_plain(self.builder.data, path)
        return Sketch(self.builder.data, self.builder.root, self.cursor)

    def find_line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def read_line(self, start: int, end: int) -> int:
        """Read a line and what belongs to it; return where the next one begins."""
        here = INDENT.match(self.text, start, end).end()  # type: ignore[union-attr]  # it matches everything
        rest = self.text[here:end].rstrip()
        if not rest.strip() or rest[0] == "#" or (here == start and MARK.match(rest)):
            if not rest.strip() and start <= self.at <= end:
                self.set_name_cursor(self.at - start, (self.at, self.at))
            return end + 1
        if here == start and rest[0] in "{[" and len(self.builder.frames) == 1:
            return self.read_root_in_brackets(here)
        has_dash, indent = False, here - start
        while (dash := DASH.match(self.text, here, end)) and self.builder.open_item(here - start, here):
            has_dash, indent, here = True, here - start, dash.end()
        if here >= end or self.text[here] == "#":
            if has_dash and self.is_at(here, end):
                self.set_cursor("name", self.builder.top.next_path, (self.at, self.at))
            return end + 1
        key = KEY.match(self.text, here, end)
        if key:
            self.builder.open_name(decode_scalar(key[1]), key.span(1), here - start, has_dash)
            self.builder.last = key.end()
            if self.is_at(*key.span(1)):
                self.set_cursor("name", self.builder.top.path, key.span(1))
            return self.read_value(key.end(), end, here - start)
        if has_dash:
            return self.read_value(here, end, indent)
        if self.is_at(here, end):
            self.set_name_cursor(here - start, (here, here + len(rest.split("#")[0].rstrip())))
        return end + 1

    def read_root_in_brackets(self, here: int) -> int:
        """Read a file that is written in brackets, like JSON."""
        self.builder = Blocks([], here)
        flow = Flow(self.text, self.builder, YAML, self.at, "flow")
        flow.read(here, len(self.text))
        data, root = self.builder.data[0], self.builder.top.spots[0]
        self.builder = Blocks(data if isinstance(data, dict) else {}, here)
        self.builder.top.spots, self.builder.last = root.children, root.value[1]
        self.cursor = flow.cursor and flow.cursor._replace(path=flow.cursor.path[1:])
        self.plain = [path[1:] for path in flow.plain]
        return len(self.text) + 1

    # ---- values

    def read_value(self, here: int, end: int, indent: int) -> int:
        """Read what is behind a colon or a dash; what goes on in the next lines is indented more than its name."""
        start = here
        while here < end and self.text[here] in " \t":
            here += 1
        rest = self.text[here:end].rstrip()
        if not rest or (rest[0] == "#" and here > start):
            if self.is_at(start + 1, end):
                self.set_cursor("value", self.builder.top.next_path, (self.at, self.at))
            return end + 1
        limit = self.find_limit(end, indent)
        if rest[0] in "{[":
            flow = Flow(self.text, self.builder, YAML, self.at, "flow")
            self.builder.has_item = False
            self.builder.last = flow.read(here, limit)
            self.cursor = self.cursor or flow.cursor
            self.plain += flow.plain
        else:
            quoted = QUOTED.match(self.text, here, limit) if rest[0] in "\"'" else None
            if quoted:
                limit = quoted.end()
            elif rest[0] in "\"'":
                limit = end
            self.put_scalar(here, limit, rest[0], indent)
        return self.find_line_end(self.builder.last) + 1

    def put_scalar(self, here: int, limit: int, mark: str, indent: int) -> None:
        """Put a scalar that goes up to a limit at most."""
        written = self.text[here:limit]
        if mark not in "|>\"'":
            written = re.sub(r"[ \t]+#.*", "", written).rstrip() if "#" in written else written.rstrip()
            self.plain.append(self.builder.top.next_path)
        elif mark in "|>":
            written = written.rstrip("\n") if "+" not in written.partition("\n")[0] else written
        span = here, here + len(written)
        content = CONTENT.match(written) if mark in "|>" else None
        if content and content.end() < len(written):  # its place is without the head
            span = here + content.end(), span[1]
        if self.is_at(*span):
            self.set_cursor("value", self.builder.top.next_path, span)
        self.builder.put(decode_scalar(self.source[here : here + len(written)] + "\n" * (mark in "|>"), indent), span)
        self.builder.has_item, self.builder.last = False, max(span[1], here + 1)

    def find_limit(self, end: int, indent: int) -> int:
        """Return the end of the lines that are indented more than a name."""
        while end < len(self.text):
            following = self.find_line_end(end + 1)
            line = self.text[end + 1 : following]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
                break
            end = following
        return end

    # ---- the cursor

    def is_at(self, start: int, end: int) -> bool:
        return start <= self.at <= end and self.cursor is None

    def set_cursor(self, part: Literal["name", "value"], path: NodePath, span: Span) -> None:
        typed = self.text[span[0] : self.at].lstrip("\"'")
        after = self.text[span[1] : self.find_line_end(span[1])]
        self.cursor = self.cursor or Cursor(part, path, span, typed, "block", after)

    def set_name_cursor(self, indent: int, span: Span) -> None:
        """Set the cursor where a name could begin that has an indentation."""
        path = self.builder.find_path(indent)
        if path is not None:
            self.set_cursor("name", path, span)


def sketch(text: str, at: int) -> Sketch:
    """Return the sketch of a text, and what stands at a place."""
    return _Reading(text, at).run()
