"""The outline: the release, its text, the meeting, those who took part, and the items with their first words."""

from collections.abc import Iterator

from lsprotocol.types import DocumentSymbol, FoldingRange, FoldingRangeKind, SymbolKind

from meeting_readout.converters.tracing import Span, Spot
from meeting_readout.language_server.documents import Document
from meeting_readout.language_server.ids import describe
from meeting_readout.model.model import ROOT, model

KINDS = {"blocks": SymbolKind.String, "meeting": SymbolKind.Event, "participants": SymbolKind.Class}


def list_symbols(document: Document) -> list[DocumentSymbol]:
    """Return a symbol for each part of a readout that holds objects, in the order of the file."""
    data, spots = document.outline.data, document.outline.root.children
    properties = model().objects[ROOT].properties
    found = []
    for name, spot in spots.items():
        prop = properties.get(str(name))
        if not prop or not spot.children:
            continue
        kind = KINDS.get(prop.name, SymbolKind.Object)
        children = [
            _describe_item(document, data[name][index], one, kind) for index, one in _list_items(data[name], spot)
        ]
        found.append(_make(document, str(prop.schema["title"]), "", spot, kind, children))
    return found


def list_folds(document: Document) -> list[FoldingRange]:
    """Return a range for each object, list or text that takes several lines."""
    found = []
    for start, end in _walk(document.outline.root):
        range_ = document.find_range((start, end))
        closing = document.form != "yaml" and document.cut((end - 1, end)) in "}]>"
        last = range_.end.line - closing
        if last > range_.start.line:
            found.append(FoldingRange(range_.start.line, last, kind=FoldingRangeKind.Region))
    return sorted(set_lines(found), key=lambda one: (one.start_line, -one.end_line))


def set_lines(folds: list[FoldingRange]) -> list[FoldingRange]:
    """Return one range for each line in which some begin: the longest."""
    longest: dict[int, FoldingRange] = {}
    for one in folds:
        if one.start_line not in longest or longest[one.start_line].end_line < one.end_line:
            longest[one.start_line] = one
    return list(longest.values())


def _list_items(value: object, spot: Spot) -> Iterator[tuple[int, Spot]]:
    if isinstance(value, list):
        yield from ((index, one) for index, one in spot.children.items() if isinstance(index, int))


def _describe_item(document: Document, item: object, spot: Spot, kind: SymbolKind) -> DocumentSymbol:
    """Return the symbol of an item: its id, and its first words."""
    id_ = str(item.get("id", "")) if isinstance(item, dict) else ""
    words = describe(document, id_) if id_ else ""
    return _make(document, id_ or words or "…", words if words != id_ else "", spot, kind, None)


def _make(
    document: Document, name: str, detail: str, spot: Spot, kind: SymbolKind, children: list[DocumentSymbol] | None
) -> DocumentSymbol:
    start, end = spot.value
    key = spot.key or (start, start)
    whole: Span = min(start, key[0]), max(end, key[1])
    return DocumentSymbol(name, kind, document.find_range(whole), document.find_range(key), detail, children=children)


def _walk(root: Spot) -> Iterator[Span]:
    """Yield the place of every node, with its name."""
    waiting = [root]
    while waiting:
        spot = waiting.pop()
        yield (min(spot.key[0], spot.value[0]) if spot.key else spot.value[0]), spot.value[1]
        waiting += spot.children.values()
