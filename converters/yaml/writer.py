"""The writer of the YAML form, compiled once from the schema: its order, and the canonical layout.

The root, its members and the items of its lists stand in blocks, a line for each property. Deeper, an object of nothing
but words, numbers and flags stands on one line in braces where it fits in 120 columns, and so does a list of words in
brackets. A text stands on the line of its name where it fits, else below it, to the letter (spec 6.1).
"""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from meeting_readout.converters.layout import COLUMNS, Writing, compiled, plain
from meeting_readout.converters.yaml.scalars import format_literal, format_word
from meeting_readout.model.member_cache import MemberCache
from meeting_readout.model.model import ObjectType, Property


class Write(NamedTuple):
    """Writes a value: on one line between brackets, None where that cannot be, or in a block.

    `block` takes the value, the indentation of its lines, how deep it lies, and the columns left on the line where it
    begins. What has `members` begins on a line of its own, unless it follows a dash.
    """

    line: Callable[[Any], str | None]
    block: Callable[[Any, str, int, int], str]
    members: bool


Shape = list[tuple[str, str, Write]]
"""Of each member its name, its key as written, what writes it."""


def write(readout: Any) -> bytes:
    """Write a valid readout in the canonical layout: schema order, 120 columns, UTF-8, LF, one final newline."""
    return (writer()(readout) + "\n").encode()


@cache
def writer() -> Callable[[dict[str, Any]], str]:
    """Give the function that writes a whole readout, without the final line feed."""
    root = compiled(Writing(_shape, _object, _list, _union, _scalar))
    return lambda readout: root.block(readout, "", 0, COLUMNS)


def _shape(members: list[tuple[Property, Write]]) -> Shape:
    return [(prop.name, f"{format_word(prop.name, in_brackets=True)}: ", write) for prop, write in members]


def _object(_type: ObjectType, shapes: MemberCache[Shape]) -> Write:
    def line(value: Any) -> str | None:
        parts = []
        for name, key, write in shapes[tuple(value)]:
            written = None if write.members else write.line(value[name])
            if written is None:
                return None
            parts.append(key + written)
        return f"{{{', '.join(parts)}}}"

    def block(value: Any, pad: str, depth: int, _room: int) -> str:
        inner, parts = pad + "  ", []
        for name, key, write in shapes[tuple(value)]:
            member, room = value[name], COLUMNS - len(pad) - len(key)
            written = write.line(member) if write.members and depth else None
            if written is not None and len(written) <= room:
                parts.append(key + written)
            elif write.members:
                gap = "" if depth or not parts else "\n"
                parts.append(f"{gap}{key[:-1]}\n{inner}{write.block(member, inner, depth + 1, 0)}")
            else:
                parts.append(key + write.block(member, inner, depth + 1, room))
        return f"\n{pad}".join(parts)

    return Write(line, block, True)


def _list(_prop: Property, item: Write) -> Write:
    def line(value: Any) -> str | None:
        parts = [] if item.members else [item.line(member) for member in value]
        return f"[{', '.join(part or '' for part in parts)}]" if parts and None not in parts else None

    def block(value: Any, pad: str, depth: int, _room: int) -> str:
        inner, parts = pad + "  ", []
        for member in value:
            room = COLUMNS - len(inner)
            written = item.line(member) if item.members and depth > 1 else None
            fits = written is not None and len(written) <= room
            parts.append(f"- {written if fits else item.block(member, inner, depth + 1, room)}")
        return f"\n{pad}".join(parts)

    return Write(line, block, True)


def _union(_prop: Property, branches: dict[str, Write]) -> Write:
    return Write(
        lambda value: branches[value["type"]].line(value),
        lambda value, pad, depth, room: branches[value["type"]].block(value, pad, depth, room),
        True,
    )


def _scalar(prop: Property) -> Write:
    if prop.shape in ("integer", "flag", "boolean"):
        return Write(plain, lambda value, _pad, _depth, _room: plain(value), False)
    return Write(_text_line, _text_block, False)


def _text_line(value: Any) -> str | None:
    return None if "\n" in value else format_word(value, in_brackets=True)


def _text_block(value: Any, pad: str, _depth: int, room: int) -> str:
    written = format_word(value)
    return (format_literal(value, pad) or written) if "\n" in value or len(written) > room else written
