"""The derived columns of tables, and the table of said items: what one would ask of a readout anyway."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from meeting_readout.document.index import Node
from meeting_readout.document.labels import find_label, find_target
from meeting_readout.document.library import find_due, inherited, span, words
from meeting_readout.document.view import View
from meeting_readout.model.table_keys import NUMBERS, SAID_LISTS
from meeting_readout.tables.identities import Identities, Identity

Derive = Callable[[View, Identities, Node], tuple[Any, ...]]
"""Returns the derived columns of the row of a node."""
KINDS = ("kind", "act", "force")
"""What kind of thing a said item is, in each of its types."""


def _derive_release_days(_view: View, _identities: Identities, node: Node) -> tuple[Any, ...]:
    return span(node["release"].get("published", {}))


def _derive_held_days(_view: View, _identities: Identities, node: Node) -> tuple[Any, ...]:
    return span(node.get("held", {}))


def _derive_days(_view: View, _identities: Identities, node: Node) -> tuple[Any, ...]:
    return span(node)


def _derive_numbers(_view: View, _identities: Identities, node: Node) -> tuple[Any, ...]:
    return tuple(float(node[name]) if name in node else None for name in NUMBERS)


def _derive_range(view: View, _identities: Identities, node: Node) -> tuple[Any, ...]:
    return view.compute_once(_find_ranges).get(id(node), (None, None))


def _derive_label(view: View, identities: Identities, node: Node) -> tuple[Any, ...]:
    label = find_label(view, node)
    return (label or None, *_identify(view, identities, node, label))


DERIVE: dict[str, Derive] = {
    "readouts": _derive_release_days,
    "participants": _derive_label,
    "entities": _derive_label,
    "mentions": _derive_label,
    "links": _derive_label,
    "occasions": _derive_held_days,
    "times": _derive_days,
    "amounts": _derive_numbers,
    "anchors": _derive_range,
}
"""The function for each table with derived columns, which are those of `table_keys.DERIVED`."""


def list_said(view: View, identities: Identities) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of the table of said items."""
    data = view.data
    held = span(data.get("meeting", {}).get("held", {})).first
    blocks = {block.get("id"): block for block in data.get("blocks", ())}
    for name in SAID_LISTS:
        for position, item in enumerate(data.get(name, ())):
            speakers = _call(view, identities, inherited(view, item, "by") or [])
            addressees = _call(view, identities, inherited(view, item, "addressees") or [])
            deadlines: list[Node] = inherited(view, item, "deadlines") or []
            due = find_due(deadlines)
            first: Node = next((blocks.get(anchor.get("block"), {}) for anchor in item.get("anchors", ())), {})
            yield (
                data["id"],
                f"/{name}/{position}",
                name,
                item["id"],
                next((item[kind] for kind in KINDS if kind in item), None),
                item.get("partOf"),
                words(view, item) or None,
                *speakers,
                *addressees,
                due,
                _print_deadline(deadlines, due),
                held,
                first.get("language") or data["release"].get("language"),
            )


def _find_ranges(view: View) -> dict[int, tuple[int, int]]:
    return {id(passage.node): (passage.start, passage.end) for passage in view.anchors.found}


def _call(view: View, identities: Identities, mentions: list[Node]) -> tuple[list[str] | None, list[str | None] | None]:
    """Return what those who are meant are called, and beside each which one it is; None where nobody is known."""
    labels = [find_label(view, mention) for mention in mentions]
    known = [_identify(view, identities, one, label).identity for one, label in zip(mentions, labels, strict=True)]
    return labels or None, known if any(known) else None


def _identify(view: View, identities: Identities, node: Node, label: str) -> Identity:
    """Return who somebody is, by the file of names."""
    if not identities:
        return Identity(None, None)
    target = find_target(view, node) if "ref" in node else None
    return identities.find(label, str((target.node if target else node).get("type", "")))


def _print_deadline(deadlines: list[Node], due: date | None) -> str | None:
    """Return by when something is to be done, as printed: the deadline that is due, or the first that is none."""
    chosen = next((time for time in deadlines if due and find_due([time]) == due), next(iter(deadlines), None))
    return str(chosen.get("asPrinted") or chosen["type"]) if chosen else None
