"""Comments at random places of YAML: files in any layout, and what must be true of them in the canonical one.

An `Untidy` file knows for each of its comments where it belongs; the places in the result are those that PyYAML reports.
`decorate` puts comments into the canonical layout where they belong in it, so that nothing has to move.
"""

import json
from random import Random
from typing import Any, NamedTuple

import yaml

from meeting_readout.converters.yaml.scalars import format_literal, format_word

Path = tuple[str | int, ...]
NAMED: Path = (-1,)
"""In place of a path: that of the first name, which is not known before."""


class Place(NamedTuple):
    """Where a comment belongs: `above` a node, `behind` its name or value, or at the `end` of an object or list."""

    kind: str
    path: Path
    is_spaced: bool


class Untidy:
    """A YAML file in a layout of chance, with comments and blank lines: its `text`, and the places of its comments."""

    def __init__(self, data: Any, random: Random, share: float = 0.12) -> None:
        self.random, self.share, self.text = random, share, ""
        self.places: list[Place] = []
        self.spaced: list[Path] = []
        """The nodes with a blank line right before them that are not the first of their object or list."""
        if self.has_luck():
            self.text = "%YAML 1.2\n---"
        if self.random.random() < 0.1:
            self.add_gap((), 0, True)
            self.line(0)
            self.add_flow(data, (), 0)
        else:
            self.add_object(data, (), 0, ())
        while self.has_luck():
            self.line(0)
            self.comment("end", ())
        self.text = self.text.removeprefix("\n") + "\n"

    def has_luck(self, factor: float = 1) -> bool:
        return self.random.random() < self.share * factor

    def line(self, column: int) -> None:
        self.text += "\n" + " " * column

    def comment(self, kind: str, path: Path, is_spaced: bool = False) -> None:
        odd = self.random.choice(["", " x", ": [x", ' "', " # x", "\t'x", " }, é"])
        self.text += f"#{self.random.choice(['', ' '])}«{len(self.places)}»{odd}" + " " * self.random.choice([0, 0, 2])
        self.places.append(Place(kind, path, is_spaced))

    def add_behind(self, path: Path, factor: float = 1) -> bool:
        """Add a comment on the same line, or none."""
        if found := self.has_luck(factor):
            self.text += " " * self.random.randint(1, 4)
            self.comment("behind", path)
        return found

    def add_gap(self, path: Path, column: int, is_first: bool, kind: str = "above") -> None:
        """Add blank lines and comments on lines of their own."""
        while self.has_luck():
            is_spaced = self.add_blank()
            self.line(self.random.choice([column, column, 0, column + 3]) if is_first and kind == "above" else column)
            self.comment(kind, path, is_spaced)
        if kind == "above" and self.add_blank() and not is_first:
            self.spaced.append(path)

    def add_blank(self) -> bool:
        if found := self.has_luck():
            self.text += self.random.choice(["\n", "\n\n\n"])
        return found

    def add_object(self, value: dict[str, Any], path: Path, column: int, first: Path | None = None) -> None:
        """Add an object as a block. Without the path of what comes `first`, its first name is on the line that is open.

        None of its comments can be told from those of the objects around it where it is not deeper.
        """
        names = list(value)
        if self.has_luck(3):
            self.random.shuffle(names)
        for number, name in enumerate(names):
            here = (*path, name)
            if number:
                self.add_gap(here, column, False)
            elif first is not None:
                self.add_gap((*path, name) if first == NAMED else first, column, True)
            if number or first is not None:
                self.line(column)
            key = json.dumps(name) if self.has_luck() else format_word(name, in_brackets=True)
            if self.has_luck(0.3):
                self.text += f"? {key}"
                self.line(column)
            else:
                self.text += key
            self.text += ":"
            self.add_value(value[name], here, column)
        if path:
            self.add_gap(path, column, False, "end")

    def add_value(self, value: Any, path: Path, column: int) -> None:
        """Add the value of a member behind its name."""
        if not isinstance(value, dict | list):
            while self.add_behind(path, 0.5):
                self.line(column + 1)
            self.text += " "
            self.add_scalar(value, path, column)
        elif self.has_luck(2):
            self.text += " "
            self.add_flow(value, path, column)
            self.add_behind(path)
        else:
            self.add_behind(path)
            inner = column + self.random.randint(isinstance(value, dict), 4)
            if isinstance(value, dict):
                self.add_object(value, path, inner, NAMED)
            else:
                self.add_list(value, path, inner, inner > column)

    def add_list(self, value: list[Any], path: Path, column: int, is_deeper: bool) -> None:
        """Add a list as a block."""
        for number, item in enumerate(value):
            here = (*path, number)
            self.add_gap(here, column, number == 0)
            self.line(column)
            space = self.random.randint(1, 4)
            self.text += "-" + " " * space
            if not isinstance(item, dict):
                self.add_scalar(item, here, column)
            elif self.has_luck(3):
                self.add_flow(item, here, column)
                self.add_behind(here, 3)
            elif self.has_luck():
                if self.has_luck(4):
                    self.comment("above", here)
                self.add_object(item, here, column + space + 1, here)
            else:
                self.add_object(item, here, column + space + 1)
        if is_deeper:
            self.add_gap(path, column, False, "end")

    def add_scalar(self, value: Any, path: Path, column: int) -> None:
        literal = format_literal(value, " " * (column + 2)) if isinstance(value, str) and self.has_luck(3) else None
        if literal:
            header, _, rest = literal.partition("\n")
            self.text += header
            self.add_behind(path)
            self.text += f"\n{rest}"
        else:
            self.text += format_word(value) if isinstance(value, str) else json.dumps(value)
            self.add_behind(path)

    def add_flow(self, value: Any, path: Path, column: int) -> None:
        """Add a value in brackets."""
        if not isinstance(value, dict | list):
            self.text += format_word(value, in_brackets=True) if isinstance(value, str) else json.dumps(value)
            return
        is_object = isinstance(value, dict)
        inner = column + self.random.randint(1, 4)
        self.text += "{" if is_object else "["
        if self.add_behind(path, 0.5):
            self.line(inner)
        for number, (key, child) in enumerate(value.items() if is_object else enumerate(value)):
            here = (*path, key)
            if self.has_luck(0.5):
                self.add_gap(here, inner, number == 0)
                self.line(inner)
            if is_object:
                self.text += format_word(key, in_brackets=True) + ": "
                while self.add_behind(here, 0.3):
                    self.line(inner)
            self.add_flow(child, here, inner)
            if self.add_behind(here, 0.3):
                self.line(inner)
            if number + 1 < len(value):
                self.text += ", "
                if self.add_behind(here, 0.3):
                    self.line(inner)
        if self.has_luck(0.5):
            self.add_gap(path, inner, False, "end")
            self.line(inner)
        self.text += "}" if is_object else "]"


class Written:
    """A YAML file as PyYAML reads it: for each node the line on which it begins and its last line.

    `columns` are those of the names or dashes of objects and lists, `firsts` the nodes that are the first of theirs,
    and `texts` the lines on which a text goes on, where no comment can be.
    """

    def __init__(self, text: str) -> None:
        self.text, self.lines = text, text.split("\n")
        self.begin: dict[Path, int] = {}
        self.last: dict[Path, int] = {}
        self.columns: dict[Path, int] = {}
        self.firsts: set[Path] = set()
        self.blocks: set[Path] = set()
        self.texts: set[int] = set()
        self.note(yaml.compose(text, Loader=yaml.CBaseLoader), ())

    def note(self, node: Any, path: Path, key: Any = None) -> int:
        """Note a node and all in it, and give its last line."""
        start, end = (key or node).start_mark, node.end_mark
        line = node.start_mark.line
        self.begin[path] = start.line
        if isinstance(node, yaml.ScalarNode):
            written = self.text[node.start_mark.index : end.index].rstrip()
            self.last[path] = line + written.count("\n")
            self.texts.update(range(line + 1, self.last[path] + 1))
            return self.last[path]
        self.columns[path] = node.start_mark.column
        pairs = node.value if isinstance(node, yaml.MappingNode) else enumerate(node.value)
        children = [(k, v) if isinstance(k, yaml.Node) else (None, v) for k, v in pairs]
        for number, (name, child) in enumerate(children):
            here = (*path, name.value if name else number)
            self.last[path] = self.note(child, here, name)
            if not number:
                self.firsts.add(here)
        if node.flow_style:
            self.last[path] = end.line
        else:
            self.blocks.add(path)
        return self.last[path]

    def is_comment(self, line: int) -> bool:
        return line not in self.texts and self.lines[line].lstrip().startswith("#")

    def is_empty(self, line: int) -> bool:
        return line not in self.texts and not self.lines[line].strip()

    def find_next(self, line: int, step: int) -> int:
        """Find the next line, or the one before, that is neither a comment nor blank."""
        line += step
        while 0 <= line < len(self.lines) and (self.is_comment(line) or self.is_empty(line)):
            line += step
        return line


def find_misplaced(source: Untidy, result: str) -> list[str]:
    """Say of each comment of a file that is not where it belongs, once, in the canonical layout, what is wrong."""
    written = Written(result)
    wrong: list[str] = []
    seen: dict[tuple[str, Path], int] = {}
    for number, place in enumerate(source.places):
        mark = f"«{number}»"
        lines = [line for line, text in enumerate(written.lines) for _ in range(text.count(mark))]
        if len(lines) != 1:
            wrong.append(f"{mark} is there {len(lines)} times")
            continue
        line = lines[0]
        if line < seen.get(place[:2], 0):
            wrong.append(f"{mark} is before an earlier one")
        seen[place[:2]] = line
        wrong.extend(f"{mark} {place}: {reason}" for reason in [check_place(written, place, line)] if reason)
    wrong.extend(f"no blank line before {path}" for path in source.spaced if not has_blank(written, path))
    return wrong


def check_place(written: Written, place: Place, line: int) -> str:
    """Say what is wrong with the line of a comment; empty where it is where it belongs."""
    own, path = written.is_comment(line), place.path
    if place.kind == "behind" and not own:
        return "" if written.begin[path] == line else "not on its line"
    if not own:
        return "not on a line of its own"
    column = len(written.lines[line]) - len(written.lines[line].lstrip())
    if place.kind == "end":
        reached = not path or written.find_next(line, -1) == written.last[path]
        return "" if reached and written.columns[path] == column else "not at its end"
    begin = written.begin[path]
    if written.find_next(line, 1) != begin:
        return "not above its node"
    if path and column != len(written.lines[begin]) - len(written.lines[begin].lstrip()):
        return "not indented like its node"
    if place.is_spaced and path and path not in written.firsts and place.kind == "above":
        return "" if written.is_empty(line - 1) else "not behind a blank line"
    return ""


def has_blank(written: Written, path: Path) -> bool:
    """Say whether there is a blank line before a node that could have one."""
    line = written.begin[path]
    if path in written.firsts or path[:-1] not in written.blocks:
        return True
    while written.is_comment(line - 1):  # a comment that was behind the node, and has no place there
        line -= 1
    return written.is_empty(line - 1)


def decorate(canonical: str, random: Random, share: float = 0.12) -> tuple[str, int]:
    """Put comments and blank lines into a canonical layout, each where it stays; give the text, and how many."""
    written = Written(canonical)
    lines, count = written.lines[:-1], 0
    above: dict[int, list[str]] = {}
    ends: dict[int, list[str]] = {}

    def comments(column: int) -> list[str]:
        nonlocal count
        made: list[str] = []
        while random.random() < share:
            made.extend([""] if made and random.random() < share else [])
            made.append(f"{' ' * column}#{random.choice([' ', ''])}«{count}»")
            count += 1
        return made

    starts = [path for path in sorted(written.begin, key=len) if not path or path[:-1] in written.blocks]
    for path in starts:
        line = written.begin[path]
        if line in above:  # the first name of an item
            continue
        above[line] = comments(len(lines[line]) - len(lines[line].lstrip()))
        if above[line] and random.random() < share:
            above[line].append("")
        if path and path not in written.firsts and lines[line - 1] and random.random() < share:
            above[line].insert(0, "")
    for path in sorted(written.blocks, key=len, reverse=True):
        found = comments(written.columns[path])
        if found and random.random() < share:
            found.insert(0, "")
        ends.setdefault(written.last[path], []).extend(found)
    result: list[str] = []
    for number, text in enumerate(lines):
        result.extend(above.get(number, []))
        has_tail = number in above and random.random() < share
        result.append(f"{text}  # «{count}»" if has_tail else text)
        count += has_tail
        result.extend(ends.get(number, []))
    return "\n".join(result) + "\n", count
