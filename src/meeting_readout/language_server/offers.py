"""What completion offers, and how the protocol says it."""

from typing import NamedTuple

from lsprotocol.types import CompletionItem, CompletionItemKind, InsertTextFormat, Range, TextEdit

from meeting_readout.language_server import writing


class Offer(NamedTuple):
    """What can be written at a place: how it is shown, what is written, and what explains it."""

    label: str
    text: str
    kind: CompletionItemKind
    detail: str = ""
    meaning: str = ""
    has_stop: bool = False


def make_item(offer: Offer, rank: int, range_: Range, with_stops: bool) -> CompletionItem:
    """Return the item of the protocol; `rank` is the place of an offer among the others."""
    text = offer.text if with_stops or not offer.has_stop else writing.drop_stops(offer.text)
    return CompletionItem(
        label=offer.label,
        kind=offer.kind,
        detail=offer.detail or None,
        documentation=offer.meaning or None,
        sort_text=f"{rank:04}",
        filter_text=writing.drop_stops(offer.text) if offer.has_stop else offer.text,
        insert_text_format=InsertTextFormat.Snippet if offer.has_stop and with_stops else InsertTextFormat.PlainText,
        text_edit=TextEdit(range_, text),
    )
