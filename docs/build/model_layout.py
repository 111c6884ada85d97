"""Where each type stands in the picture of the model: a band for each subject, what holds left of what is held.

A line is drawn only within a band; what else a type holds stands in its box as words.
"""

from typing import NamedTuple

from subjects import Subject, load_subjects

from meeting_readout.model.model import ROOT, model

WIDTH, GAP, COLUMNS = 222, 38, 4
LETTER, LINE, PAD = 6.3, 15, 10
"""The width of a small letter, the height of a line of small letters, and what is left free in a box."""
LEFT, TITLE = 24, 34
MANY = 18
"""How many kinds are no longer listed: those of a mention that can be of anything."""


class Box(NamedTuple):
    """A type: its place, the types that it holds in other bands, and the kinds of things to which its ids point."""

    name: str
    x: float
    y: float
    height: float
    held: list[list[str]]
    kinds: list[str]


class Band(NamedTuple):
    """A subject: its frame, its boxes, and the pairs of types that a line connects."""

    subject: Subject
    y: float
    height: float
    boxes: dict[str, Box]
    lines: list[tuple[str, str]]


def place_types() -> list[Band]:
    """Return the bands from top to bottom."""
    bands, y = [], 0.0
    for subject in load_subjects():
        bands.append(_place(subject, y))
        y += bands[-1].height + 20
    return bands


def list_held(name: str) -> list[str]:
    """Return the types that an object of a type can hold, each once, in the order of its properties."""
    found = [
        target
        for prop in model().objects[name].properties.values()
        for target in (prop.target, *prop.tags.values())
        if target in model().objects
    ]
    return list(dict.fromkeys(found))


def list_kinds(name: str) -> list[str]:
    """Return the kinds of things to which the ids in an object of a type can point, each once."""
    properties = model().objects[name].properties.values()
    return list(dict.fromkeys(kind for prop in properties for kind in prop.ref_targets))


def _place(subject: Subject, y: float) -> Band:
    lines = [
        (name, held)
        for name in subject.types
        for held in list_held(name)
        if held in subject.types and name not in (held, ROOT)
    ]
    boxes: dict[str, Box] = {}
    tallest = 0.0
    columns = _sort_columns(subject, lines)
    heights = {name: _measure(name, lines) for name in subject.types}
    for number, column in enumerate(columns):
        at = y + TITLE
        for name in column:
            x = LEFT + number * (WIDTH + GAP)
            held = _wrap([one for one in list_held(name) if (name, one) not in lines])
            boxes[name] = Box(name, x, at, heights[name], held, _shorten(list_kinds(name)))
            at += heights[name] + 10
        tallest = max(tallest, at - y)
    return Band(subject, y, tallest + 4, boxes, lines)


def _sort_columns(subject: Subject, lines: list[tuple[str, str]]) -> list[list[str]]:
    """Put each type to the right of what holds it; where few hold each other, fill the columns one after the other."""
    depth = dict.fromkeys(subject.types, 0)
    for _ in subject.types:
        for holder, held in lines:
            if (held, holder) not in lines:
                depth[held] = min(max(depth[held], depth[holder] + 1), COLUMNS - 1)
    if 2 * len(lines) < len(subject.types):
        tall = -(-len(subject.types) // COLUMNS)
        return [list(subject.types[start : start + tall]) for start in range(0, len(subject.types), tall)]
    return [[name for name in subject.types if depth[name] == number] for number in range(COLUMNS)]


def _measure(name: str, lines: list[tuple[str, str]]) -> float:
    held = _wrap([one for one in list_held(name) if (name, one) not in lines])
    return 2 * PAD + 14 + LINE * (len(held) + len(_shorten(list_kinds(name))))


def _wrap(words: list[str]) -> list[list[str]]:
    """Break words into lines that fit into a box; times, of which there are many, are one word."""
    shown = list(dict.fromkeys("time…" if word.startswith("time") and word != "timeOfDay" else word for word in words))
    lines: list[list[str]] = []
    for word in shown:
        if lines and LETTER * (sum(map(len, lines[-1])) + 2 * len(lines[-1]) + len(word) + 2) < WIDTH - 2 * PAD:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _shorten(kinds: list[str]) -> list[str]:
    """Return the kinds in one line, as far as it holds them."""
    if len(kinds) > MANY:
        return ["almost anything with an id"]
    shown: list[str] = []
    for kind in kinds:
        rest = len(kinds) - len(shown) - 1
        more = f" + {rest}" if rest else ""
        if LETTER * len(f"→ {', '.join([*shown, kind])}{more}") > WIDTH - 2 * PAD:
            return [f"{', '.join(shown)} + {rest + 1}"]
        shown.append(kind)
    return [", ".join(shown)] if shown else []
