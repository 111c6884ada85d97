"""The sketch of YAML: lines by their indentation, and what is in brackets as in JSON."""

import re
from typing import Any, Literal

import yaml

from meeting_readout.converters.decode import measure_mark
from meeting_readout.converters.tracing import NodePath, Span
from meeting_readout.language_server.sketch import Builder, Cursor, Frame, Sketch, get_value
from meeting_readout.language_server.sketch_flow import YAML, Flow
from meeting_readout.model.model import model

MARK = re.compile(r"(?:---|\.\.\.|%.*)\s*$")
DASH = re.compile(r"-(?:[ \t]+|$)", re.MULTILINE)
KEY = re.compile(
    r"(\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\n]|'')*'|[^\s\[\]{}\"'#,|>&*!%@`-][^\n]*?)[ \t]*:(?=[ \t]|$)", re.MULTILINE
)
QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", re.DOTALL)
REMARK = re.compile(r"[ \t]+#.*|[ \t]+$")
INDENT = re.compile(r" *")
CONTENT = re.compile(r"[|>].*\s*")
NUMBER = re.compile(r"0|-?[1-9][0-9]{0,39}")
FLAGS = {"true": True, "false": False}


class _Reading:
    def __init__(self, text: str, at: int) -> None:
        self.source, self.at = text, at
        self.text = text.replace("\r\n", " \n").replace("\r", "\n")
        self.builder = Builder({}, 0)
        self.cursor: Cursor | None = None
        self.last = 0
        self.has_item = False
        """Whether a dash waits for its item."""
        self.plain: list[NodePath] = []

    def run(self) -> Sketch:
        at = measure_mark(self.text)
        while at <= len(self.text):
            end = self.find_line_end(at)
            at = self.read_line(at, end)
        self.builder.close_all(self.last)
        for path in self.plain:
            _convert(self.builder.data, path)
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
        while (dash := DASH.match(self.text, here, end)) and self.open_item(here - start, here):
            has_dash, indent, here = True, here - start, dash.end()
        if here >= end or self.text[here] == "#":
            if has_dash and self.is_at(here, end):
                self.set_cursor("name", self.builder.top.next_path, (self.at, self.at))
            return end + 1
        key = KEY.match(self.text, here, end)
        if key:
            self.read_name(key, here - start, has_dash)
            return self.read_value(key.end(), end, here - start)
        if has_dash:
            return self.read_value(here, end, indent)
        if self.is_at(here, end):
            self.set_name_cursor(here - start, (here, here + len(rest.split("#")[0].rstrip())))
        return end + 1

    def read_root_in_brackets(self, here: int) -> int:
        """Read a file that is written in brackets, like JSON."""
        self.builder = Builder([], here)
        flow = Flow(self.text, self.builder, YAML, self.at, "flow")
        flow.read(here)
        data, root = self.builder.data[0], self.builder.top.spots[0]
        self.builder = Builder(data if isinstance(data, dict) else {}, here)
        self.builder.top.spots, self.last = root.children, root.value[1]
        self.cursor = flow.cursor and flow.cursor._replace(path=flow.cursor.path[1:])
        self.plain = [path[1:] for path in flow.plain]
        return len(self.text) + 1

    # ---- names and dashes

    def open_item(self, indent: int, here: int) -> bool:
        """Open an item of a list at a dash; return whether a list can be there."""
        self.close_deeper(indent, False)
        top = self.builder.top
        is_list = isinstance(top.data, list)
        if is_list and top.indent == indent:
            if self.has_item:
                self.builder.put(None, (self.last, self.last))
        elif (is_list and self.has_item) or top.name is not None:
            self.builder.open([], here, indent)
        else:
            return False
        self.has_item, self.last = True, here + 1
        return True

    def read_name(self, key: re.Match[str], indent: int, has_dash: bool) -> None:
        if not has_dash:
            self.close_deeper(indent, True)
        top = self.builder.top
        if has_dash or (isinstance(top.data, list) and self.has_item) or (top.name and top.indent < indent):
            self.builder.open({}, key.start(), indent)
        elif len(self.builder.frames) == 1 and not top.data:
            top.indent = indent
        self.has_item = False
        if key.start() <= self.at <= key.end(1):
            self.set_cursor("name", self.builder.top.path, key.span(1))
        self.builder.put_name(_decode(key[1]), key.span(1))
        self.last = key.end()

    def close_deeper(self, indent: int, is_name: bool) -> None:
        """Close what is deeper than an indentation; before a name also a list that has it."""
        while self.find_depth(indent, is_name) < len(self.builder.frames) - 1:
            if self.has_item:
                self.builder.put(None, (self.last, self.last))
                self.has_item = False
            self.builder.close(self.last)

    def find_depth(self, indent: int, is_name: bool) -> int:
        """Return the number of the innermost frame that holds what has an indentation."""
        frames, depth = self.builder.frames, len(self.builder.frames) - 1
        while depth and not _holds(frames[depth], indent, is_name):
            depth -= 1
        return depth

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
            flow = Flow(self.text[:limit], self.builder, YAML, self.at, "flow")
            self.has_item = False
            self.last = flow.read(here)
            self.cursor = self.cursor or flow.cursor
            self.plain += flow.plain
        else:
            quoted = QUOTED.match(self.text, here, limit) if rest[0] in "\"'" else None
            if quoted:
                limit = quoted.end()
            elif rest[0] in "\"'":
                limit = end
            self.put_scalar(here, limit, rest[0], indent)
        return self.find_line_end(self.last) + 1

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
        self.builder.put(_decode(self.source[here : here + len(written)] + "\n" * (mark in "|>"), indent), span)
        self.has_item, self.last = False, max(span[1], here + 1)

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
        frames = self.builder.frames
        depth = self.find_depth(indent, True)
        frame = frames[depth]
        is_last = depth == len(frames) - 1
        if is_last and indent > frame.indent and (self.has_item or frame.name is not None):
            self.set_cursor("name", frame.next_path, span)
        elif isinstance(frame.data, dict) and (indent == frame.indent or not frame.data):
            self.set_cursor("name", frame.path, span)


def sketch(text: str, at: int) -> Sketch:
    """Return the sketch of a text, and what stands at a place."""
    return _Reading(text, at).run()


def _holds(frame: Frame, indent: int, is_name: bool) -> bool:
    """Return whether what has an indentation belongs to a frame: a name, or the dash of an item."""
    if isinstance(frame.data, list):
        return frame.indent < indent or (frame.indent == indent and not is_name)
    return frame.indent < indent or (frame.indent == indent and (is_name or frame.name is not None))


def _decode(written: str, indent: int = 0) -> str:
    """Return the text of a scalar."""
    written = written.replace("\r\n", "\n").replace("\r", "\n")
    if written[:1] not in "|>" and "\n" not in written:
        if written[:1] == "'":
            return written[1:].removesuffix("'").replace("''", "'")
        if written[:1] != '"' or "\\" not in written:
            return written[1:].removesuffix('"') if written[:1] == '"' else written
    lines = written.split("\n")
    shifted = "\n".join(
        [f"- {lines[0]}", *(line[indent:] if not line[:indent].strip() else line for line in lines[1:])]
    )
    try:
        events = list(yaml.parse(shifted, Loader=yaml.CBaseLoader))
    except yaml.MarkedYAMLError:
        return written
    scalars = [event.value for event in events if isinstance(event, yaml.ScalarEvent)]
    return str(scalars[0]) if scalars else written


def _convert(data: Any, path: NodePath) -> None:
    """Make a number or a flag of a plain word where the schema says so; a word without a place was dropped."""
    prop = model().resolve_path(data, path)[1]
    owner = get_value(data, path[:-1])
    if prop and isinstance(word := get_value(data, path), str):
        if prop.shape in ("flag", "boolean"):
            owner[path[-1]] = FLAGS.get(word, word)
        elif prop.shape == "integer" and NUMBER.fullmatch(word):
            owner[path[-1]] = int(word)
