"""YAML files in any layout, with comments and blank lines at random places; each knows where its comments belong."""

import json
from random import Random
from typing import Any, NamedTuple

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
        """Add an object as a block; `first` is the node that the comments above its first name belong to.

        Without it, the first name is on the line that is open.
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
