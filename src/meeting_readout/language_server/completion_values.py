"""Completion of values: vocabularies, ids, and the words of a block that nothing covers yet."""

from collections.abc import Iterator
from typing import Any

from lsprotocol.types import CompletionItemKind

from meeting_readout.converters.tracing import NodePath
from meeting_readout.dictionary.markdown import sentence
from meeting_readout.document.coverage import measure_coverage
from meeting_readout.document.sentences import find_ends
from meeting_readout.language_server import writing
from meeting_readout.language_server.documents import Document
from meeting_readout.language_server.ids import TARGET, find_candidates
from meeting_readout.language_server.offers import Offer
from meeting_readout.language_server.places import ANCHOR, get_list, list_types
from meeting_readout.language_server.sketch import Cursor, get_value
from meeting_readout.model.model import Property, model
from meeting_readout.page.names import SHORT, shorten
from meeting_readout.page.titles import get_meaning


def offer_values(document: Document, data: Any, cursor: Cursor, prop: Property) -> Iterator[Offer]:
    """Offer what a property can say."""
    path = cursor.path
    if prop.shape == "tag":
        holder = get_list(data, path[:-1])
        for one in list_types(holder) if holder else ():
            yield _write(one.tag, cursor, CompletionItemKind.EnumMember, sentence(one.schema["description"]))
    elif prop.target == TARGET:
        for id_, kind, label in find_candidates(document, data, path):
            yield _write(id_, cursor, CompletionItemKind.Reference, label, kind)
    elif prop.shape in ("flag", "boolean"):
        for word in ("true", "false")[: 1 if prop.shape == "flag" else 2]:
            yield Offer(word, word, CompletionItemKind.Value)
    elif prop.name == ANCHOR[1] and prop.schema["xml"]["nodeType"] == "text":
        for words in _list_uncovered(document, data, path[:-1]):
            yield _write(words, cursor, CompletionItemKind.Text, words)
    else:
        for value in model().vocabulary(prop):
            yield _write(value, cursor, CompletionItemKind.EnumMember, get_meaning(prop, value))


def _write(value: str, cursor: Cursor, kind: CompletionItemKind, meaning: str, detail: str = "") -> Offer:
    return Offer(shorten(value, SHORT), writing.write_value(value, cursor), kind, detail, meaning)


def _list_uncovered(document: Document, data: Any, path: NodePath) -> Iterator[str]:
    """Yield the words of the block of an anchor, sentence by sentence, that no other anchor covers."""
    block_id = (get_value(data, path) or {}).get(ANCHOR[0])
    view = document.view_without(frozenset((path,)))
    language = str(get_value(data, ("release", "language")) or "")
    for gap in measure_coverage(view).gaps if view else ():
        block = view.anchors.blocks[gap.block] if view else {}
        if block.get("id") != block_id:
            continue
        content, at = block["content"], gap.start
        for end in (*find_ends(content, gap.start, gap.end, str(block.get("language", language))), gap.end):
            words = content[at:end].strip()
            if any(char.isalnum() for char in words):
                yield words
            at = end
