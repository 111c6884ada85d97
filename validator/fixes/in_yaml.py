"""Changes to the text of YAML: by lines in blocks, else as in JSON. A comment is never lost, nor taken for text."""

import re
from collections.abc import Iterator, Sequence, Set

from meeting_readout.converters.tracing import NodePath, Span, Spot
from meeting_readout.converters.yaml.scalars import format_word
from meeting_readout.model.model import Property
from meeting_readout.validator.fixes import in_json
from meeting_readout.validator.fixes.editor import Change, Changes, Editor

COLON = re.compile(r"\s*:\s*")
NO_VALUE = re.compile(r"[ \t]*:(?:[ \t]+(?:~|null|Null|NULL))?")
HEAD = re.compile(r"\s*:\s*([|>][0-9+-]*)[ \t]*\r?\n\s*")
"""What stands between a name and a text below it."""
REMARKS = re.compile(r"(?:\s|(?<=\s)#.*)*")
REST = re.compile(r"[ \t]*(?:(?<=[ \t])#[^\r\n]*)?(?=\r?\n|\Z)")
"""What may stand between a value and the end of its line."""
ABOVE = re.compile(r"[ \t]*#")
BLANK = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?:\r?\n)?")
"""A line without content, or its beginning."""
DASH = re.compile(r"([ \t]*-)(?:[ \t]*|[ \t]+#[^\r\n]*)(?:\r?\n)?")
KEEPING = re.compile(r"[|>][0-9]?\+")
"""The head of a text that keeps the empty lines after it."""


def rename(editor: Editor, path: NodePath, prop: Property) -> Changes:
    """Write another name."""
    return in_json.rename(editor, path, prop, _write_in_brackets)


def replace(editor: Editor, path: NodePath, value: str) -> Changes:
    """Write another value, on the line of its name."""
    spot = editor.spot(path)
    if not spot:
        return []
    in_brackets = any(_is_in_brackets(editor, path[:length]) for length in range(len(path)))
    start, end = spot.value
    if spot.key and not COLON.fullmatch(editor.text, spot.key[1], start):
        head = HEAD.fullmatch(editor.text, spot.key[1], start)
        start = head.start(1) if head else end
    elif "\n" in editor.text[start:end] and not spot.key:
        return []
    return [Change(start, end, format_word(value, in_brackets))] if start < end else []


def add(editor: Editor, path: NodePath, prop: Property, value: str | int) -> Changes:
    """Write another member where the schema has it, on a line of its own in a block."""
    if _is_in_brackets(editor, path):
        return in_json.add(editor, path, prop, value, _write_in_brackets)
    spot, type_ = editor.spot(path), editor.type(path)
    keys = [child.key for child in spot.children.values() if child.key] if spot else []
    if not spot or not type_ or not keys:
        return []
    line = f"{prop.name}: {value if isinstance(value, int) else format_word(value)}"
    first = keys[0][0]
    below = f"{_choose_line_end(editor.text, first)}{' ' * (first - _line_start(editor.text, first))}"
    earlier = in_json.find_earlier_member(spot, type_.properties, prop)
    if not earlier:
        return [Change(first, first, line + below)]
    rest = REST.match(editor.text, earlier.value[1])
    if not rest or KEEPING.search(editor.text, earlier.value[0] if not earlier.key else earlier.key[1], rest.start()):
        return []
    return [Change(rest.end(), rest.end(), below + line)]


def remove(editor: Editor, path: NodePath) -> Changes:
    """Remove a member with its lines."""
    if _is_in_brackets(editor, path[:-1]):
        return in_json.remove(editor, path)
    members = in_json.find_siblings(editor, path)
    spot, names = members.get(path[-1]), list(members)
    if not spot or not spot.key or "#" in editor.text[spot.key[0] : spot.value[1]]:
        return []
    index = names.index(path[-1])
    if index:
        above = members[names[index - 1]].value[1]
        end = _find_blank_before(editor.text, spot.key[0])
        rest = REST.match(editor.text, spot.value[1])
        whole = rest and "#" not in rest.group() and REMARKS.fullmatch(editor.text, above, spot.key[0]) and end >= above
        return [Change(end, spot.value[1], "")] if whole else []
    after = members[names[1]].key if len(names) > 1 else None
    whole = after and not editor.text[spot.value[1] : after[0]].strip()
    return [Change(spot.key[0], after[0], "")] if after and whole else []


def remove_all(editor: Editor, path: NodePath, names: Set[str | int]) -> Iterator[tuple[Sequence[str | int], Changes]]:
    """Remove members or items with their lines, neighbours together."""
    if _is_in_brackets(editor, path):
        yield from in_json.remove_all(editor, path, names)
        return
    spots = in_json.find_siblings(editor, (*path, ""))
    order = list(spots)
    for first, last in in_json.find_runs(order, names):
        run = order[first : last + 1]
        if isinstance(run[0], int):
            yield from (([item], _remove_item(editor.text, spots, item)) for item in run)
        else:
            above = spots[order[first - 1]] if first else None
            after = spots[order[last + 1]] if last + 1 < len(order) else None
            yield run, _remove_members(editor.text, [spots[name] for name in run], above, after)


def _remove_item(text: str, spots: dict[str | int, Spot], item: str | int) -> Changes:
    lines = _find_lines(text, spots, item)
    return [Change(*lines, "")] if lines and "#" not in text[slice(*lines)] else []


def _remove_members(text: str, run: list[Spot], above: Spot | None, after: Spot | None) -> Changes:
    """Remove neighbours, which begin behind another member, or at the place where the next one is to begin."""
    start, end = run[0].key, _find_end(text, run[-1])
    if not start or "#" in text[start[0] : end]:
        return []
    if above:
        begin, rest = _find_blank_before(text, start[0]), REST.match(text, end)
        whole = rest and "#" not in rest.group() and REMARKS.fullmatch(text, _find_end(text, above), start[0])
        return [Change(begin, end, "")] if whole and begin >= _find_end(text, above) else []
    is_next = after and after.key and not text[end : after.key[0]].strip()
    return [Change(start[0], after.key[0], "")] if is_next and after and after.key else []


def _find_end(text: str, spot: Spot) -> int:
    """Return where a member ends: at its colon where it has no value."""
    colon = NO_VALUE.match(text, spot.value[1]) if spot.value == spot.key else None
    return colon.end() if colon else spot.value[1]


def move(editor: Editor, path: NodePath, before: NodePath, rank: int) -> Changes:
    """Move the lines of an item up, with the comments right above them."""
    if _is_in_brackets(editor, path[:-1]):
        return in_json.move(editor, path, before, rank)
    spots = in_json.find_siblings(editor, path)
    lines, place = _find_lines(editor.text, spots, path[-1]), _find_lines(editor.text, spots, before[-1])
    if not lines or not place or KEEPING.search(editor.text, *lines):
        return []
    written = editor.text[slice(*lines)]
    if written.endswith("\n"):
        return [Change(place[0], place[0], written, rank), Change(*lines, "")]
    start = _find_blank_before(editor.text, lines[0])
    return [Change(place[0], place[0], written + editor.text[start : lines[0]], rank), Change(start, lines[1], "")]


def has_shape(editor: Editor, path: NodePath, prop: Property) -> bool:
    """Return whether a value has the shape of a property; under an unknown name a number is still a word."""
    value = editor.value(path)
    return in_json.has_word_shape(value, prop) if isinstance(value, str) else in_json.has_shape(editor, path, prop)


def _write_in_brackets(value: object) -> str:
    return format_word(value, True) if isinstance(value, str) else str(value)


def _is_in_brackets(editor: Editor, path: NodePath) -> bool:
    """Return whether an object or a list is written in brackets."""
    spot = editor.spot(path)
    return bool(spot and editor.text[spot.value[0]] in "{[")


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _choose_line_end(text: str, at: int) -> str:
    """Return the line end of the file: that of the line before, or of this one."""
    end = text.find("\n", at)
    return "\r\n" if end > 0 and text[end - 1] == "\r" else "\n"


def _find_blank_before(text: str, at: int) -> int:
    """Return where the line end and the indentation before a place begin; the place itself inside a line."""
    start = _line_start(text, at)
    if not start or text[start:at].strip(" "):
        return at
    return start - 2 if text[start - 2 : start] == "\r\n" else start - 1


def _find_lines(text: str, spots: dict[str | int, Spot], item: str | int) -> Span | None:
    """Return the lines of an item of a block with the comments right above; None where it shares a line."""
    spot = spots.get(item)
    above = spots.get(item - 1) if isinstance(item, int) else None
    dash = _find_dash(text, spot.value[0]) if spot else -1
    if not spot or dash < 0:
        return None
    start = _line_start(text, dash)
    rest = REST.match(text, spot.value[1])
    if text[start:dash].strip(" ") or not rest:
        return None
    least = above.value[1] if above else 0
    while start > least and ABOVE.match(text, _line_start(text, start - 1)) and _line_start(text, start - 1) >= least:
        start = _line_start(text, start - 1)
    end = text.find("\n", rest.end()) + 1
    return start, end or len(text)


def _find_dash(text: str, at: int) -> int:
    """Return where the dash of an item stands that begins at a place, or behind it; -1 where there is none."""
    if text[at] == "-":
        return at
    start = _line_start(text, at)
    while start and BLANK.fullmatch(text, start, at):  # comments may stand between the dash and the item
        start, at = _line_start(text, start - 1), start
    dash = DASH.fullmatch(text, start, at)
    return dash.end(1) - 1 if dash else -1
