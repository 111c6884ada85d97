"""The proof that no word of a document was lost when it was read: other code reads its bytes again.

It knows nothing of the schema, and cannot take a name for another one. It is for documents without faults, whose
content is about to be written elsewhere.
"""

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any
from xml.parsers.expat import ParserCreate

from meeting_readout import converters
from meeting_readout.converters.decode import is_utf_16, measure_mark, utf_16_to_utf_8
from meeting_readout.converters.layout import format_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYOUT = {"http://www.w3.org/XML/1998/namespace space", "http://www.w3.org/2001/XMLSchema-instance schemaLocation"}
"""The attributes of XML that are not content."""
BLANK = " \t\r\n"


def has_same_content(data: bytes, form: str, readout: Any) -> bool:
    """Return whether the bytes of a document hold all that is in a readout, and nothing else."""
    if form == "xml":
        return _digest_xml(data) == _digest_xml(converters.write(readout, "xml"))
    text = data[measure_mark(data) :].decode()
    return bool(json.loads(text) == readout if form == "json" else _read_yaml(text) == _write_words(readout))


def _digest_xml(data: bytes) -> bytes:
    """Return a digest of all elements, attributes and texts, without the white space between elements."""
    digest, texts = blake2b(), list[str]()

    def start(name: str, attributes: dict[str, str]) -> None:
        content = [part for key in sorted(attributes.keys() - LAYOUT) for part in (key, attributes[key])]
        add_text()
        digest.update("\0".join(("\1", name, *content)).encode())

    def end(_name: str) -> None:
        add_text()
        digest.update(b"\2")

    def add_text() -> None:
        text = "".join(texts)
        texts.clear()
        digest.update(text.encode() if text.strip(BLANK) else b"")

    parser = ParserCreate("utf-8", namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = texts.append
    parser.Parse(utf_16_to_utf_8(data) if is_utf_16(data) else data[measure_mark(data) :], True)
    return digest.digest()


def _read_yaml(text: str) -> Any:
    """Read YAML without anchors and tags as objects, lists and strings."""
    import yaml

    events: Iterator[Any] = iter(yaml.parse(text, Loader=yaml.CBaseLoader))

    def read(event: Any) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        items = []
        while not isinstance(inner := next(events), yaml.CollectionEndEvent):
            items.append(read(inner))
        return dict(zip(items[::2], items[1::2], strict=True)) if isinstance(event, yaml.MappingStartEvent) else items

    return read(next(event for event in events if isinstance(event, yaml.NodeEvent)))


def _write_words(value: Any) -> Any:
    """Return data with its numbers and flags as words."""
    if isinstance(value, dict):
        return {key: _write_words(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_write_words(inner) for inner in value]
    return value if isinstance(value, str) else format_scalar(value)
