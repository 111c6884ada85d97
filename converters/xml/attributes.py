"""The attributes of XML for the tracer, one element at a time.

An attribute that the schema does not know is kept in the data as an unknown property, as the tracer does it.
"""

import re
from typing import Any

from meeting_readout.converters.tracing import Faults, NodePath, Span, Spot
from meeting_readout.converters.xml.start_tag import Frame
from meeting_readout.model.model import ObjectType, Property, model

HINT = "http://www.w3.org/2001/XMLSchema-instance schemaLocation"
SPACE = "http://www.w3.org/XML/1998/namespace space"
INTEGER = re.compile("0|-?[1-9][0-9]*")
DECIMAL = re.compile(r"[+-]?[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]+)?")


class Attributes:
    """Adds attributes to the frames of their elements, and faults to `faults`."""

    def __init__(self, faults: Faults) -> None:
        self.faults, self.model = faults, model()

    def read(self, frame: Frame, pairs: list[str]) -> int:
        """Read the names and values that expat returns for an element, and return how many nodes they are."""
        if frame.kind == "skip":
            return 0
        count = 0
        raw = [entry for entry in frame.tag.attributes if entry[0] != "xmlns" and not entry[0].startswith("xmlns:")]
        for (written, key, value), name, content in zip(raw, pairs[::2], pairs[1::2], strict=True):
            if name == SPACE and self._is_space_kept(frame) and content in ("preserve", "default"):
                continue
            if name == HINT and not frame.path:
                continue
            count += 1
            if frame.type and not (name == SPACE and frame.type.text):
                self._read_attribute(frame, frame.type, written, key, value, name, content)
            else:
                words = {"name": written, "parent": frame.step.partition("[")[0]}
                self.faults.report_at(frame.path, "W013", key, "wrapper", **words)
        return count

    def _is_space_kept(self, frame: Frame) -> bool:
        if frame.type:
            return frame.type.text is not None
        return frame.kind == "text" and frame.prop is not None and self.model.is_space_kept(frame.prop)

    def _read_attribute(
        self, frame: Frame, type_: ObjectType, written: str, key: Span, value: Span, name: str, content: str
    ) -> None:
        prop = next((p for p in type_.properties.values() if p.xml_name == name), None)
        if prop and prop.node != "attribute":
            self.faults.report("W013", key, (*frame.path, prop.name), f"no-{prop.node}", name=written)
            frame.data.setdefault(prop.name, None)
            frame.spots.setdefault(prop.name, Spot(key, value, f"@{written}", {}))
            return
        path = (*frame.path, prop.name if prop else written)
        self.faults.check_text(content, value, path)
        frame.data[path[-1]] = self._convert(prop, content, value, path)
        frame.spots[path[-1]] = Spot(key, value, f"@{written}", {})

    def _convert(self, prop: Property | None, content: str, value: Span, path: NodePath) -> Any:
        if prop is None or prop.shape == "string":
            return content
        if prop.shape != "integer":
            return {"true": True, "false": False}.get(content, content)
        if INTEGER.fullmatch(content):
            return int(content[:40])
        if DECIMAL.fullmatch(content):
            self.faults.report("W006", value, path, "decimal", value=content[:40])
        return content
