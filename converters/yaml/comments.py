"""The comments of a YAML file: before the readout, inside it, and after it. They are not content."""

import re
from typing import Any, NamedTuple

import yaml

from meeting_readout.converters.decode import measure_mark

COMMENT = re.compile(r"#[^\r\n]*")
HEAD = re.compile(r"[|>][^\n]*?\s(#[^\r\n]*)")


class Comments(NamedTuple):
    """The comments of a file, each from its `#` to the end of its line."""

    before: list[str]
    inside: list[str]
    behind: list[str]


def find_comments(text: str) -> Comments:
    """Find the comments of a readout without faults: everything from a `#` that is not in a scalar."""
    found = Comments([], [], [])
    mark = measure_mark(text)
    words: list[tuple[int, int]] = []
    first, last = -1, 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        start, end = _get_span(event, mark)
        if isinstance(event, yaml.CollectionStartEvent) and first < 0:
            first = start
        elif isinstance(event, yaml.ScalarEvent) and start < end:
            head = HEAD.match(text, start) if event.style in ("|", ">") else None
            found.inside.extend([head[1]] if head else [])
            words.append((start, end))
            last = end
        elif isinstance(event, yaml.CollectionEndEvent) and text[start:end] in ("}", "]"):
            last = end
    gaps = zip([0, *(end for _, end in words)], [*(start for start, _ in words), len(text)], strict=True)
    for gap in gaps:
        for match in COMMENT.finditer(text, *gap):
            behind = match.start() >= last and "\n" in text[last - 1 : match.start()]
            place = found.before if match.start() < first else found.behind if behind else found.inside
            place.append(match.group().rstrip())
    return found


def _get_span(event: Any, mark: int) -> tuple[int, int]:
    # The parser does not count a byte order mark.
    return event.start_mark.index + mark, event.end_mark.index + mark
