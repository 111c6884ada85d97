"""The careful reading of XML: one pass over its elements that keeps the place of every node, and goes on after faults.

An element that the schema does not know is kept in the data as an unknown property, so that the schema reports it with
the same message as in JSON. What can be wrong only in XML (order, namespace, text between elements, an element where an
attribute belongs) is a fault of the form.
"""

from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from meeting_readout.converters import limits, pieces
from meeting_readout.converters.decode import measure_mark
from meeting_readout.converters.tracing import (
    Fault,
    Faults,
    NodePath,
    Span,
    Spot,
    Stop,
    make_depth_fault,
    make_node_count_fault,
)
from meeting_readout.converters.xml import prolog
from meeting_readout.converters.xml.attributes import Attributes
from meeting_readout.converters.xml.feeder import Feeder
from meeting_readout.converters.xml.namespaces import check_namespaces
from meeting_readout.converters.xml.piece_reader import PieceReader
from meeting_readout.converters.xml.start_tag import Frame, Tag, read_start_tag
from meeting_readout.converters.xml.syntax_error import explain_error
from meeting_readout.model.model import ROOT, ObjectType, Property, model

BLANK = " \t\n\r"


class Reading:
    """One pass over the elements, which fills `faults`; a fault that ends the reading is raised as `Stop`."""

    def __init__(self, data: bytes, faults: Faults) -> None:
        self.data, self.faults = data, faults
        self.mark = measure_mark(data)
        self.model, self.most = model(), limits.get()
        self.attributes = Attributes(faults)
        self.stack: list[Frame] = []
        self.nodes = 0
        self.found: dict[str, Any] = {}
        self.spots: dict[str, Spot] = {}
        self.feeder = self.make_feeder()

    def run(self) -> None:
        at, feeder = self.mark, self.feeder
        try:
            if pieces.is_large(self.data):
                at = feeder.feed_in_pieces(PieceReader(self.data), at, len(self.data))
            feeder.feed(at, len(self.data), True)
        except ExpatError as error:
            open_ = [frame.tag.name for frame in self.stack]
            raise Stop(explain_error(error, self.data, feeder.get_error_offset(), open_)) from None

    def make_feeder(self) -> Feeder:
        parser = ParserCreate("utf-8", namespace_separator=" ")
        parser.ordered_attributes = True
        parser.XmlDeclHandler = lambda *found: prolog.check_declaration(self.data, self.mark, *found[:2])
        parser.StartDoctypeDeclHandler = lambda *_: prolog.reject_doctype(self.data, self.feeder.get_offset())
        parser.StartElementHandler = self.start_element
        parser.EndElementHandler = self.end_element
        parser.CharacterDataHandler = self.add_text
        return Feeder(self.data, parser, self.stack, self.add_nodes, lambda: Reading(self.data, Faults(())).feeder)

    def add_nodes(self, count: int) -> bool:
        if self.nodes + count > self.most.nodes:
            return False
        self.nodes += count
        return True

    # ---- elements

    def start_element(self, name: str, attributes: list[str]) -> None:
        at = self.feeder.get_offset()
        self.faults.check_room(len(attributes) // 2, (at, at + 1))
        tag = read_start_tag(self.data, at)
        check_namespaces(self.data, tag)
        space, _, local = name.rpartition(" ")
        if not self.stack:
            self.start_root(space, local, tag)
        else:
            self.start_child(self.stack[-1], space, local, tag)
        self.nodes += self.attributes.read(self.stack[-1], attributes)

    def start_root(self, space: str, local: str, tag: Tag) -> None:
        expected = {"root": self.model.objects[ROOT].xml_name, "namespace": self.model.namespace}
        if local != expected["root"]:
            raise Stop(Fault("W010", tag.name, variant="root", words={"name": local, **expected}))
        if space != expected["namespace"]:
            variant = "namespace" if space else "no-namespace"
            raise Stop(Fault("W010", tag.name, variant=variant, words={"name": local, "found": space, **expected}))
        self.push_object(ROOT, (), tag, None, local)

    def start_child(self, parent: Frame, space: str, local: str, tag: Tag) -> None:
        if parent.kind == "skip":
            self.push(Frame("skip", parent.path, tag, None, ""))
        elif space != self.model.namespace:
            path = self.add_placeholder(parent, local, tag)
            self.faults.report("W010", tag.name, path, "element", name=local, namespace=self.model.namespace)
        elif parent.kind == "list" and parent.prop:
            self.start_item(parent, parent.prop, local, tag)
        elif parent.kind == "object" and parent.type:
            self.start_member(parent, parent.type, local, tag)
        else:
            parent.data = {}
            self.push(Frame("skip", parent.path, tag, None, ""))

    def add_placeholder(self, parent: Frame, local: str, tag: Tag) -> NodePath:
        """Record the place of an element that cannot be read, and skip its content."""
        key: str | int = len(parent.data) if parent.kind == "list" else local
        if parent.kind == "list":
            parent.data.append(None)
        elif parent.type:
            key = next((p.name for p in parent.type.properties.values() if p.xml_name == local), local)
            parent.data.setdefault(key, None)
        path = (*parent.path, key)
        parent.spots.setdefault(key, Spot(tag.name, tag.name, self.make_step(parent, local, parent.kind == "list"), {}))
        self.push(Frame("skip", path, tag, None, ""))
        return path

    def start_item(self, parent: Frame, prop: Property, local: str, tag: Tag) -> None:
        path = (*parent.path, len(parent.data))
        names = self.model.map_xml_names(prop) if prop.shape == "union" else {prop.item: prop.item}
        if local not in names and prop.shape != "union":
            self.reject_item(parent, prop, local, tag)
            return
        step = self.make_step(parent, local, True)
        if prop.shape == "strings":
            self.push_text(prop, path, tag, None, step)
        elif prop.shape == "objects":
            self.push_object(prop.target, path, tag, None, step)
        elif local in names:
            self.push_object(prop.tags[names[local]], path, tag, None, step)
        else:
            self.start_unknown_item(parent, prop, local, tag, step)

    def start_unknown_item(self, parent: Frame, prop: Property, local: str, tag: Tag, step: str) -> None:
        """Keep a member of a union with its unknown type, which the schema reports, and skip its content."""
        path = (*parent.path, len(parent.data))
        if local in prop.tags:  # the schema knows it, but this is the name in JSON
            near, allowed = self.model.objects[prop.tags[local]].xml_name, ", ".join(self.model.map_xml_names(prop))
            self.faults.report("S008", tag.name, (*path, "type"), "near", value=local, near=near, allowed=allowed)
            local = ""
        given = {key: self.data[start:end].decode() for key, _name, (start, end) in tag.attributes}
        parent.data.append({**given, "type": local})
        parent.spots[path[-1]] = Spot(None, tag.name, step, {"type": Spot(None, tag.name, "", {})})
        self.push(Frame("skip", path, tag, None, ""))

    def reject_item(self, parent: Frame, prop: Property, local: str, tag: Tag) -> None:
        """Report what is no item of a list; what belongs into an item is reported once for all that stands there."""
        type_ = self.model.objects.get(prop.target)
        inner = {p.xml_name for p in type_.properties.values() if p.node == "element"} if type_ else set()
        if local in inner and parent.loose:
            self.push(Frame("skip", parent.path, tag, None, ""))
            return
        parent.loose |= {local} & inner
        path = self.add_placeholder(parent, local, tag)
        variant = "item" if local in inner else ""
        self.faults.report("W014", tag.name, path, variant, name=local, wrapper=prop.xml_name, item=prop.item)

    def start_member(self, parent: Frame, type_: ObjectType, local: str, tag: Tag) -> None:
        prop = next((p for p in type_.properties.values() if p.xml_name == local), None)
        key = prop.name if prop else local
        path = (*parent.path, key)
        lists = set[str]() if prop else self.find_lists(type_, local)
        if prop and prop.node != "element":
            path = self.add_placeholder(parent, local, tag)
            self.faults.report("W013", tag.name, path, prop.node, name=local)
        elif lists & parent.loose:
            self.push(Frame("skip", parent.path, tag, None, ""))
        elif key in parent.data:
            first = parent.spots[key].key or parent.tag.name
            self.faults.append(Fault("W005", tag.name, path, "", {"name": local}, (("first", first),)))
            self.push(Frame("skip", path, tag, None, ""))
        elif prop is None:
            parent.loose |= lists
            parent.data[key] = {}
            parent.spots[key] = Spot(tag.name, tag.name, local, {})
            self.faults.check_room(len(parent.data), tag.name)
            self.push(Frame("skip", path, tag, None, ""))
        else:
            self.check_order(parent, type_, prop, tag)
            if prop.shape == "object":
                self.push_object(prop.target, path, tag, tag.name, local)
            elif prop.shape in ("objects", "strings", "union"):
                frame = Frame("list", path, tag, tag.name, local)
                frame.prop, frame.data = prop, []
                self.push(frame)
            else:
                self.push_text(prop, path, tag, tag.name, local)

    def find_lists(self, type_: ObjectType, local: str) -> set[str]:
        """Return the lists of an object that have items of a name."""
        return {
            prop.name
            for prop in type_.properties.values()
            if prop.item == local or (prop.tags and local in self.model.map_xml_names(prop))
        }

    def check_order(self, parent: Frame, type_: ObjectType, prop: Property, tag: Tag) -> None:
        ranks = {name: rank for rank, name in enumerate(type_.properties)}
        if ranks[prop.name] < parent.rank and not parent.is_order_reported:
            parent.is_order_reported = True
            later = next(
                n
                for n in type_.properties
                if n in parent.data and ranks[n] > ranks[prop.name] and type_.properties[n].node == "element"
            )
            name = type_.properties[later].xml_name
            words = {"name": prop.xml_name, "parent": parent.step.partition("[")[0], "later": name}
            self.faults.report_at((*parent.path, prop.name), "W012", tag.name, **words)
        parent.rank = max(parent.rank, ranks[prop.name])

    def make_step(self, parent: Frame, local: str, indexed: bool) -> str:
        parent.count[local] = parent.count.get(local, 0) + 1
        return f"{local}[{parent.count[local]}]" if indexed else local

    def push_object(self, name: str, path: NodePath, tag: Tag, key: Span | None, step: str) -> None:
        frame = Frame("object", path, tag, key, step)
        frame.type = self.model.objects[name]
        frame.data = {}
        if frame.type.tag:
            frame.data["type"] = frame.type.tag
            frame.spots["type"] = Spot(None, tag.name, "", {})
            self.nodes += 1
        self.push(frame)

    def push_text(self, prop: Property, path: NodePath, tag: Tag, key: Span | None, step: str) -> None:
        frame = Frame("text", path, tag, key, step)
        frame.prop = prop
        self.push(frame)

    def push(self, frame: Frame) -> None:
        self.nodes += 1
        deep = len(self.stack) if frame.kind == "skip" else len(frame.path)
        if deep >= self.most.depth and frame.kind != "text":
            raise Stop(make_depth_fault(frame.tag.name))
        if self.nodes > self.most.nodes:
            raise Stop(make_node_count_fault(frame.tag.name))
        self.stack.append(frame)

    # ---- text

    def add_text(self, text: str) -> None:
        frame = self.stack[-1]
        if frame.kind == "text" or (frame.type and frame.type.text):
            frame.text.append(text)
        elif words := text.strip(BLANK):
            frame.text.append(text)
            if frame.stray is None or frame.stray.variant:
                frame.stray = self.make_stray_fault(frame, text[: text.find(words)], words)
        elif frame.type and frame.type.is_empty and frame.stray is None:
            frame.stray = self.make_stray_fault(frame, "", "")

    def make_stray_fault(self, frame: Frame, before: str, words: str) -> Fault:
        """Make the fault of text where members belong, or of white space in an element that must be empty."""
        at = self.feeder.get_offset() + len(before.encode())
        name = frame.step.partition("[")[0]
        span, variant = (at, at + len(words.encode())), "" if words else "blank"
        return Fault("W011", span, None, variant, {"name": name}, (), frame.path)

    # ---- the end of an element

    def end_element(self, _name: str) -> None:
        frame = self.stack.pop()
        if frame.kind == "skip":
            return
        content = (frame.tag.end, max(self.feeder.get_offset(), frame.tag.end))
        members = frame.data if frame.kind == "list" else frame.spots.keys() - {"type"}
        if frame.stray and frame.text and self.stack and not members:
            # Only text where members belong: the same problem as a string in JSON, so the schema reports it.
            frame.kind, frame.type, frame.data = "text", None, "".join(frame.text).strip(BLANK)
            content = frame.stray.span
        elif frame.stray:
            self.faults.append(frame.stray)
        if frame.kind == "text" and frame.data is None:
            frame.data = "".join(frame.text)
            self.faults.check_text(frame.data, content, frame.path)
        elif frame.type and frame.type.text and frame.text:
            name, text = frame.type.text.name, "".join(frame.text)
            self.nodes += 1
            self.faults.check_text(text, content, (*frame.path, name))
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
