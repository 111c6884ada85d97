"""Objects and lists in brackets, as far as they go: those of JSON, and those within YAML."""

import json
import re
from typing import Any

from meeting_readout.converters.tracing import NodePath, Span
from meeting_readout.language_server.sketch import Builder, Cursor

STRING = r'"(?:[^"\\\n]|\\.)*"?'
JSON = re.compile(rf"(?P<string>{STRING})|(?P<mark>[{{}}\[\],:])|(?P<bare>[^\s{{}}\[\],:\"]+)")
YAML = re.compile(
    rf"(?P<string>{STRING}|'(?:[^'\n]|'')*'?)|(?P<none>(?<=\s)\#[^\n]*)|(?P<mark>[{{}}\[\],]|:(?=[\s,\[\]{{}}]|$))"
    r"|(?P<bare>(?:[^\s,\[\]{}:]|:(?=[^\s,\[\]{}]))(?:[^\n,\[\]{}:]|:(?=[^\s,\[\]{}]))*)",
    re.VERBOSE,
)
BEHIND = re.compile(r"[ \t]*:")
OPEN = {"{": dict, "[": list}
CLOSE = {"}": dict, "]": list}
WORDS = {"true": True, "false": False, "null": None}
NUMBER = re.compile(r"-?[0-9]{1,40}")


class Flow:
    """Reads tokens into a builder until the bracket that it began with is closed, and finds the cursor on the way."""

    def __init__(self, text: str, builder: Builder, tokens: re.Pattern[str], at: int, style: str) -> None:
        self.text, self.builder, self.tokens, self.at, self.style = text, builder, tokens, at, style
        self.cursor: Cursor | None = None
        self.plain: list[NodePath] = []
        self.after_name = self.after_value = False
        self.last = 0

    def read(self, start: int, limit: int) -> int:
        """Read from an opening bracket; return the offset behind its end, or the limit where it has none before."""
        base, self.last = len(self.builder.frames), start
        for match in self.tokens.finditer(self.text, start, limit):
            kind, written = match.lastgroup, match.group()
            self.find_blank_cursor(match.start() + (kind == "mark"), base)
            if kind == "mark":
                self.read_mark(written, match.start(), base)
                if len(self.builder.frames) <= base:
                    return match.end()
            elif kind != "none":
                self.read_word(written.rstrip(), match.start(), kind == "bare")
            self.last = match.end()
        self.find_blank_cursor(limit + 1, base)
        while len(self.builder.frames) > base:
            self.builder.close(limit)
        return limit

    def read_mark(self, mark: str, at: int, base: int) -> None:
        """Read a bracket, a comma or a colon."""
        builder = self.builder
        if mark in OPEN:
            builder.open(OPEN[mark](), at)
        elif mark in CLOSE:
            kinds = [type(frame.data) for frame in builder.frames]
            if CLOSE[mark] in kinds[base:]:
                while kinds.pop() is not CLOSE[mark]:
                    builder.close(at)
                builder.close(at + 1)
        elif mark == ",":
            builder.put_nothing()
        self.after_name = mark == ":"
        self.after_value = mark in CLOSE

    def read_word(self, token: str, start: int, is_bare: bool) -> None:
        """Read a string or a bare word: a name or a value."""
        builder, end = self.builder, start + len(token)
        is_object = isinstance(builder.top.data, dict)
        is_name = is_object and (not self.after_name or BEHIND.match(self.text, end) is not None)
        if start <= self.at <= end and not self.cursor:
            is_closed = not is_bare and len(token) > 1 and token[-1] == token[0]
            if not (is_closed and self.at == end):
                span = (start, end) if is_closed or is_bare else (start, self.at)
                self.set_cursor(is_name, span, self.text[start : self.at].lstrip("\"'"))
        if is_name:
            builder.put_name(str(_decode(token, is_bare, self.style)), (start, end))
        else:
            if is_bare and self.style == "flow":
                self.plain.append(builder.top.next_path)
            builder.put(_decode(token, is_bare, self.style), (start, end))
        self.after_name, self.after_value = False, not is_name

    def find_blank_cursor(self, until: int, base: int) -> None:
        """Find the cursor in the blank before a token."""
        if self.cursor or not self.last <= self.at < until or len(self.builder.frames) <= base:
            return
        is_object = isinstance(self.builder.top.data, dict)
        is_new_line = "\n" in self.text[self.last : self.at]
        if (self.after_value and not is_new_line) or (is_object and self.builder.top.name and not self.after_name):
            return
        self.set_cursor(is_object and not self.after_name, (self.at, self.at), "")

    def set_cursor(self, is_name: bool, span: Span, typed: str) -> None:
        """Set the cursor."""
        top = self.builder.top
        path, rest = top.path if is_name else top.next_path, self.text[span[1] : span[1] + 80]
        self.cursor = Cursor("name" if is_name else "value", path, span, typed, self.style, rest.partition("\n")[0])


def _decode(token: str, is_bare: bool, style: str) -> Any:
    """Return the value of a token."""
    if is_bare:
        if style == "flow":
            return token
        return int(token) if NUMBER.fullmatch(token) else WORDS.get(token)
    if token[0] == "'":
        return token[1:].removesuffix("'").replace("''", "'")
    try:
        return json.loads(token, strict=False)
    except ValueError:
        return token[1:].removesuffix('"')
