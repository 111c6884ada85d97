"""Web Annotations: where in the text each item stands. What an item says is not in them."""

from collections.abc import Iterator
from typing import Any

from meeting_readout.document.anchors import Passage
from meeting_readout.document.index import Node
from meeting_readout.document.view import View
from meeting_readout.export.addresses import find_item
from meeting_readout.export.source import Source

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
NAMED = ("release", "meeting")
"""What has no id, and is known by the name of its property."""
MOTIVATIONS = {"participants": "identifying", "entities": "identifying", "notes": "commenting"}
"""By the list of the item; all else describes."""
NEAR = 32
"""So many code points stand before and after a quotation, and as many more until they make it the only one."""


def make(source: Source) -> list[dict[str, Any]]:
    """Make an annotation for each item that is anchored to the text."""
    view, address = source.view, source.address
    return [
        {
            "@context": CONTEXT,
            "id": find_item(address, f"anno__{id_}"),
            "type": "Annotation",
            "motivation": motivation,
            "body": [
                {"type": "TextualBody", "value": kind, "purpose": "tagging"},
                {"id": find_item(address, id_), "type": "Dataset"},
            ],
            "target": targets[0] if len(targets) == 1 else targets,
        }
        for id_, kind, motivation, node in _list_items(view)
        if (targets := list(_list_targets(view, address, node)))
    ]


def _list_items(view: View) -> Iterator[tuple[str, str, str, Node]]:
    """Yield the id, the kind, the motivation and the data of everything that can be anchored."""
    for name in NAMED:
        if name in view.data:
            yield name, name, "describing", view.data[name]
    for name, value in view.data.items():
        for item in value if isinstance(value, list) and name != "blocks" else ():
            if "id" in item:
                yield item["id"], view.ids[item["id"]].kind, MOTIVATIONS.get(name, "describing"), item


def _list_targets(view: View, address: str, item: Node) -> Iterator[dict[str, Any]]:
    """Yield the places of an item in the text, each once."""
    seen = set[tuple[int, int, int]]()
    for passage in view.anchors.by_item.get(id(item), ()):
        place = (passage.block, passage.start, passage.end)
        if place not in seen:
            seen.add(place)
            block = view.anchors.blocks[passage.block]
            yield {
                "type": "SpecificResource",
                "source": find_item(address, block["id"]),
                "selector": [
                    _quote(block["content"], passage),
                    {"type": "TextPositionSelector", "start": passage.start, "end": passage.end},
                ],
            }


def _quote(content: str, passage: Passage) -> dict[str, str]:
    """Return the selector that finds the words, with as much around them as makes them the only such words."""
    start, end, near = passage.start, passage.end, NEAR
    while True:
        before, after = content[max(start - near, 0) : start], content[end : end + near]
        around = f"{before}{content[start:end]}{after}"
        if content.find(around) == content.rfind(around):
            break
        near += NEAR
    quote = {"type": "TextQuoteSelector", "exact": content[start:end], "prefix": before, "suffix": after}
    return {name: words for name, words in quote.items() if words}
