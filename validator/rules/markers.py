"""The force of a directive or commitment is the one for which its printed words stand (spec 4.5)."""

from collections.abc import Iterator

from meeting_readout.document import markers
from meeting_readout.document.view import Node, View
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
            found = markers.find(item[key], languages.get(_block(item), usual) if languages else usual)
            force = found.readings.get(name, "") if found else ""
            if found and force not in ("", item["force"]) and view.whole(item):
                words = {"words": found.words, "table": force, "force": item["force"]}
                yield Problem("M123", item, "force", words=words, related=(("words", item, key),))


def _block(item: Node) -> str | None:
    anchors = item.get("anchors")
    return anchors[0].get("block") if anchors else None
