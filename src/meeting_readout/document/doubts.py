"""What notes call in doubt: words that are a slip, or that the text leaves open (spec 5.5)."""

from collections.abc import Iterator
from typing import Any

from meeting_readout.document.index import Node
from meeting_readout.document.view import View

DOUBTS = ("misprint", "translation-slip", "open-question")
"""The kinds of notes about words that may say something else than what is meant."""
WHOLES = ("meeting", "release", "participants")
"""Ids that stand for a part of the document."""


def is_in_doubt(view: View, node: Node) -> bool:
    """Return whether such a note refers to a node, or to something in which the node lies."""
    return bool(view.data.get("notes")) and id(node) in view.compute_once(_find_doubted)


def _find_doubted(view: View) -> set[int]:
    doubted: set[int] = set()
    for ref in _list_refs(view):
        inside = [_find_target(view, ref)]
        while inside:
            value = inside.pop()
            if isinstance(value, dict | list) and id(value) not in doubted:
                doubted.add(id(value))
                inside += value.values() if isinstance(value, dict) else value
    return doubted


def _list_refs(view: View) -> Iterator[str]:
    """Yield the ids to which such notes refer; a note of which the kind was taken out may be one."""
    for note in view.items("notes"):
        if note.get("kind") in DOUBTS or view.may_have_had(note, "kind"):
            yield from (target["ref"] for target in note.get("about", ()) if "ref" in target)


def _find_target(view: View, ref: str) -> Any:
    found = view.ids.get(ref)
    return view.data.get(ref) if ref in WHOLES else found.node if found else None
