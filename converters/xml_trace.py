"""The careful reading of XML: one pass of expat that keeps the place of every node, and forgives what it can.

What the schema does not know is kept in the data as an unknown property, so that the schema says what is wrong with it
in the same words as in JSON; what only XML can get wrong (order, name space, text between elements, an element where an
attribute belongs) is a fault of the form.
"""

import re
from typing import Any, NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate

from meeting_readout.converters import limits
from meeting_readout.converters.decode import decode
from meeting_readout.converters.trace import Fault, Path, Source, Span, Spot, Trace
from meeting_readout.converters.xml_syntax import syntax
from meeting_readout.schemas.plan import ROOT, ObjectType, Property, plan

ATTRIBUTE = re.compile(rb"\s+([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
OPEN = re.compile(rb"<[^\s/>]+")
HINTS = "http://www.w3.org/2001/XMLSchema-instance"
XML_SPACE = "http://www.w3.org/XML/1998/namespace space"
DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]+)?")


def scan(data: bytes) -> Trace:
    """Read XML with the place of every node, and say all that is wrong with the form (shape: `Trace`)."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") and len(data) <= limits.BYTES:
        try:
            data = data.decode("utf-16").encode()
        except UnicodeError:
            return Trace(None, None, [Fault("W002", (0, 1), variant="utf-16-broken")], Source(data))
    text, faults = decode(data)
    if text is None:
        return Trace(None, None, faults, Source(data))
    reading = _Reading(data, faults)
    try:
        reading.run()
    except _Stop as stop:
        return Trace(None, None, [*faults, stop.fault], Source(data))
    return Trace(reading.found.get(ROOT), reading.spots.get(ROOT), faults, Source(data))


class _Stop(Exception):  # noqa: N818 - it carries the fault at which reading ends
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


class _Tag(NamedTuple):
    """A start tag as it stands: the span of its name, where its content begins, the spans of its attributes."""

    name: Span
    end: int
    attributes: list[tuple[str, Span, Span]]


class _Frame:
    """An open element: what it is in the model, and what has been found in it so far."""

    def __init__(self, kind: str, path: Path, tag: _Tag, key: Span | None, step: str) -> None:
        self.kind, self.path, self.tag, self.key, self.step = kind, path, tag, key, step
        self.type: ObjectType | None = None
        self.prop: Property | None = None
        self.data: Any = None
        self.spots: dict[str | int, Spot] = {}
        self.text: list[str] = []
        self.rank = 0
        self.told = {"order": False, "text": False}
        self.count: dict[str, int] = {}


class _Reading:
    def __init__(self, data: bytes, faults: list[Fault]) -> None:
        self.data, self.faults = data, faults
        self.mark = 3 if data.startswith(b"\xef\xbb\xbf") else 0
        self.plan = plan()
        self.stack: list[_Frame] = []
        self.nodes = 0
        self.found: dict[str, Any] = {}
        self.spots: dict[str, Spot] = {}

    def run(self) -> None:
        self.parser = parser = ParserCreate("utf-8", namespace_separator=" ")
        parser.ordered_attributes = True
        parser.XmlDeclHandler = self.declaration
        parser.StartDoctypeDeclHandler = self.doctype
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        try:
            parser.Parse(self.data[self.mark :], True)
        except ExpatError as error:
            raise _Stop(syntax(error, self.data, self.mark + parser.ErrorByteIndex)) from None

    def here(self) -> int:
        return self.mark + int(self.parser.CurrentByteIndex)

    def fault(self, code: str, span: Span, path: Path | None = None, variant: str = "", **words: str) -> None:
        self.faults.append(Fault(code, span, path, variant, words))

    # ---- what stands before the root

    def declaration(self, version: str, encoding: str | None, _standalone: int) -> None:
        end = self.data.find(b"?>", self.mark) + 2
        if version != "1.0":
            raise _Stop(Fault("W009", (self.mark, end), variant="version", words={"value": version}))
        if encoding and encoding.lower() not in ("utf-8", "utf-16"):
            raise _Stop(Fault("W009", (self.mark, end), words={"value": encoding}))

    def doctype(self, *_: object) -> None:
        at = self.here()
        raise _Stop(Fault("W008", (at, at + len(b"<!DOCTYPE"))))

    # ---- elements

    def start(self, name: str, attributes: list[str]) -> None:
        tag = self.tag(self.here())
        space, _, local = name.rpartition(" ")
        if not self.stack:
            self.root(space, local, tag)
        else:
            self.child(self.stack[-1], space, local, tag)
        self.attributes(self.stack[-1], attributes)

    def root(self, space: str, local: str, tag: _Tag) -> None:
        expected = {"root": self.plan.objects[ROOT].xml_name, "namespace": self.plan.namespace}
        if local != expected["root"]:
            raise _Stop(Fault("W010", tag.name, variant="root", words={"name": local, **expected}))
        if space != expected["namespace"]:
            variant = "namespace" if space else "no-namespace"
            raise _Stop(Fault("W010", tag.name, variant=variant, words={"name": local, "found": space, **expected}))
        self.push_object(ROOT, (), tag, None, local)

    def child(self, parent: _Frame, space: str, local: str, tag: _Tag) -> None:
        if parent.kind == "skip":
            self.push(_Frame("skip", parent.path, tag, None, ""))
        elif space != self.plan.namespace:
            path = self.placeholder(parent, local, tag)
            self.fault("W010", tag.name, path, "element", name=local, namespace=self.plan.namespace)
        elif parent.kind == "list" and parent.prop:
            self.item(parent, parent.prop, local, tag)
        elif parent.kind == "object" and parent.type:
            self.member(parent, parent.type, local, tag)
        else:
            parent.data = {}
            self.push(_Frame("skip", parent.path, tag, None, ""))

    def placeholder(self, parent: _Frame, local: str, tag: _Tag) -> Path:
        """Keep the place of an element that cannot be read, and pass over what is in it."""
        key: str | int = len(parent.data) if parent.kind == "list" else local
        if parent.kind == "list":
            parent.data.append(None)
        elif parent.kind == "object":
            key = (
                next((p.name for p in parent.type.properties.values() if p.xml_name == local), local)
                if parent.type
                else local
            )
            parent.data.setdefault(key, None)
        path = (*parent.path, key)
        parent.spots.setdefault(key, Spot(tag.name, tag.name, self.counted(parent, local, parent.kind == "list"), {}))
        self.push(_Frame("skip", path, tag, None, ""))
        return path

    def item(self, parent: _Frame, prop: Property, local: str, tag: _Tag) -> None:
        path = (*parent.path, len(parent.data))
        names = self.plan.xml_tags(prop) if prop.shape == "union" else {prop.item: prop.item}
        if local not in names and prop.shape != "union":
            path = self.placeholder(parent, local, tag)
            self.fault("W014", tag.name, path, name=local, wrapper=prop.xml_name, item=prop.item)
            return
        step = self.counted(parent, local, True)
        if prop.shape == "strings":
            self.push_text(prop, path, tag, None, step)
        elif prop.shape == "objects":
            self.push_object(prop.target, path, tag, None, step)
        elif local in names:
            self.push_object(prop.tags[names[local]], path, tag, None, step)
        else:
            parent.data.append({"type": local})
            parent.spots[path[-1]] = Spot(None, tag.name, step, {"type": Spot(None, tag.name, "", {})})
            self.push(_Frame("skip", path, tag, None, ""))

    def member(self, parent: _Frame, type_: ObjectType, local: str, tag: _Tag) -> None:
        prop = next((p for p in type_.properties.values() if p.xml_name == local), None)
        key = prop.name if prop else local
        path = (*parent.path, key)
        if prop and prop.node != "element":
            path = self.placeholder(parent, local, tag)
            self.fault("W013", tag.name, path, prop.node, name=local)
        elif key in parent.data:
            first = parent.spots[key].key or parent.tag.name
            self.faults.append(Fault("W005", tag.name, path, "", {"name": local}, (("first", first),)))
            self.push(_Frame("skip", path, tag, None, ""))
        elif prop is None:
            parent.data[key] = {}
            parent.spots[key] = Spot(tag.name, tag.name, local, {})
            self.push(_Frame("skip", path, tag, None, ""))
        else:
            self.order(parent, type_, prop, tag)
            if prop.shape == "object":
                self.push_object(prop.target, path, tag, tag.name, local)
            elif prop.shape in ("objects", "strings", "union"):
                frame = _Frame("list", path, tag, tag.name, local)
                frame.prop, frame.data = prop, []
                self.push(frame)
            else:
                self.push_text(prop, path, tag, tag.name, local)

    def order(self, parent: _Frame, type_: ObjectType, prop: Property, tag: _Tag) -> None:
        ranks = {name: rank for rank, name in enumerate(type_.properties)}
        if ranks[prop.name] < parent.rank and not parent.told["order"]:
            parent.told["order"] = True
            later = next(
                n
                for n in type_.properties
                if n in parent.data and ranks[n] > ranks[prop.name] and type_.properties[n].node == "element"
            )
            name = type_.properties[later].xml_name
            self.fault("W012", tag.name, None, name=prop.xml_name, parent=parent.step.partition("[")[0], later=name)
        parent.rank = max(parent.rank, ranks[prop.name])

    def counted(self, parent: _Frame, local: str, indexed: bool) -> str:
        parent.count[local] = parent.count.get(local, 0) + 1
        return f"{local}[{parent.count[local]}]" if indexed else local

    def push_object(self, name: str, path: Path, tag: _Tag, key: Span | None, step: str) -> None:
        frame = _Frame("object", path, tag, key, step)
        frame.type = self.plan.objects[name]
        frame.data = {}
        if frame.type.tag:
            frame.data["type"] = frame.type.tag
            frame.spots["type"] = Spot(None, tag.name, "", {})
            self.nodes += 1
        self.push(frame)

    def push_text(self, prop: Property, path: Path, tag: _Tag, key: Span | None, step: str) -> None:
        frame = _Frame("text", path, tag, key, step)
        frame.prop = prop
        self.push(frame)

    def push(self, frame: _Frame) -> None:
        self.nodes += 1
        deep = len(self.stack) if frame.kind == "skip" else len(frame.path)
        if deep >= limits.DEPTH and frame.kind != "text":
            raise _Stop(Fault("W902", frame.tag.name, words={"limit": str(limits.DEPTH)}))
        if self.nodes > limits.NODES:
            raise _Stop(Fault("W903", frame.tag.name, words={"limit": f"{limits.NODES:,}"}))
        self.stack.append(frame)

    # ---- attributes

    def attributes(self, frame: _Frame, pairs: list[str]) -> None:
        if frame.kind == "skip":
            return
        raw = [entry for entry in frame.tag.attributes if entry[0] != "xmlns" and not entry[0].startswith("xmlns:")]
        for (written, key, value), name, content in zip(raw, pairs[::2], pairs[1::2], strict=True):
            if name == XML_SPACE and self.keeps_space(frame) and content in ("preserve", "default"):
                continue
            if name == HINTS + " schemaLocation" and not frame.path:
                continue
            self.nodes += 1
            if frame.kind == "object" and frame.type:
                self.attribute(frame, frame.type, written, key, value, name, content)
            else:
                self.fault("W013", key, None, "wrapper", name=written, parent=frame.step.partition("[")[0])

    def keeps_space(self, frame: _Frame) -> bool:
        if frame.kind == "object" and frame.type:
            return frame.type.text is not None
        return frame.kind == "text" and frame.prop is not None and self.plan.keeps_space(frame.prop)

    def attribute(
        self, frame: _Frame, type_: ObjectType, written: str, key: Span, value: Span, name: str, content: str
    ) -> None:
        prop = next((p for p in type_.properties.values() if p.xml_name == name), None)
        if prop and prop.node != "attribute":
            self.fault("W013", key, (*frame.path, prop.name), f"no-{prop.node}", name=written)
            frame.data.setdefault(prop.name, None)
            frame.spots.setdefault(prop.name, Spot(key, value, f"@{written}", {}))
            return
        path = (*frame.path, prop.name if prop else written)
        self.check(content, value, path)
        frame.data[path[-1]] = self.scalar(prop, content, value, path)
        frame.spots[path[-1]] = Spot(key, value, f"@{written}", {})

    def scalar(self, prop: Property | None, content: str, value: Span, path: Path) -> Any:
        if prop is None or prop.shape == "string":
            return content
        if prop.shape != "integer":
            return {"true": True, "false": False}.get(content, content)
        if re.fullmatch("-?(0|[1-9][0-9]*)", content):
            return int(content[:40])
        if DECIMAL.fullmatch(content):
            self.fault("W006", value, path, "decimal", value=content[:40])
        return content

    # ---- text

    def characters(self, text: str) -> None:
        frame = self.stack[-1]
        if frame.kind in ("skip",):
            return
        if frame.kind == "text" or (frame.type and frame.type.text):
            frame.text.append(text)
        elif text.strip(" \t\n\r") and not frame.told["text"]:
            frame.told["text"] = True
            at = self.here() + len(text[: len(text) - len(text.lstrip())].encode())
            self.fault("W011", (at, at + len(text.strip().encode())), None, name=frame.step.partition("[")[0])

    def check(self, text: str, span: Span, path: Path) -> None:
        if len(text) > limits.CODE_POINTS:
            self.fault("W904", span, path, limit=f"{limits.CODE_POINTS:,}", length=f"{len(text):,}")
        bad = limits.FORBIDDEN.search(text)
        if bad:
            self.fault("W007", span, path, name=limits.named(bad.group()))

    # ---- the end of an element

    def end(self, _name: str) -> None:
        frame = self.stack.pop()
        if frame.kind == "skip":
            return
        content = (frame.tag.end, max(self.here(), frame.tag.end))
        if frame.kind == "text" and frame.data is None:
            frame.data = "".join(frame.text)
            self.check(frame.data, content, frame.path)
        elif frame.type and frame.type.text and frame.text:
            name, text = frame.type.text.name, "".join(frame.text)
            self.nodes += 1
            self.check(text, content, (*frame.path, name))
            frame.data[name] = text
            frame.spots[name] = Spot(frame.tag.name, content, "text()", {})
        value = content if frame.kind == "text" and content[0] < content[1] else frame.tag.name
        spot = Spot(frame.key, value, frame.step, frame.spots)
        if not self.stack:
            self.found[ROOT], self.spots[ROOT] = frame.data, spot
        elif self.stack[-1].kind == "list":
            self.stack[-1].spots[len(self.stack[-1].data)] = spot
            self.stack[-1].data.append(frame.data)
        else:
            self.stack[-1].data[frame.path[-1]] = frame.data
            self.stack[-1].spots[frame.path[-1]] = spot

    def tag(self, at: int) -> _Tag:
        opening = OPEN.match(self.data, at)
        end = opening.end() if opening else at + 1
        name = (at + 1, end)
        attributes: list[tuple[str, Span, Span]] = []
        while match := ATTRIBUTE.match(self.data, end):
            value = (match.start(2) + 1, match.end(2) - 1)
            attributes.append((match.group(1).decode(), match.span(1), value))
            end = match.end()
        return _Tag(name, self.data.find(b">", end) + 1, attributes)
