"""M123: the force of a directive or commitment is the one for which its printed words stand (spec 4.5)."""

from collections.abc import Iterator

from meeting_readout.document.index import Node
from meeting_readout.document.markers import find_marker
from meeting_readout.document.view import View
from meeting_readout.validator.problem import Problem


def check(view: View) -> Iterator[Problem]:
    """Yield every force to which the table of markers gives other words than those that are printed."""
    languages = {block.get("id"): block["language"] for block in view.data.get("blocks", ()) if "language" in block}
    usual = view.data.get("release", {}).get("language", "")
    for name in ("directives", "commitments"):
        for item in view.items(name):
            key = "marker" if "marker" in item else "verb"
            if "force" not in item or key not in item:
                continue
            found = find_marker(item[key], languages.get(_find_block(item), usual) if languages else usual)
            force = found.readings.get(name, "") if found else ""
            if found and force not in ("", item["force"]) and view.is_intact(item):
                words = {"words": found.words, "table": force, "force": item["force"]}
                yield Problem("M123", item, "force", words=words, related=(("words", item, key),))


def _find_block(item: Node) -> str | None:
    anchors = item.get("anchors")
    return anchors[0].get("block") if anchors else None
