"""M123: force, kind, act and refrain of an item are those for which its printed words stand (spec 4.5)."""

from collections.abc import Iterator

from meeting_readout.document.index import Node
from meeting_readout.document.markers import find_marker, find_refrain
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
            yield from _check_value(view, item, name, key, language)
            if key == "force" and "refrain" not in item and item.get("force") != PROHIBIT:
                yield from _check_refrain(view, item, name, language)


def _check_value(view: View, item: Node, name: str, key: str, language: str) -> Iterator[Problem]:
    """Yield a force that is not that of the marker, or without one of the verb; a kind or an act by the verb alone."""
    source = "marker" if key == "force" and "marker" in item else "verb"
    if key not in item or source not in item:
        return
    found = find_marker(item[source], language)
    # A verb that merely says something leaves the kind to what is said.
    table = found.readings.get(name, "") if found and (key == "force" or not found.yields) else ""
    if found and table not in ("", item[key]) and view.is_intact(item):
        words = {"words": found.words, "table": table, "property": key, "value": item[key]}
        yield Problem("M123", item, key, words=words, related=(("words", item, source),))


def _check_refrain(view: View, item: Node, name: str, language: str) -> Iterator[Problem]:
    for source in ("marker", "verb"):
        found = find_refrain(item[source], language) if source in item else None
        if found and name in found.refrains and view.is_intact(item):
            words = {"words": found.words}
            yield Problem("M123", item, source, variant="refrain", words=words)
            return


def _find_block(item: Node) -> str | None:
    anchors = item.get("anchors")
    return anchors[0].get("block") if anchors else None
