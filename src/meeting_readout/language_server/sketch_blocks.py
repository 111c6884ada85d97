"""The objects and lists of YAML that are open, by their indentation."""

from typing import Any

from meeting_readout.converters.tracing import NodePath, Span
from meeting_readout.language_server.sketch import Builder, Frame


class Blocks(Builder):
    """A builder that opens and closes objects and lists by the indentation of names and dashes.

    `last` is where the last thing ended, and `has_item` says that a dash waits for its item.
    """

    def __init__(self, data: Any, start: int) -> None:
        super().__init__(data, start)
        self.last, self.has_item = start, False

    def open_item(self, indent: int, here: int) -> bool:
        """Open an item of a list at a dash; return whether a list can be there."""
        self.close_deeper(indent, False)
        is_list = isinstance(self.top.data, list)
        if is_list and self.top.indent == indent:
            self.put_no_item()
        elif (is_list and self.has_item) or self.top.name is not None:
            self.open([], here, indent)
        else:
            return False
        self.has_item, self.last = True, here + 1
        return True

    def open_name(self, name: str, span: Span, indent: int, has_dash: bool) -> None:
        """Take a name at an indentation, in the object that is there or in a new one."""
        if not has_dash:
            self.close_deeper(indent, True)
        top = self.top
        if has_dash or (isinstance(top.data, list) and self.has_item) or (top.name and top.indent < indent):
            self.open({}, span[0], indent)
        elif len(self.frames) == 1 and not top.data:
            top.indent = indent
        self.has_item = False
        self.put_name(name, span)

    def find_path(self, indent: int) -> NodePath | None:
        """Return the path of the object in which a name would be at an indentation, None where none could."""
        depth = self.find_depth(indent, True)
        frame, is_last = self.frames[depth], depth == len(self.frames) - 1
        if is_last and indent > frame.indent and (self.has_item or frame.name is not None):
            return frame.next_path
        return frame.path if isinstance(frame.data, dict) and (indent == frame.indent or not frame.data) else None

    def close_deeper(self, indent: int, is_name: bool) -> None:
        """Close what is deeper than an indentation; before a name also a list that has it."""
        while self.find_depth(indent, is_name) < len(self.frames) - 1:
            self.put_no_item()
            self.close(self.last)

    def put_no_item(self) -> None:
        """Keep the place of an item that is not there."""
        if self.has_item:
            self.put(None, (self.last, self.last))
            self.has_item = False

    def find_depth(self, indent: int, is_name: bool) -> int:
        """Return the number of the innermost frame that holds what has an indentation."""
        depth = len(self.frames) - 1
        while depth and not _holds(self.frames[depth], indent, is_name):
            depth -= 1
        return depth


def _holds(frame: Frame, indent: int, is_name: bool) -> bool:
    """Return whether what has an indentation belongs to a frame: a name, or the dash of an item."""
    if frame.indent != indent:
        return frame.indent < indent
    return not is_name if isinstance(frame.data, list) else is_name or frame.name is not None
