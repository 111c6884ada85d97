"""The tracer of YAML: one pass over the events of the parser, which records the place of every node.

Nothing is composed or expanded: an alias is a fault, not a copy, so a small file cannot become a large tree. The schema
decides whether a plain scalar is a text, a number or a flag, as it does for the attributes of XML.
"""

import re
from typing import TYPE_CHECKING, Any

import yaml

from meeting_readout.converters import characters, limits
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
from meeting_readout.converters.yaml.scalars import FRAGILE
from meeting_readout.converters.yaml.syntax_error import ESCAPE, explain_error, unescape
from meeting_readout.model.model import model

if TYPE_CHECKING:
    from collections.abc import Iterator

LIKELY = re.compile(r"true|false|[+-]?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?")
INTEGER = re.compile(r"0|-?[1-9][0-9]*")
FLAGS = {"true": True, "false": False}
PROPERTY = re.compile(r"((?P<anchor>&[^\s,\[\]{}]*)|![^\s,\[\]{}]*)\s*")
BLANK = re.compile(r"\s*")


def trace(data: bytes, places: bool = True) -> Trace:
    """Read YAML with the place of every node, and report everything that is wrong with the form (shape: `Trace`).

    Without `places`, those of members and items are left out.
    """
    text, faults = decode(data)
    if text is None:
        return Trace(None, None, faults, Source(data))
    faults = Faults(faults)
    source, reading = Source(text), _Reading(text, faults, places)
    try:
        value, root = reading.run()
    except yaml.MarkedYAMLError as error:
        return Trace(None, None, [*faults, explain_error(error, text, reading.mark)], source)
    except Stop as stop:
        return Trace(None, None, [*faults, stop.fault], source)
    return Trace(value, root, faults, source)


class _Reading:
    """One pass over the events, which fills `faults`; a fault that ends the reading is raised as `Stop`."""

    def __init__(self, text: str, faults: Faults, places: bool) -> None:
        self.text, self.faults, self.nodes = text, faults, 0
        self.places, self.most = places, limits.get()
        self.mark = measure_mark(text)
        self.likely: list[tuple[NodePath, Span]] = []
        self.dashed: set[NodePath] = set()

    def run(self) -> tuple[Any, Spot]:
        fragile = FRAGILE.search(self.text, self.mark)
        if fragile:
            raise Stop(_make_character_fault(self.text, fragile.start()))
        self.events: Iterator[Any] = yaml.parse(self.text, Loader=yaml.CBaseLoader)
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            raise Stop(Fault("W001", (0, 0)))
        self.check_directives(*self.get_span(event))
        value, root = self.read_node(next(self.events), (), None)
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.DocumentStartEvent):
            start, end = self.get_span(event)
            self.faults.report("W017", (start, end))
        self.convert_scalars(value)
        return value, root

    def get_span(self, event: Any) -> Span:
        # The parser does not count a byte order mark.
        return event.start_mark.index + self.mark, event.end_mark.index + self.mark

    def check_directives(self, start: int, end: int) -> None:
        for line in re.finditer(r"^%.*", self.text[start:end], re.MULTILINE):
            if line.group().split("#")[0].split() != ["%YAML", "1.2"]:
                written = line.group().rstrip()
                self.faults.report(
                    "W018", (start + line.start(), start + line.start() + len(written)), value=written[:40]
                )

    # ---- nodes

    def read_node(self, event: Any, path: NodePath, lead: Span | None, key: Span | None = None) -> tuple[Any, Spot]:
        """Read the node that begins with an event; `lead` is the key or dash before a block."""
        start, end = self.get_span(event)
        self.nodes += 1
        if self.nodes > self.most.nodes:
            raise Stop(make_node_count_fault((start, start + 1)))
        if isinstance(event, yaml.AliasEvent):
            self.faults.report("W015", (start, end), path, name=self.text[start + 1 : end])
            return None, Spot(key, (start, end), "", {})
        if event.anchor is not None or event.tag is not None:
            start = self.report_properties(event, start, path)
        if isinstance(event, yaml.ScalarEvent):
            return self.read_scalar(event, (start, max(start, end)), path, key)
        if len(path) >= self.most.depth:
            raise Stop(make_depth_fault((start, start + 1)))
        block = not event.flow_style
        read = self.read_members if isinstance(event, yaml.MappingStartEvent) else self.read_items
        found, spots, last = read(path, block)
        if block and lead:
            start = lead[0]
        if block and spots:
            last = max(spot.value[1] for spot in spots.values())
        return found, Spot(key, (start, max(last, start + 1)), "", spots)

    def report_properties(self, event: Any, start: int, path: NodePath) -> int:
        """Report an anchor and a tag before a node, and return where the node itself begins."""
        for _ in filter(None, (event.anchor is not None, event.tag is not None)):
            match = PROPERTY.match(self.text, start)
            if not match:
                break
            if match["anchor"]:
                self.faults.report_at(path, "W015", match.span(1), "anchor", name=match["anchor"][1:])
            elif isinstance(event, yaml.CollectionStartEvent):
                self.faults.report_at(path, "W016", match.span(1), name=match[1])
            else:  # the meaning of a tag on a scalar is unknown, so that scalar is not checked
                self.faults.report("W016", match.span(1), path, name=match[1])
            start = match.end()
        return start

    def read_members(self, path: NodePath, _block: bool) -> tuple[dict[str, Any], dict[str | int, Spot], int]:
        found: dict[str, Any] = {}
        spots: dict[str | int, Spot] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.get_span(event)
            name = self.read_name(event, key, path)
            if name is None:
                self.skip_node(next(self.events), path)
            elif name in found:
                first = spots[name].key or key if name in spots else key
                self.faults.append(Fault("W005", key, (*path, name), words={"name": name}, related=(("first", first),)))
                self.skip_node(next(self.events), path)
            else:
                found[name], spot = self.read_node(next(self.events), (*path, name), key, key)
                if self.places:
                    spots[name] = spot
                self.faults.check_room(len(found), key)
        return found, spots, self.get_span(event)[1]

    def read_name(self, event: Any, span: Span, path: NodePath) -> str | None:
        """Return the name of a member, or report why it is not one, and skip it."""
        if not isinstance(event, yaml.ScalarEvent):
            self.skip_node(event, path)
            self.faults.report_at(path, "W020", (span[0], max(span[1], span[0] + 1)))
            return None
        if event.anchor is not None or event.tag is not None:
            self.report_properties(event, span[0], path)
        name = str(event.value)
        if event.style or (name[:1] != "-" and name not in ("", "<<")):
            return name
        if name == "<<":
            self.faults.report("W019", span, path)  # what the object lacks is unknown
        elif not name:
            self.faults.report("W003", (span[0], span[0] + 1), None, "yaml-name")
        elif path not in self.dashed:  # what looks like an object is a list
            self.dashed.add(path)
            self.faults.append(Fault("W003", (span[0], span[0] + 1), path, "yaml-dash-space", place=()))
        return None

    def skip_node(self, event: Any, path: NodePath) -> None:
        """Read a node that is left out of the data, only to find its end and to check the limits."""
        faults, likely = len(self.faults), len(self.likely)
        self.read_node(event, (*path, ""), None)
        del self.faults[faults:], self.likely[likely:]

    def read_items(self, path: NodePath, block: bool) -> tuple[list[Any], dict[str | int, Spot], int]:
        found: list[Any] = []
        spots: dict[str | int, Spot] = {}
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            lead = self.find_dash(self.get_span(event)[0]) if block else None
            value, spot = self.read_node(event, (*path, len(found)), lead)
            if self.places:
                spots[len(found)] = spot
            found.append(value)
        return found, spots, self.get_span(event)[1]

    def find_dash(self, start: int) -> Span | None:
        """Find the dash before an item of a list, if it is on the same line."""
        at = self.text.rfind("-", self.text.rfind("\n", 0, start) + 1, start)
        return (at, at + 1) if at >= 0 else None

    # ---- scalars

    def read_scalar(self, event: Any, span: Span, path: NodePath, key: Span | None) -> tuple[str | None, Spot]:
        text = str(event.value)
        if not event.style:
            if not text and not path:
                raise Stop(Fault("W001", (0, 0)))
            if not text:  # the scalar is empty: its place is that of the name or dash before it
                return None, Spot(key, key or (max(span[0] - 1, 0), max(span[0], 1)), "", {})
            if LIKELY.fullmatch(text):
                self.likely.append((path, span))
        elif event.style in "|>":
            span = self.find_content(span)
        self.faults.check_text(text, span, path, self.find_character)
        return text, Spot(key, span, "", {})

    def find_content(self, span: Span) -> Span:
        """Find the text of a block scalar, without its header; the header where there is no text."""
        head = self.text.find("\n", *span)
        blank = BLANK.match(self.text, head) if head >= 0 else None
        end = span[0] + len(self.text[slice(*span)].rstrip())
        return (blank.end(), end) if blank and blank.end() < end else (span[0], end)

    def find_character(self, span: Span, bad: re.Match[str]) -> Span:
        """Find the escape of a character in double quotes."""
        for match in ESCAPE.finditer(self.text, *span):
            if unescape(match) == bad.group():
                return match.span()
        return span

    # ---- numbers and flags

    def convert_scalars(self, root: Any) -> None:
        """Convert plain scalars to numbers and flags where the schema says so."""
        for path, span in self.likely:
            prop = model().resolve_path(root, path)[1]
            if not prop:
                continue
            owner = root
            for token in path[:-1]:
                owner = owner[token]
            word = owner[prop.name]
            if prop.shape in ("flag", "boolean"):
                owner[prop.name] = FLAGS.get(word, word)
            elif prop.shape == "integer" and INTEGER.fullmatch(word):
                owner[prop.name] = int(word[:40])
            elif prop.shape == "integer" and word not in FLAGS:
                self.faults.report("W006", span, path, "decimal", value=word[:40])


def _make_character_fault(text: str, at: int) -> Fault:
    """Make the fault of a character that must be escaped, or is forbidden: the first of those on its line."""
    character = text[at]
    if characters.FORBIDDEN.match(character):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)].replace("\r", "")
        variant, words = characters.describe_forbidden(line)
        return Fault("W007", (at, at + 1), variant=variant, words=words)
    sign = characters.find_sign(character)
    words = {
        "name": characters.name_character(character),
        "escape": f"\\u{ord(character):04X}",
        "sign": sign,
    }
    return Fault("W007", (at, at + 1), variant="yaml-sign" if sign else "yaml", words=words)
