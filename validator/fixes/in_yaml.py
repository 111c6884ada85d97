"""Changes to the text of YAML: by lines in blocks, else as in JSON. A comment is never lost, nor taken for text."""

import re

from meeting_readout.converters.tracing import NodePath, Span, Spot
from meeting_readout.converters.yaml.scalars import format_word
from meeting_readout.model.model import Property
from meeting_readout.validator.fixes import in_json
from meeting_readout.validator.fixes.editor import Change, Changes, Page

COLON = re.compile(r"\s*:\s*")
HEAD = re.compile(r"\s*:\s*([|>][0-9+-]*)[ \t]*\r?\n\s*")
"""What stands between a name and a text below it."""
REMARKS = re.compile(r"(?:\s|(?<=\s)#.*)*")
REST = re.compile(r"[ \t]*(?:(?<=[ \t])#[^\r\n]*)?(?=\r?\n|\Z)")
"""What may stand between a value and the end of its line."""
ABOVE = re.compile(r"[ \t]*#")
KEEPING = re.compile(r"[|>][0-9]?\+")
"""The head of a text that keeps the empty lines after it."""


def rename(page: Page, path: NodePath, prop: Property) -> Changes:
    """Write another name."""
    return in_json.rename(page, path, prop, _bracketed)


def replace(page: Page, path: NodePath, value: str) -> Changes:
    """Write another value, on the line of its name."""
    spot = page.spot(path)
    if not spot:
        return []
    in_brackets = any(_in_brackets(page, path[:length]) for length in range(len(path)))
    start, end = spot.value
    if spot.key and not COLON.fullmatch(page.text, spot.key[1], start):
        head = HEAD.fullmatch(page.text, spot.key[1], start)
        start = head.start(1) if head else end
    elif "\n" in page.text[start:end] and not spot.key:
        return []
    return [Change(start, end, format_word(value, in_brackets))] if start < end else []


def add(page: Page, path: NodePath, prop: Property, value: str | int) -> Changes:
    """Write another member where the schema has it, on a line of its own in a block."""
    if _in_brackets(page, path):
        return in_json.add(page, path, prop, value, _bracketed)
    spot, type_ = page.spot(path), page.type(path)
    keys = [child.key for child in spot.children.values() if child.key] if spot else []
    if not spot or not type_ or not keys:
        return []
    line = f"{prop.name}: {value if isinstance(value, int) else format_word(value)}"
    first = keys[0][0]
    below = f"{_line_end(page.text, first)}{' ' * (first - _line(page.text, first))}"
    earlier = in_json.earlier_member(spot, type_.properties, prop)
    if not earlier:
        return [Change(first, first, line + below)]
    rest = REST.match(page.text, earlier.value[1])
    if not rest or KEEPING.search(page.text, earlier.value[0] if not earlier.key else earlier.key[1], rest.start()):
        return []
    return [Change(rest.end(), rest.end(), below + line)]


def remove(page: Page, path: NodePath) -> Changes:
    """Take a member out with its lines."""
    if _in_brackets(page, path[:-1]):
        return in_json.remove(page, path)
    members = in_json.siblings(page, path)
    spot, names = members.get(path[-1]), list(members)
    if not spot or not spot.key or "#" in page.text[spot.key[0] : spot.value[1]]:
        return []
    index = names.index(path[-1])
    if index:
        above = members[names[index - 1]].value[1]
        end = _blank_before(page.text, spot.key[0])
        rest = REST.match(page.text, spot.value[1])
        whole = rest and "#" not in rest.group() and REMARKS.fullmatch(page.text, above, spot.key[0]) and end >= above
        return [Change(end, spot.value[1], "")] if whole else []
    after = members[names[1]].key if len(names) > 1 else None
    whole = after and not page.text[spot.value[1] : after[0]].strip()
    return [Change(spot.key[0], after[0], "")] if after and whole else []


def move(page: Page, path: NodePath, before: NodePath, rank: int) -> Changes:
    """Move the lines of an item up, with the comments right above them."""
    if _in_brackets(page, path[:-1]):
        return in_json.move(page, path, before, rank)
    spots = in_json.siblings(page, path)
    lines, place = _lines(page.text, spots, path[-1]), _lines(page.text, spots, before[-1])
    if not lines or not place or KEEPING.search(page.text, *lines):
        return []
    written = page.text[slice(*lines)]
    if written.endswith("\n"):
        return [Change(place[0], place[0], written, rank), Change(*lines, "")]
    start = _blank_before(page.text, lines[0])
    return [Change(place[0], place[0], written + page.text[start : lines[0]], rank), Change(start, lines[1], "")]


def fits(page: Page, path: NodePath, prop: Property) -> bool:
    """Whether a value has the shape of a property; a word whose name is not known has not been told from a number."""
    value = page.value(path)
    return in_json.word_fits(value, prop) if isinstance(value, str) else in_json.fits(page, path, prop)


def _bracketed(value: object) -> str:
    return format_word(value, True) if isinstance(value, str) else str(value)


def _in_brackets(page: Page, path: NodePath) -> bool:
    """Whether an object or a list is written in brackets."""
    spot = page.spot(path)
    return bool(spot and page.text[spot.value[0]] in "{[")


def _line(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> str:
    """The line end of the file: that of the line before, or of this one."""
    end = text.find("\n", at)
    return "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"


def _blank_before(text: str, at: int) -> int:
    """Where the line end and the indentation before a place begin; the place itself if it does not begin its line."""
    start = _line(text, at)
    if not start or text[start:at].strip(" "):
        return at
    return start - 2 if text[start - 2 : start] == "\r\n" else start - 1


def _lines(text: str, spots: dict[str | int, Spot], item: str | int) -> Span | None:
    """The lines of an item of a block, and the comments right above; None where it shares a line with anything else."""
    spot = spots.get(item)
    above = spots.get(item - 1) if isinstance(item, int) else None
    dash = _dash(text, spot.value[0]) if spot else -1
    if not spot or dash < 0:
        return None
    start = _line(text, dash)
    rest = REST.match(text, spot.value[1])
    if text[start:dash].strip(" ") or not rest:
        return None
    least = above.value[1] if above else 0
    while start > least and ABOVE.match(text, _line(text, start - 1)) and _line(text, start - 1) >= least:
        start = _line(text, start - 1)
    end = text.find("\n", rest.end()) + 1
    return start, end or len(text)


def _dash(text: str, at: int) -> int:
    """Where the dash of an item stands that begins at a place, or behind it; -1 where there is none."""
    while text[at] != "-":
        at -= 1
        if at < 0 or text[at] not in "- \r\n":
            return -1
    return at
