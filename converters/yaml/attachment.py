"""The comments of a YAML file and its blank lines, and the nodes that they belong to. They are not content.

A comment on a line of its own belongs to the node below it; where an object or list ends between the two, its
indentation says whether it belongs to the end of that one. A comment behind a name, a value or a bracket belongs to
that node. What is before the first name and after the last value belongs to the root.
"""

import re
from typing import NamedTuple

from meeting_readout.converters.tracing import NodePath
from meeting_readout.converters.yaml.tokens import Token, list_tokens

HEADED = re.compile(r"[|>][^\n]*?\s(#[^\n]*)")

Line = tuple[bool, str]
"""A comment on a line of its own, and whether a blank line is before it."""


class Comments(NamedTuple):
    """The comments of a file by the paths of their nodes: above a node, behind its name or value, at its end.

    `spaced` are the nodes that have a blank line before them, below their comments, and are not the first of their
    object or list.
    """

    above: dict[NodePath, list[Line]]
    behind: dict[NodePath, list[str]]
    at_end: dict[NodePath, list[Line]]
    spaced: set[NodePath]

    def list_all(self) -> list[str]:
        """Return the comments themselves."""
        lines = [comment for place in (self.above, self.at_end) for lines in place.values() for _, comment in lines]
        return lines + [comment for comments in self.behind.values() for comment in comments]


def collect_comments(text: str) -> Comments:
    """Find the comments of a file without faults: everything from a `#` that is not in a scalar."""
    return _Collection(text).run()


class _Collection:
    """One pass over the tokens; the comments are in the gaps between those that can be seen.

    `open` are the objects and lists around the next token, `ended` the blocks that end in the gap before it, the
    innermost first: each with its path and the column of its names or dashes.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = Comments({}, {}, {}, set())
        self.open: list[tuple[NodePath, int]] = []
        self.ended: list[tuple[NodePath, int]] = []
        self.column = -1
        """The column of the names or dashes next to the blocks that ended."""

    def run(self) -> Comments:
        before: Token | None = None
        for token in list_tokens(self.text):
            if token.is_visible:
                self.read_gap(before, token)
                self.read_header(token)
                before = token
                self.ended.clear()
            if token.part == "open":
                self.open.append((token.path, token.start - self.text.rfind("\n", 0, token.start) - 1))
            elif token.part == "close":
                block = self.open.pop()
                self.ended.extend([] if token.is_visible else [block])
                self.column = self.open[-1][1] if self.open else -1
        self.read_gap(before, None)
        return self.found

    def read_header(self, token: Token) -> None:
        """Read the comment in the first line of a block scalar."""
        header = HEADED.match(self.text, token.start, token.end) if token.part == "value" else None
        if header:
            self.found.behind.setdefault(token.path, []).append(header[1].rstrip())

    def read_gap(self, before: Token | None, token: Token | None) -> None:
        """Read what is between two tokens, the last token and the end, or the start and the first token."""
        lines = self.text[before.end if before else 0 : token.start if token else None].split("\n")
        is_spaced = False
        for number, line in enumerate(lines):
            column = line.find("#")
            sign = line[: column if column >= 0 else None].strip()
            if number and sign:  # the dash of the next item, or the end of the document
                self.ended.clear()
            if column >= 0 and before and (not number or sign in (":", ",")):
                self.add_behind(before, line[column:].rstrip())
            elif column >= 0:
                self.add_line(before, token, (is_spaced, line[column:].rstrip()), column)
                is_spaced = False
            elif not sign and number < len(lines) - 1:
                is_spaced |= number > 0 or before is None
        if token and is_spaced and token.part != "close" and not (before and before.path == token.path):
            node = _find_node(before, token)
            if node in self.found.above or (before and before.part not in ("name", "open")):
                self.found.spaced.add(node)

    def add_behind(self, before: Token, comment: str) -> None:
        """Add a comment on the line of the token before it; the root has no such line in the canonical layout."""
        if before.path:
            self.found.behind.setdefault(before.path, []).append(comment)
        else:
            lines = self.found.above if before.part == "open" else self.found.at_end
            lines.setdefault((), []).append((False, comment))

    def add_line(self, before: Token | None, token: Token | None, line: Line, column: int) -> None:
        """Add a comment on a line of its own."""
        while self.ended and not self.column < self.ended[0][1] <= column:
            del self.ended[0]
        while len(self.ended) > 1 and self.ended[0][1] == self.ended[1][1]:
            del self.ended[0]  # the dashes of a list may be as deep as the names around it
        if self.ended:
            self.found.at_end.setdefault(self.ended[0][0], []).append(line)
        elif token is None or token.part == "close":
            self.found.at_end.setdefault(token.path if token else (), []).append(line)
        elif before and before.path == token.path:  # between a name and its value
            self.found.behind.setdefault(token.path, []).append(line[1])
        else:
            self.found.above.setdefault(_find_node(before, token), []).append(line)


def _find_node(before: Token | None, token: Token) -> NodePath:
    """Return the path of the outermost node that begins with a token."""
    if before is None:
        return ()
    known = 0
    for one, other in zip(before.path, token.path, strict=False):
        if one != other:
            break
        known += 1
    return token.path[: known + 1]
