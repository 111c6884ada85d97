"""The tracer of JSON: one pass over the text that records the place of every node, and goes on after most faults."""

import json
import re
from itertools import islice
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]  # no stub has it
from typing import Any, cast

from meeting_readout.converters import characters, limits, node_count, pieces
from meeting_readout.converters.decode import decode, measure_mark
from meeting_readout.converters.json.piece_reader import PieceReader
from meeting_readout.converters.json.syntax_error import explain_error, is_prose
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
DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]+)?")
"""What is meant as a number, as in XML and YAML: not all of it is JSON."""
NAMES = {"true": True, "false": False, "null": None}
BARE = re.compile(r"[^\s,:\[\]{}\"]+")
WRITTEN = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u....|\\.|.", re.DOTALL)
"""A character of a string literal as it is written; two escapes of surrogates are one character."""


def trace(data: bytes) -> Trace:
    """Read JSON with the place of every node, and report everything that is wrong with the form (shape: `Trace`)."""
    return node_count.trace_within_limits(data, "json", _scan)


def _scan(data: bytes) -> Trace:
    text, faults = decode(data)
    if text is None:
        return Trace(None, None, faults, Source(data))
    source, faults = Source(text), Faults(faults)
    reading = _Reading(text, faults, PieceReader(text) if pieces.is_large(data) else None)
    try:
        start = reading.skip_blank(measure_mark(text))
        if is_prose(text, start):
            raise Stop(Fault("W003", reading.find_word(start), variant="prose", words={"beginning": "{"}))
        value, root = reading.read_value(start, (), None)
        end = reading.skip_blank(root.value[1])
        if end < len(text):
            is_second = isinstance(value, dict) and text[end] == "{"
            raise reading.stop(end, "collection" if is_second else "after")
    except Stop as stop:
        return Trace(None, None, [*faults, stop.fault], source)
    return Trace(value, root, faults, source)


class _Reading:
    """One pass over the text, which fills `faults`; a fault that ends the reading is raised as `Stop`."""

    def __init__(self, text: str, faults: Faults, piece_reader: PieceReader | None) -> None:
        self.text, self.faults, self.nodes = text, faults, 0
        self.most, self.piece_reader = limits.get(), piece_reader

    def skip_blank(self, at: int) -> int:
        end = BLANK.match(self.text, at)
        return end.end() if end else at

    def find_word(self, at: int) -> Span:
        bare = BARE.match(self.text, at)
        return (at, bare.end()) if bare else (at, min(at + 1, len(self.text)))

    def read_value(self, at: int, path: NodePath, key: Span | None) -> tuple[Any, Spot]:
        self.nodes += 1
        if self.nodes > self.most.nodes:
            raise Stop(make_node_count_fault((at, at + 1)))
        first = self.text[at : at + 1]
        if first in {"{", "["}:
            if len(path) >= self.most.depth:
                raise Stop(make_depth_fault((at, at + 1)))
            return self.read_members(at, path, key) if first == "{" else self.read_items(at, path, key)
        if first == '"':
            text, end = self.read_string(at, path)
            self.faults.check_text(text, (at, end), path, self.find_character)
            return text, Spot(key, (at, end), "", {})
        return self.read_scalar(at, path, key)

    def read_members(self, at: int, path: NodePath, key: Span | None) -> tuple[Any, Spot]:
        found: dict[str, Any] = {}
        spots: dict[str | int, Spot] = {}
        here = self.skip_blank(at + 1)
        if self.text[here : here + 1] == "}":
            return found, Spot(key, (at, here + 1), "", spots)
        while True:
            if self.text[here : here + 1] != '"':
                raise self.stop(here, "key")
            name, end = self.read_string(here)
            colon = self.skip_blank(end)
            if self.text[colon : colon + 1] != ":":
                raise self.stop(colon, "colon", name=name)
            value, spot = self.read_value(self.skip_blank(colon + 1), (*path, name), (here, end))
            if name in found:
                before = spots[name].key or (at, at + 1)
                self.faults.append(
                    Fault("W005", (here, end), (*path, name), words={"name": name}, related=(("first", before),))
                )
            else:
                found[name], spots[name] = value, spot
                self.faults.check_room(len(found), (here, end))
            here = self.skip_blank(spot.value[1])
            mark = self.text[here : here + 1]
            if mark == "}":
                return found, Spot(key, (at, here + 1), "", spots)
            here = self.read_comma(here, mark, "}")

    def read_items(self, at: int, path: NodePath, key: Span | None) -> tuple[Any, Spot]:
        found: list[Any] = []
        spots: dict[str | int, Spot] = pieces.ItemSpots() if self.piece_reader else {}
        pace = pieces.Pace() if self.piece_reader else None
        here = self.skip_blank(at + 1)
        if self.text[here : here + 1] == "]":
            return found, Spot(key, (at, here + 1), "", spots)
        while True:
            end = self.read_piece(here, path, pace, found, spots) if pace else 0
            if not end:
                value, spot = self.read_value(here, (*path, len(found)), None)
                spots[len(found)] = spot
                found.append(value)
                end = spot.value[1]
            here = self.skip_blank(end)
            mark = self.text[here : here + 1]
            if mark == "]":
                return found, Spot(key, (at, here + 1), "", spots)
            here = self.read_comma(here, mark, "]")

    def read_piece(
        self, at: int, path: NodePath, pace: pieces.Pace, found: list[Any], spots: dict[str | int, Spot]
    ) -> int:
        """Read items without their places as far as they are faultless; return where they end, or 0."""
        piece = self.piece_reader.read(at, len(path), pace) if self.piece_reader else None
        if not piece or self.nodes + piece.nodes > self.most.nodes:
            return 0
        self.nodes += piece.nodes
        first, starts = len(found), piece.starts

        def trace_item(index: int) -> dict[str | int, Spot]:
            reading = _Reading(self.text, Faults(()), self.piece_reader)
            return {index: reading.read_value(starts[index - first], (*path, index), None)[1]}

        found += piece.items
        cast(pieces.ItemSpots, spots).add_piece(first, len(found), trace_item)
        return piece.end

    def read_comma(self, here: int, mark: str, close: str) -> int:
        if mark != ",":
            raise self.stop(here, "comma", close=close)
        after = self.skip_blank(here + 1)
        if self.text[after : after + 1] == close:
            raise Stop(Fault("W003", (here, here + 1), variant="trailing"))
        return after

    def read_string(self, at: int, path: NodePath | None = None) -> tuple[str, int]:
        """Read a string; where it is a value, at `path`, controls that are not escaped do not end the reading."""
        try:
            text, end = scanstring(self.text, at + 1, True)
        except JSONDecodeError as error:
            if error.msg.startswith("Unterminated"):
                raise Stop(Fault("W003", (at, at + 1), variant="string")) from None
            if not error.msg.startswith("Invalid control"):
                raise Stop(Fault("W003", (error.pos, error.pos + 1), variant="escape")) from None
            read = self.read_raw_string(at, error.pos, path) if path is not None else None
            if not read:
                character = self.text[error.pos]
                variant, words = characters.describe_forbidden(character) if character not in "\t\r\n" else ("line", {})
                variant = "tab" if character == "\t" else variant
                raise Stop(Fault("W007", (error.pos, error.pos + 1), variant=variant, words=words)) from None
            text, end = read
        return str(text), int(end)

    def read_raw_string(self, at: int, first: int, path: NodePath) -> tuple[str, int] | None:
        """Read a string with controls that are not escaped; None where it goes on in the next line."""
        try:
            text, end = scanstring(self.text, at + 1, False)
        except JSONDecodeError:
            return None
        if "\n" in self.text[at:end] or "\r" in self.text[at:end]:
            return None
        if not characters.FORBIDDEN.search(text):  # else that is the fault of the string
            self.faults.report("W007", (first, first + 1), path, "tab")
        return text, end

    def find_character(self, span: Span, bad: re.Match[str]) -> Span:
        """Find where a character is written in a string literal."""
        return next(islice(WRITTEN.finditer(self.text, span[0] + 1), bad.start(), None)).span()

    def read_scalar(self, at: int, path: NodePath, key: Span | None) -> tuple[Any, Spot]:
        start, end = self.find_word(at)
        word = self.text[start:end]
        spot = Spot(key, (start, end), "", {})
        if word in NAMES:
            return NAMES[word], spot
        number = NUMBER.fullmatch(word)
        if number and not number.group(1) and not number.group(2) and word != "-0":
            return int(word[:40]), spot
        if (meant := DECIMAL.fullmatch(word)) or word.lstrip("+-") in ("NaN", "Infinity"):
            variant = "decimal" if meant else "nan"
            self.faults.report("W006", (start, end), path, variant, value=word[:40])
            return 0, spot
        raise self.stop(
            at, "quotes" if word[:1].isalpha() else "value", value=json.dumps(word[:40], ensure_ascii=False)
        )

    def stop(self, at: int, expected: str, **words: str) -> Stop:
        """Return what stops the reading at a place where something else is expected."""
        return Stop(explain_error(self.text, self.find_word(at), expected, words))
