"""The writer of the YAML form, compiled once from the schema: its order, and the canonical layout.

The root, its members and the items of its lists are blocks, a line for each property. Deeper, an object that has only
strings, numbers and flags is on one line in braces where it fits in 120 columns, and so is a list of strings in
brackets. A text is on the line of its name where it fits; otherwise it is a literal block below the name (spec 6.1).
"""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from meeting_readout.converters.layout import COLUMNS, Writing, compile_writer, format_scalar
from meeting_readout.converters.yaml.scalars import format_literal, format_word
from meeting_readout.model.member_cache import MemberCache
from meeting_readout.model.model import ObjectType, Property


class Write(NamedTuple):
    """The two functions that write a value: `line` on one line between brackets, `block` in a block.

    `line` returns None where one line is not possible. `block` takes the value, the indentation of its lines, its
    depth, and the columns left on the line where it begins. A value that has `members` begins on a line of its own,
    unless it follows a dash.
    """

    line: Callable[[Any], str | None]
    block: Callable[[Any, str, int, int], str]
    members: bool


Members = list[tuple[str, str, Write]]
"""For each member its name, its key as written, and its writer."""


def write(readout: Any) -> bytes:
    """Write a valid readout in the canonical layout: schema order, 120 columns, UTF-8, LF, one final newline."""
    return (get_writer()(readout) + "\n").encode()


@cache
def get_writer() -> Callable[[dict[str, Any]], str]:
    """Return the function that writes a whole readout, without the final line feed."""
    root = compile_writer(Writing(_make_members, _compile_object, _compile_list, _compile_union, _choose_writer))
    return lambda readout: root.block(readout, "", 0, COLUMNS)


def write_entry(lead: str, value: Any, pad: str) -> str:
    """Write a scalar in a block, behind its name or dash; `pad` is the indentation of the line."""
    room = COLUMNS - len(pad) - len(lead)
    return lead + (_write_block(value, pad + "  ", 0, room) if isinstance(value, str) else format_scalar(value))


def _make_members(members: list[tuple[Property, Write]]) -> Members:
    return [(prop.name, f"{format_word(prop.name)}: ", write) for prop, write in members]


def _compile_object(_type: ObjectType, cache: MemberCache[Members]) -> Write:
    def line(value: Any) -> str | None:
        parts = []
        for name, key, write in cache[tuple(value)]:
            written = None if write.members else write.line(value[name])
            if written is None:
                return None
            parts.append(key + written)
        return f"{{{', '.join(parts)}}}"

    def block(value: Any, pad: str, depth: int, _room: int) -> str:
        inner, parts = pad + "  ", []
        for name, key, write in cache[tuple(value)]:
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


def _compile_list(_prop: Property, item: Write) -> Write:
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


def _compile_union(_prop: Property, branches: dict[str, Write]) -> Write:
    return Write(
        lambda value: branches[value["type"]].line(value),
        lambda value, pad, depth, room: branches[value["type"]].block(value, pad, depth, room),
        True,
    )


def _choose_writer(prop: Property) -> Write:
    if prop.shape in ("integer", "flag", "boolean"):
        return Write(format_scalar, lambda value, _pad, _depth, _room: format_scalar(value), False)
    return Write(_write_line, _write_block, False)


def _write_line(value: Any) -> str | None:
    return None if "\n" in value else format_word(value, in_brackets=True)


def _write_block(value: Any, pad: str, _depth: int, room: int) -> str:
    written = format_word(value)
    return (format_literal(value, pad) or written) if "\n" in value or len(written) > room else written
