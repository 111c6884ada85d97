"""M123: force, kind, act and refrain of an item are those for which its printed words stand (spec 4.5)."""

from collections.abc import Iterator

from meeting_readout.document.index import Node
from meeting_readout.document.markers import Marker, find_marker, find_refrain
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem

SETTLED = {"statements": "kind", "decisions": "act", "directives": "force", "commitments": "force"}
"""The property of each list that the table settles."""
PROHIBIT = "prohibit"
"""The force that holds the "not" itself."""


def check(view: View) -> Iterator[Problem]:
    """Yield every value to which the table of markers gives other words than those that are printed."""
    languages = {block.get("id"): block["language"] for block in view.data.get("blocks", ()) if "language" in block}
    usual = view.data.get("release", {}).get("language", "")
    for name, key in SETTLED.items():
        for item in view.items(name):
            if "verb" not in item and "marker" not in item:
                continue
            language = languages.get(_find_block(item), usual) if languages else usual
            # A force is that of the marker, or without one of the verb; a kind or an act is that of the verb alone.
            source = "marker" if key == "force" and "marker" in item else "verb"
            if key in item and source in item:
                found = find_marker(item[source], language)
                if found and found.readings.get(name, "") not in ("", item[key]):
                    yield from _report_value(view, item, name, key, source, found)
            if key == "force" and "refrain" not in item and item.get(key) != PROHIBIT:
                for each in ("marker", "verb"):
                    refrain = find_refrain(item[each], language) if each in item else None
                    if refrain and name in refrain.refrains and view.is_intact(item):
                        yield Problem("M123", item, each, variant="refrain", words={"words": refrain.words})
                        break


def _report_value(view: View, item: Node, name: str, key: str, source: str, found: Marker) -> Iterator[Problem]:
    """Yield the problem of a value; but a verb that merely says something leaves the kind to what is said."""
    if view.is_intact(item) and (key == "force" or not found.yields):
        words = {"words": found.words, "table": found.readings[name], "property": key, "value": item[key]}
        yield Problem("M123", item, key, words=words, related=(("words", item, source),))


def _find_block(item: Node) -> str | None:
    anchors = item.get("anchors")
    return anchors[0].get("block") if anchors else None
