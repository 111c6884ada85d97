"""What an item says without the text: the properties that it names under `inferred`, and those that state no fact."""

from meeting_readout.document.view import View

SILENT = ("id", "type", "unconfirmed", "inferred", "extensions", "anchors")
"""Properties that state no fact of the text (spec 7.2)."""


def find_inferred(view: View) -> set[int]:
    """Return the nodes, by `id()`, inside properties of which their item says that the text does not print them."""
    return view.compute_once(_find_inferred)


def _find_inferred(view: View) -> set[int]:
    inferred: set[int] = set()
    for node, _owner in view.having["inferred"]:
        inside = [node.get(name) for name in node["inferred"]]
        while inside:
            value = inside.pop()
            if isinstance(value, dict | list):
                inferred.add(id(value))
                inside += value.values() if isinstance(value, dict) else value
    return inferred
