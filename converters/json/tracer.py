"""The careful reading of JSON: one pass over the text that keeps the place of every node, and forgives what it can."""

import json
import re
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]  # no stub has it
from typing import Any

from meeting_readout.converters import characters, limits, node_count
from meeting_readout.converters.decode import decode, measure_mark
from meeting_readout.converters.source import Source
from meeting_readout.converters.tracing import (
    Fault,
    Faults,
    NodePath,
    Span,
    Spot,
    Stop,
    Trace,
    make_depth_fault,
    make_node_count_fault,
)

BLANK = re.compile(r"[ \t\n\r]*")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
NAMES = {"true": True, "false": False, "null": None}
BARE = re.compile(r"[^\s,:\[\]{}\"]+")
WRITTEN = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u....|\\.|.", re.DOTALL)
"""A character of a string literal as it is written; two escapes of surrogates are one."""


def trace(data: bytes) -> Trace:
    """Read JSON with the place of every node, and report everything that is wrong with the form (shape: `Trace`)."""
    return node_count.trace_within_limits(data, "json", _scan)


def _scan(data: bytes) -> Trace:
    text, faults = decode(data)
    if text is None:
        return Trace(None, None, faults, Source(data))
    source, faults = Source(text), Faults(faults)
    reading = _Reading(text, faults)
    try:
        start = reading.blank(measure_mark(text))
        value, root = reading.value(start, (), None)
        end = reading.blank(root.value[1])
        if end < len(text):
            raise Stop(Fault("W003", reading.word(end), variant="after"))
    except Stop as stop:
        return Trace(None, None, [*faults, stop.fault], source)
    return Trace(value, root, faults, source)


class _Reading:
    """One pass over the text; `faults` grows, and what ends the reading is raised."""

    def __init__(self, text: str, faults: Faults) -> None:
        self.text, self.faults, self.nodes = text, faults, 0
        self.most = limits.get()

    def blank(self, at: int) -> int:
        end = BLANK.match(self.text, at)
        return end.end() if end else at

    def word(self, at: int) -> Span:
        bare = BARE.match(self.text, at)
        return (at, bare.end()) if bare else (at, min(at + 1, len(self.text)))

    def value(self, at: int, path: NodePath, key: Span | None) -> tuple[Any, Spot]:
        self.nodes += 1
        if self.nodes > self.most.nodes:
            raise Stop(make_node_count_fault((at, at + 1)))
        first = self.text[at : at + 1]
        if first in {"{", "["}:
            if len(path) >= self.most.depth:
                raise Stop(make_depth_fault((at, at + 1)))
            return self.members(at, path, key) if first == "{" else self.items(at, path, key)
        if first == '"':
            text, end = self.string(at)
            self.faults.check_text(text, (at, end), path, self.escape)
            return text, Spot(key, (at, end), "", {})
        return self.scalar(at, path, key)

    def members(self, at: int, path: NodePath, key: Span | None) -> tuple[Any, Spot]:
        found: dict[str, Any] = {}
        spots: dict[str | int, Spot] = {}
        here = self.blank(at + 1)
        if self.text[here : here + 1] == "}":
            return found, Spot(key, (at, here + 1), "", spots)
        while True:
            if self.text[here : here + 1] != '"':
                raise Stop(Fault("W003", self.word(here), variant=self.ended(here) or "key"))
            name, end = self.string(here)
            colon = self.blank(end)
            if self.text[colon : colon + 1] != ":":
                raise Stop(Fault("W003", self.word(colon), variant=self.ended(colon) or "colon", words={"name": name}))
            value, spot = self.value(self.blank(colon + 1), (*path, name), (here, end))
            if name in found:
                before = spots[name].key or (at, at + 1)
                self.faults.append(
                    Fault("W005", (here, end), (*path, name), words={"name": name}, related=(("first", before),))
                )
            else:
                found[name], spots[name] = value, spot
                self.faults.check_room(len(found), (here, end))
            here = self.blank(spot.value[1])
            mark = self.text[here : here + 1]
            if mark == "}":
                return found, Spot(key, (at, here + 1), "", spots)
            here = self.comma(here, mark, "}")

    def items(self, at: int, path: NodePath, key: Span | None) -> tuple[Any, Spot]:
        found: list[Any] = []
        spots: dict[str | int, Spot] = {}
        here = self.blank(at + 1)
        if self.text[here : here + 1] == "]":
            return found, Spot(key, (at, here + 1), "", spots)
        while True:
            value, spot = self.value(here, (*path, len(found)), None)
            spots[len(found)] = spot
            found.append(value)
            here = self.blank(spot.value[1])
            mark = self.text[here : here + 1]
            if mark == "]":
                return found, Spot(key, (at, here + 1), "", spots)
            here = self.comma(here, mark, "]")

    def comma(self, here: int, mark: str, close: str) -> int:
        if mark != ",":
            raise Stop(Fault("W003", self.word(here), variant=self.ended(here) or "comma", words={"close": close}))
        after = self.blank(here + 1)
        if self.text[after : after + 1] == close:
            raise Stop(Fault("W003", (here, here + 1), variant="trailing"))
        return after

    def string(self, at: int) -> tuple[str, int]:
        try:
            text, end = scanstring(self.text, at + 1, True)
        except JSONDecodeError as error:
            if error.msg.startswith("Unterminated"):
                raise Stop(Fault("W003", (at, at + 1), variant="string")) from None
            character = self.text[error.pos : error.pos + 1]
            if error.msg.startswith("Invalid control"):
                raise Stop(
                    Fault(
                        "W007",
                        (error.pos, error.pos + 1),
                        variant="raw",
                        words={"name": characters.name_character(character)},
                    )
                ) from None
            raise Stop(Fault("W003", (error.pos, error.pos + 1), variant="escape")) from None
        return str(text), int(end)

    def escape(self, span: Span, bad: re.Match[str]) -> Span:
        """Find where a character is written in a string literal."""
        at = span[0] + 1
        for _ in range(bad.start()):
            at = self.written(at)
        return at, self.written(at)

    def written(self, at: int) -> int:
        match = WRITTEN.match(self.text, at)
        return match.end() if match else at + 1

    def scalar(self, at: int, path: NodePath, key: Span | None) -> tuple[Any, Spot]:
        start, end = self.word(at)
        word = self.text[start:end]
        spot = Spot(key, (start, end), "", {})
        if word in NAMES:
            return NAMES[word], spot
        number = NUMBER.fullmatch(word)
        if number and not number.group(1) and not number.group(2):
            return int(word[:40]), spot
        if number or word.lstrip("+-") in ("NaN", "Infinity"):
            variant = "decimal" if number else "nan"
            self.faults.report("W006", (start, end), path, variant, value=word[:40])
            return 0, spot
        variant = self.ended(at) or ("quotes" if word[:1].isalpha() or word[:1] == "'" else "value")
        raise Stop(Fault("W003", (start, end), variant=variant, words={"value": json.dumps(word[:40])}))

    def ended(self, at: int) -> str:
        return "ended" if at >= len(self.text) else ""
