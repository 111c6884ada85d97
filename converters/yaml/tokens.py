"""The tokens of a YAML file without faults: where each name, value and bracket is written, and of which node it is."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from meeting_readout.converters.tracing import NodePath

HEADER = re.compile(r"[|>]([-+0-9]*)")
"""How a block scalar begins."""


class Token(NamedTuple):
    """A part of a node: its `name`, its `value` if that is a scalar, or `open` and `close` of an object or list.

    A scalar ends behind its last character. `close` can be seen in brackets only; so can `open`, which in a block is
    the place of the first name or dash.
    """

    part: str
    path: NodePath
    start: int
    end: int
    is_visible: bool


class _Owner:
    """An open object or list: its path, and the name or index of the next value; None where a name comes first."""

    def __init__(self, path: NodePath, is_object: bool) -> None:
        self.path = path
        self.key: str | int | None = None if is_object else 0

    def advance(self) -> NodePath:
        """Return the path of the next value."""
        assert self.key is not None  # noqa: S101 - the file has no faults
        path = (*self.path, self.key)
        self.key = None if isinstance(self.key, str) else self.key + 1
        return path


def list_tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a file, in the order of the text."""
    owners: list[_Owner] = []
    event: Any
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.CollectionEndEvent):
            yield Token("close", owners.pop().path, start, end, start < end)
        elif isinstance(event, yaml.ScalarEvent) and owners[-1].key is None:
            owners[-1].key = str(event.value)
            yield Token("name", (*owners[-1].path, owners[-1].key), start, end, True)
        elif isinstance(event, yaml.ScalarEvent):
            yield Token("value", owners[-1].advance(), start, _find_end(event, text, start, end), True)
        elif isinstance(event, yaml.CollectionStartEvent):
            path = owners[-1].advance() if owners else ()
            owners.append(_Owner(path, isinstance(event, yaml.MappingStartEvent)))
            yield Token("open", path, start, end, text[start:end] in ("{", "["))


def _find_end(event: Any, text: str, start: int, end: int) -> int:
    """Find the end of a scalar; the lines behind a block scalar are no part of it, unless its header keeps them."""
    header = HEADER.match(text, start, end) if event.style in ("|", ">") else None
    if not header:
        return end
    return start + len(text[start:end].removesuffix("\n") if "+" in header[1] else text[start:end].rstrip())
