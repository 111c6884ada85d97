"""The writer of the YAML form, compiled once from the schema: its order, and the canonical layout.

The root, its members and the items of its lists stand in blocks, a line for each property. Deeper, an object of nothing
but words, numbers and flags stands on one line in braces where it fits in 120 columns, and so does a list of words in
brackets. A text stands on the line of its name where it fits, else below it, to the letter (spec 6.1).
"""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from meeting_readout.converters.yaml_words import literal, word
from meeting_readout.schemas.plan import ROOT, Plan, Property, plan

COLUMNS = 120


class Write(NamedTuple):
    """Writes a value: on one line between brackets, None where that cannot be, or in a block.

    `block` takes the value, the indentation of its lines, how deep it lies, and the columns left on the line where it
    begins. What has `members` begins on a line of its own, unless it follows a dash.
    """

    line: Callable[[Any], str | None]
    block: Callable[[Any, str, int, int], str]
    members: bool


@cache
def writer() -> Callable[[dict[str, Any]], str]:
    """Give the function that writes a whole readout, without the final line feed."""
    root = _Compiler(plan()).object(ROOT)
    return lambda readout: root.block(readout, "", 0, COLUMNS)


class _Compiler:
    def __init__(self, plan_: Plan) -> None:
        self.plan = plan_
        self.made: dict[str, Write] = {}

    def object(self, name: str) -> Write:
        """Compile an object type; types may hold themselves, so each is looked up when it is called."""
        if name not in self.made:
            members: dict[str, tuple[int, str, Write]] = {}
            self.made[name] = _object(members)
            for rank, prop in enumerate(self.plan.objects[name].properties.values()):
                members[prop.name] = (rank, f"{word(prop.name, in_brackets=True)}: ", self.value(prop))
        return self.made[name]

    def value(self, prop: Property) -> Write:
        if prop.shape == "object":
            return self.object(prop.target)
        if prop.shape == "objects":
            return _list(self.object(prop.target))
        if prop.shape == "strings":
            return _list(TEXT)
        if prop.shape == "union":
            return _list(_union({tag: self.object(target) for tag, target in prop.tags.items()}))
        return TEXT if prop.shape in ("string", "tag") else PLAIN


def _object(members: dict[str, tuple[int, str, Write]]) -> Write:
    def line(value: Any) -> str | None:
        parts = []
        for name, member in _ordered(value, members).items():
            _rank, key, write = members[name]
            written = None if write.members else write.line(member)
            if written is None:
                return None
            parts.append(key + written)
        return f"{{{', '.join(parts)}}}"

    def block(value: Any, pad: str, depth: int, _room: int) -> str:
        inner, parts = pad + "  ", []
        for name, member in _ordered(value, members).items():
            _rank, key, write = members[name]
            room = COLUMNS - len(pad) - len(key)
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


def _ordered(value: Any, members: dict[str, tuple[int, str, Write]]) -> Any:
    """Put members into the order of the schema; what is not in the schema is a KeyError: never dropped."""
    ranks = [members[name][0] for name in value]
    return value if ranks == sorted(ranks) else dict(sorted(value.items(), key=lambda item: members[item[0]][0]))


def _list(item: Write) -> Write:
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


def _union(branches: dict[str, Write]) -> Write:
    def line(value: Any) -> str | None:
        return branches[value["type"]].line(value)

    def block(value: Any, pad: str, depth: int, room: int) -> str:
        return branches[value["type"]].block(value, pad, depth, room)

    return Write(line, block, True)


def _text_line(value: Any) -> str | None:
    return None if "\n" in value else word(value, in_brackets=True)


def _text_block(value: Any, pad: str, _depth: int, room: int) -> str:
    written = word(value)
    return (literal(value, pad) or written) if "\n" in value or len(written) > room else written


def _scalar(value: Any) -> str:
    return "true" if value is True else "false" if value is False else str(value)


TEXT = Write(_text_line, _text_block, False)
PLAIN = Write(_scalar, lambda value, _pad, _depth, _room: _scalar(value), False)
