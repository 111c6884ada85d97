"""Comments and blank lines, put into the canonical layout of YAML at the nodes that they belong to."""

from collections import defaultdict
from itertools import pairwise
from typing import Any

from meeting_readout.converters.source import Source
from meeting_readout.converters.tracing import NodePath
from meeting_readout.converters.yaml.attachment import Comments, Line
from meeting_readout.converters.yaml.tokens import Token, list_tokens
from meeting_readout.converters.yaml.writer import write_entry


def insert_comments(written: str, comments: Comments, readout: Any) -> str:
    """Insert comments and blank lines; an object or list in brackets that has comments in it becomes a block."""
    tokens = list(list_tokens(written))
    _raise_comments(tokens, comments)
    broken = {*comments.at_end, *(path[:-1] for path in (*comments.above, *comments.behind))}
    if any(token.path in broken for token in tokens if token.part == "open" and token.is_visible):
        written = _break_brackets(written, tokens, broken, readout)
        tokens = list(list_tokens(written))
    return _Insertion(written, comments).run(tokens)


def _raise_comments(tokens: list[Token], comments: Comments) -> None:
    """Let the comments above the first member of an item be above the item: both begin on one line."""
    above, spaced = comments.above, comments.spaced
    for before, token in pairwise(tokens):
        owner = token.path[:-1]
        if before.part == "open" and token.path in above and owner and isinstance(owner[-1], int):
            first, *rest = above.pop(token.path)
            above[owner] = [*above.get(owner, []), (owner in spaced, first[1]), *rest]
            spaced.discard(owner)
            if token.path in spaced:
                spaced.add(owner)


def _break_brackets(text: str, tokens: list[Token], broken: set[NodePath], readout: Any) -> str:
    """Write objects and lists in brackets as blocks; in the canonical layout brackets hold only scalars."""
    pieces: list[str] = []
    entries: list[str] = []
    done = column = 0
    path: NodePath | None = None
    for before, token in pairwise(tokens):
        if token.part == "open" and token.is_visible and token.path in broken:
            path, start = token.path, token.start
            column = start - text.rfind("\n", 0, start) - 1
            if before.part == "name":
                start, column = before.end + 1, before.start - text.rfind("\n", 0, before.start) + 1
            pieces.append(text[done:start] + (f"\n{' ' * column}" if before.part == "name" else ""))
            entries = []
        elif token.part == "value" and token.path[:-1] == path:
            lead = f"{text[before.start : before.end]}: " if before.part == "name" else "- "
            entries.append(write_entry(lead, _find_value(readout, token.path), " " * column))
        elif token.part == "close" and token.path == path:
            pieces.append(f"\n{' ' * column}".join(entries))
            path, done = None, token.end
    return "".join([*pieces, text[done:]])


def _find_value(readout: Any, path: NodePath) -> Any:
    for key in path:
        readout = readout[key]
    return readout


class _Insertion:
    """One pass over the tokens of a layout, which finds what to insert above its lines and behind them."""

    def __init__(self, text: str, comments: Comments) -> None:
        self.text, self.comments = text, comments
        self.lines = text.removesuffix("\n").split("\n")
        self.above: defaultdict[int, list[str]] = defaultdict(list)
        self.behind: dict[int, str] = {}

    def run(self, tokens: list[Token]) -> str:
        source = Source(self.text)
        opened: list[tuple[Token, int]] = []
        last, is_first = 0, True
        for token in tokens:
            row, column = source.find_position(token.start)
            if token.part == "close":
                self.add_lines(last + 1, " " * opened.pop()[1], self.comments.at_end.get(token.path, []))
            elif not (opened and opened[-1][0].is_visible) and (token.part == "name" or _is_item(token)):
                self.add_node(token, row - 1, is_first)
            if token.part == "open":
                opened.append((token, column - 1))
            if token.is_visible:
                last = source.find_position(token.end)[0] - 1
            is_first = token.part == "open"
        rest = enumerate([*self.lines, ""])
        found = [text for at, line in rest for text in (*self.above[at], line + self.behind.get(at, ""))]
        return "\n".join(found)

    def add_node(self, token: Token, line: int, is_first: bool) -> None:
        """Add what belongs to a node that begins on a line; an item that is a block has no place behind its dash."""
        lines = self.comments.above.get(token.path, [])
        behind = self.comments.behind.get(token.path, [])
        if behind and (token.part != "open" or token.is_visible):
            self.behind[line] = f"  {behind[-1]}"
            behind = behind[:-1]
        indent = self.lines[line][: -len(self.lines[line].lstrip(" "))]
        self.add_lines(line, indent, [(False, lines[0][1]), *lines[1:]] if lines and is_first else lines)
        if token.path in self.comments.spaced and (lines or not is_first):
            self.add_blank(line)
        self.add_lines(line, indent, [(False, comment) for comment in behind])

    def add_lines(self, line: int, indent: str, comments: list[Line]) -> None:
        for is_spaced, comment in comments:
            if is_spaced:
                self.add_blank(line)
            self.above[line].append(indent + comment)

    def add_blank(self, line: int) -> None:
        """Add a blank line where there is none, and not at the start of the file."""
        if self.above[line][-1] if self.above[line] else line and self.lines[line - 1]:
            self.above[line].append("")


def _is_item(token: Token) -> bool:
    """Return whether a token begins the root or an item."""
    return token.part != "name" and not (token.path and isinstance(token.path[-1], str))
