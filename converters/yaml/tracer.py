"""The reading of YAML: one pass over the events of the parser, which keeps the place of every node.

Nothing is ever composed or expanded: an alias is a fault, not a copy, so a small file cannot become a large tree. What
a plain word is, text, number or flag, the schema decides, as for the attributes of XML.
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
from meeting_readout.converters.yaml.syntax_error import ESCAPE, escaped, syntax
from meeting_readout.model.model import model

if TYPE_CHECKING:
    from collections.abc import Iterator

LIKELY = re.compile(r"true|false|[+-]?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?")
INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
FLAGS = {"true": True, "false": False}
PROPERTY = re.compile(r"((?P<anchor>&[^\s,\[\]{}]*)|![^\s,\[\]{}]*)\s*")
BLANK = re.compile(r"\s*")


def trace(data: bytes, places: bool = True) -> Trace:
    """Read YAML with the place of every node, and report everything that is wrong with the form (shape: `Trace`).

    Without `places` those of members and items are not kept.
    """
    text, faults = decode(data)
    if text is None:
        return Trace(None, None, faults, Source(data))
    faults = Faults(faults)
    source, reading = Source(text), _Reading(text, faults, places)
    try:
        value, root = reading.run()
    except yaml.MarkedYAMLError as error:
        return Trace(None, None, [*faults, syntax(error, text, reading.mark)], source)
    except Stop as stop:
        return Trace(None, None, [*faults, stop.fault], source)
    return Trace(value, root, faults, source)


class _Reading:
    """One pass over the events; `faults` grows, and what ends the reading is raised."""

    def __init__(self, text: str, faults: Faults, places: bool) -> None:
        self.text, self.faults, self.nodes = text, faults, 0
        self.places, self.most = places, limits.get()
        self.mark = measure_mark(text)
        self.likely: list[tuple[NodePath, Span]] = []
        self.dashed: set[NodePath] = set()

    def run(self) -> tuple[Any, Spot]:
        fragile = FRAGILE.search(self.text, self.mark)
        if fragile:
            raise Stop(_character(fragile.group(), fragile.span()))
        self.events: Iterator[Any] = yaml.parse(self.text, Loader=yaml.CBaseLoader)
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            raise Stop(Fault("W001", (0, 0)))
        self.directives(*self.span(event))
        value, root = self.node(next(self.events), (), None)
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.DocumentStartEvent):
            start, end = self.span(event)
            self.faults.report("W017", (start, max(end, start + 1)))
        self.type(value)
        return value, root

    def span(self, event: Any) -> Span:
        # The parser does not count a byte order mark.
        return event.start_mark.index + self.mark, event.end_mark.index + self.mark

    def directives(self, start: int, end: int) -> None:
        for line in re.finditer(r"^%.*", self.text[start:end], re.MULTILINE):
            if line.group().split("#")[0].split() != ["%YAML", "1.2"]:
                written = line.group().rstrip()
                self.faults.report(
                    "W018", (start + line.start(), start + line.start() + len(written)), value=written[:40]
                )

    # ---- nodes

    def node(self, event: Any, path: NodePath, lead: Span | None, key: Span | None = None) -> tuple[Any, Spot]:
        """Read the node that begins with an event; a block is led by its key or its dash."""
        start, end = self.span(event)
        self.nodes += 1
        if self.nodes > self.most.nodes:
            raise Stop(make_node_count_fault((start, start + 1)))
        if isinstance(event, yaml.AliasEvent):
            self.faults.report("W015", (start, end), path, name=self.text[start + 1 : end])
            return None, Spot(key, (start, end), "", {})
        if event.anchor is not None or event.tag is not None:
            start = self.properties(event, start, path)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, (start, max(start, end)), path, key)
        if len(path) >= self.most.depth:
            raise Stop(make_depth_fault((start, start + 1)))
        block = not event.flow_style
        read = self.members if isinstance(event, yaml.MappingStartEvent) else self.items
        found, spots, last = read(path, block)
        if block and lead:
            start = lead[0]
        if block and spots:
            last = max(spot.value[1] for spot in spots.values())
        return found, Spot(key, (start, max(last, start + 1)), "", spots)

    def properties(self, event: Any, start: int, path: NodePath) -> int:
        """Tell an anchor and a tag before a node, and give where the node itself begins."""
        for _ in filter(None, (event.anchor is not None, event.tag is not None)):
            match = PROPERTY.match(self.text, start)
            if not match:
                break
            if match["anchor"]:
                self.faults.report("W015", match.span(1), None, "anchor", name=match["anchor"][1:])
            else:
                # What a tag does to a single word cannot be told, so that word is not judged.
                judged = None if isinstance(event, yaml.CollectionStartEvent) else path
                self.faults.report("W016", match.span(1), judged, name=match[1])
            start = match.end()
        return start

    def members(self, path: NodePath, _block: bool) -> tuple[dict[str, Any], dict[str | int, Spot], int]:
        found: dict[str, Any] = {}
        spots: dict[str | int, Spot] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.span(event)
            name = self.name(event, key, path)
            if name is None:
                self.passed_over(next(self.events), path)
            elif name in found:
                first = spots[name].key or key if name in spots else key
                self.faults.append(Fault("W005", key, (*path, name), words={"name": name}, related=(("first", first),)))
                self.passed_over(next(self.events), path)
            else:
                found[name], spot = self.node(next(self.events), (*path, name), key, key)
                if self.places:
                    spots[name] = spot
                self.faults.check_room(len(found), key)
        return found, spots, self.span(event)[1]

    def name(self, event: Any, span: Span, path: NodePath) -> str | None:
        """Give the name of a member, or tell why it is none, and pass over it."""
        if not isinstance(event, yaml.ScalarEvent):
            self.passed_over(event, path)
            self.faults.report("W020", (span[0], max(span[1], span[0] + 1)))
            return None
        if event.anchor is not None or event.tag is not None:
            self.properties(event, span[0], path)
        name = str(event.value)
        if event.style or (name[:1] != "-" and name not in ("", "<<")):
            return name
        if name == "<<":
            self.faults.report("W019", span, path)  # what the object lacks cannot be told
        elif not name:
            self.faults.report("W003", (span[0], span[0] + 1), None, "yaml-name")
        elif path not in self.dashed:  # what looks like an object is a list
            self.dashed.add(path)
            self.faults.report("W003", (span[0], span[0] + 1), path, "yaml-dash-space")
        return None

    def passed_over(self, event: Any, path: NodePath) -> None:
        """Read a node that has no place in the data: all that counts is that it ends, and is within the limits."""
        faults, likely = len(self.faults), len(self.likely)
        self.node(event, (*path, ""), None)
        del self.faults[faults:], self.likely[likely:]

    def items(self, path: NodePath, block: bool) -> tuple[list[Any], dict[str | int, Spot], int]:
        found: list[Any] = []
        spots: dict[str | int, Spot] = {}
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            lead = self.dash(self.span(event)[0]) if block else None
            value, spot = self.node(event, (*path, len(found)), lead)
            if self.places:
                spots[len(found)] = spot
            found.append(value)
        return found, spots, self.span(event)[1]

    def dash(self, start: int) -> Span | None:
        """Where the dash before an item of a list stands, if it is on the same line."""
        at = self.text.rfind("-", self.text.rfind("\n", 0, start) + 1, start)
        return (at, at + 1) if at >= 0 else None

    # ---- words

    def scalar(self, event: Any, span: Span, path: NodePath, key: Span | None) -> tuple[str | None, Spot]:
        text = str(event.value)
        if not event.style:
            if not text and not path:
                raise Stop(Fault("W001", (0, 0)))
            if not text:  # nothing is written: the place is that of the name or dash before it
                return None, Spot(key, key or (max(span[0] - 1, 0), max(span[0], 1)), "", {})
            if LIKELY.fullmatch(text):
                self.likely.append((path, span))
        elif event.style in "|>":
            span = self.content(span)
        self.faults.check_text(text, span, path, self.escape)
        return text, Spot(key, span, "", {})

    def content(self, span: Span) -> Span:
        """The text of a block string, without its head; the head where there is no text."""
        head = self.text.find("\n", *span)
        blank = BLANK.match(self.text, head) if head >= 0 else None
        end = span[0] + len(self.text[slice(*span)].rstrip())
        return (blank.end(), end) if blank and blank.end() < end else (span[0], end)

    def escape(self, span: Span, bad: re.Match[str]) -> Span:
        """Find where a character is written by an escape in double quotes."""
        for match in ESCAPE.finditer(self.text, *span):
            if escaped(match) == bad.group():
                return match.span()
        return span

    # ---- numbers and flags

    def type(self, root: Any) -> None:
        """Make numbers and flags of the plain words that the schema says are such."""
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


def _character(character: str, span: Span) -> Fault:
    """Tell a character that cannot stand as it is."""
    words = {"name": characters.name_character(character), "escape": f"\\u{ord(character):04X}"}
    return Fault("W007", span, variant="raw" if characters.FORBIDDEN.match(character) else "yaml", words=words)
