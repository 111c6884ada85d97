"""A text as far as it goes: data and places of whatever can be made out, in a file that is half typed, too.

The tracers stop where the form is broken, and an editor needs what is before and after that. A sketch takes everything,
and says what stands at one place: the beginning of a name or of a value. Of a text without faults it has the data that
the tracer has; the place of an object or list is all of it, in XML both its tags.
"""

from importlib import import_module
from typing import Any, Literal, NamedTuple

from meeting_readout.converters import limits
from meeting_readout.converters.tracing import NodePath, Span, Spot


class Cursor(NamedTuple):
    """What stands at a place: a name in the object of a path, or the value of a path; and the range that it has.

    `style` says how it is written: `quoted` or `bare`, in XML `element`, `content`, `attribute`, `value` or `text`, in
    YAML `block` or `flow`. `after` is what follows on the line.
    """

    part: Literal["name", "value"]
    path: NodePath
    span: Span
    typed: str
    style: str
    after: str = ""


class Sketch(NamedTuple):
    """The data of a text, the place of its root, and what stands at the place that was asked for."""

    data: Any
    root: Spot
    cursor: Cursor | None


class TooDeep(Exception):  # noqa: N818 - it is caught at once, and says nothing
    """The text nests deeper than the limit."""


class Frame:
    """An object or list that is open: its path, its data, and the name and the place of its next value."""

    def __init__(self, path: NodePath, data: Any, start: int, key: Span | None, indent: int = 0) -> None:
        self.path, self.data, self.start, self.key_span, self.indent = path, data, start, key, indent
        self.spots: dict[str | int, Spot] = {}
        self.name: str | None = None
        self.name_span: Span | None = None

    @property
    def next_path(self) -> NodePath:
        """The path of the next value."""
        return (*self.path, self.next_key)

    @property
    def next_key(self) -> str | int:
        """The name or index of the next value."""
        return len(self.data) if isinstance(self.data, list) else self.name or ""


class Builder:
    """Builds data from names, values, and the beginnings and ends of objects and lists."""

    def __init__(self, data: Any, start: int = 0) -> None:
        self.frames = [Frame((), data, start, None)]
        self.data, self.root = data, Spot(None, (start, start), "", {})

    @property
    def top(self) -> Frame:
        """The innermost object or list that is open."""
        return self.frames[-1]

    def put_name(self, name: str, span: Span) -> None:
        """Take the name of the next value; a name before it has no value."""
        self.put_nothing()
        self.top.name, self.top.name_span = name, span

    def put_nothing(self) -> None:
        """Keep a name that has no value."""
        if self.top.name is not None and self.top.name_span:
            self.put(None, self.top.name_span)

    def put(self, value: Any, span: Span) -> None:
        """Put a value in its place; of two with one name, the first counts."""
        top = self.top
        if isinstance(top.data, list):
            top.spots[len(top.data)] = Spot(None, span, "", {})
            top.data.append(value)
        elif top.name is not None:
            if top.name not in top.data:
                top.data[top.name], top.spots[top.name] = value, Spot(top.name_span, span, "", {})
            top.name = top.name_span = None

    def open(self, data: Any, start: int, indent: int = 0) -> None:
        """Open an object or list in its place."""
        check_depth(len(self.frames) - isinstance(self.data, list))  # a list holds the root
        top = self.top
        self.frames.append(Frame(top.next_path, data, start, top.name_span, indent))
        if isinstance(top.data, list):
            top.data.append(data)
        elif top.name is not None:
            top.data.setdefault(top.name, data)
            top.name = top.name_span = None

    def close(self, end: int) -> None:
        """Close the innermost object or list; the last one ends the text."""
        self.put_nothing()
        frame = self.frames.pop()
        spot = Spot(frame.key_span, (frame.start, max(end, frame.start)), "", frame.spots)
        if self.frames:
            self.top.spots.setdefault(frame.path[-1], spot)
        else:
            self.root = spot

    def close_all(self, end: int) -> None:
        """Close what is open."""
        while self.frames:
            self.close(end)


def sketch(text: Any, form: str, at: int = -1) -> Sketch:
    """Return the sketch of a text (bytes of UTF-8 in XML), and what stands at a place.

    Of a text that nests deeper than the limit there is none: it is no readout (W902).
    """
    try:
        made: Sketch = import_module(f"{__package__}.sketch_{form}").sketch(text, at)
    except TooDeep:
        return Sketch({}, Spot(None, (0, 0), "", {}), None)
    return made


def check_depth(depth: int) -> None:
    """Raise `TooDeep` where an object or list with so many around it would exceed the limit."""
    if depth >= limits.get().depth:
        raise TooDeep


def get_value(data: Any, path: NodePath) -> Any:
    """Return the value that a path leads to, None where there is none."""
    for token in path:
        try:
            data = data[token]
        except (LookupError, TypeError):
            return None
    return data
