"""Start tags as they are written, and what is known of an element while it is open."""

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from meeting_readout.converters.tracing import Fault, NodePath, Span, Spot

if TYPE_CHECKING:
    from meeting_readout.model.model import ObjectType, Property

ATTRIBUTE = re.compile(rb"\s+([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
OPEN = re.compile(rb"<[^\s/>]+")


class Tag(NamedTuple):
    """A start tag as it is written: the span of its name, where its content begins, the spans of its attributes."""

    name: Span
    end: int
    attributes: list[tuple[str, Span, Span]]


class Frame:
    """An open element: what it is in the model, and what has been found in it so far.

    `kind` is `object`, `list`, `text`, or `skip` for an element that is passed over with all its content.
    """

    def __init__(self, kind: str, path: NodePath, tag: Tag, key: Span | None, step: str) -> None:
        self.kind, self.path, self.tag, self.key, self.step = kind, path, tag, key, step
        self.type: ObjectType | None = None
        self.prop: Property | None = None
        self.data: Any = None
        self.spots: dict[str | int, Spot] = {}
        self.text: list[str] = []
        self.rank = 0
        self.is_order_reported = False
        self.stray: Fault | None = None
        self.count: dict[str, int] = {}
        self.loose: set[str] = set()
        """The names of elements without the one around them that is missing, of which the first was reported."""


def read_start_tag(data: bytes, at: int) -> Tag:
    """Read the start tag at an offset of well-formed UTF-8."""
    opening = OPEN.match(data, at)
    end = opening.end() if opening else at + 1
    name = (at + 1, end)
    attributes: list[tuple[str, Span, Span]] = []
    while match := ATTRIBUTE.match(data, end):
        attributes.append((match.group(1).decode(), match.span(1), (match.start(2) + 1, match.end(2) - 1)))
        end = match.end()
    return Tag(name, data.find(b">", end) + 1, attributes)
