"""Where the comments of YAML files must be in the canonical layout, by the places that PyYAML reports.

`decorate` puts comments into a canonical layout where they belong in it, so that nothing has to move.
"""

from random import Random
from typing import Any

import yaml
from untidy_yaml import Path, Place, Untidy


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
