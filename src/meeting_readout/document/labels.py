"""What a mention leads to, and what things are called: whole names, as printed, where a page would shorten them."""

from meeting_readout.document.index import Identified, Node
from meeting_readout.document.view import RESERVED, View

NAMES = ("name", "title", "description", "label", "gloss")
"""The properties that name what has them, the best first."""


def find_target(view: View, mention: Node) -> Identified | None:
    """Return what a mention leads to by its id, None where it names something in place, or means nothing single."""
    id_ = str(mention.get("ref", ""))
    if id_ not in RESERVED:
        return view.ids.get(id_)
    node = view.data.get(id_)  # `participants` is a list of many, `unstated` is nobody
    return Identified(id_, node, node) if isinstance(node, dict) else None


def find_label(view: View, node: Node) -> str:
    """Return what something is called: a mention, a link, an item, the meeting; empty where nothing stands for it."""
    if "ref" in node:
        target = find_target(view, node)
        return _name(view, target.node) if target else str(node["ref"])
    return _name(view, node)


def _name(view: View, node: Node) -> str:
    """Return the name of what is no mention by an id."""
    if named := next((str(node[key]) for key in NAMES if key in node), ""):
        return named
    meeting = view.data.get("meeting")
    if node is meeting:
        body = find_label(view, node["body"]) if node.get("body", {}).get("ref") != "meeting" and "body" in node else ""
        if not body:
            return str(view.data.get("release", {}).get("title", ""))
        return f"{body} ({node['ordinal']})" if "ordinal" in node else body
    post: Node = next(iter(node.get("posts", ())), {})
    return str(post.get("title") or node.get("id", ""))
