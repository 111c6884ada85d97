"""What each id of a readout is called: the name of a person, the title of a document, the words of an item."""

from functools import cached_property

from meeting_readout.document.index import Identified, Node
from meeting_readout.document.library import words
from meeting_readout.document.text_order import ORDERED
from meeting_readout.document.view import RESERVED, View
from meeting_readout.page.titles import get_list, name_type

NAMES = ("name", "title", "description", "text", "label")
"""The properties that name what has them, the best first."""
OWN = ("name", "title", "posts", "of")
"""The properties by which something is called that is not called by its words or its place."""
SHORT = 60
"""So many characters of the words of an item stand for it where it is only mentioned."""
LONGEST = 200
"""So many characters a name has where it is only mentioned: a long one is not repeated at every mention."""
DEEPEST = 20
"""After so many things that are named by others, the id is the name."""
WORD = 16
"""So many letters of a word that has no room are left out: longer ones are cut, and texts without spaces."""
UNSTATED = "unstated"
"""Whoever is not said to be anybody (spec 3.2)."""


def shorten(text: str, most: int, word: int = WORD) -> str:
    """Return a text of so many characters at most, with an ellipsis where it was longer.

    It ends with a whole word, unless more than `word` letters of the next one have room.
    """
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    whole = kept if text[most - 1].isspace() else kept.rpartition(" ")[0]
    return (whole if len(whole) > max(len(kept) - word, 0) else kept).rstrip(" …") + "…"


def is_named(node: Node) -> bool:
    """Return whether a node has a name of its own, or is called by the post or the members that it has."""
    return any(key in node for key in OWN)


class Names:
    """The names of one readout."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._found: dict[str, str] = {}
        self._depth = 0

    def find(self, id_: str) -> str:
        """Return what an id stands for; the id itself where it leads nowhere."""
        if id_ not in self._found:
            self._found[id_] = shorten(self._find(id_), LONGEST)
        return self._found[id_]

    def mention(self, id_: str) -> str:
        """Return what an id stands for within a sentence: its kind and itself, if it leads to what has no name."""
        found = self.view.ids.get(id_)
        if found is None or is_named(found.node):
            return self.find(id_)
        return f"{name_type(found.kind)} {id_}"

    def call(self, node: Node) -> str:
        """Return what is pointed to by its id, or named in place; or the name of the node itself."""
        if "ref" in node:
            return self.find(node["ref"])
        name = next((str(node[key]) for key in NAMES if key in node), "")
        if "honorific" in node:
            return f"{node['honorific']} {name}".rstrip()
        return name or self._describe(node)

    def quote(self, item: Node) -> str:
        """Return what an item says: its text, else its words in the release, else what it is about."""
        return words(self.view, item) or self._list_matters(item)

    @cached_property
    def _items(self) -> set[int]:
        return {id(item) for item in self.view.items(*ORDERED, "notes")}

    def _find(self, id_: str) -> str:
        if id_ in RESERVED:
            return self._name_reserved(id_)
        found = self.view.ids.get(id_)
        if found is None:
            return id_
        if self._depth == DEEPEST:
            return id_
        self._found[id_] = id_  # a name in a circle is the id
        self._depth += 1
        name = self._name_node(id_, found)
        self._depth -= 1
        return name

    def _name_node(self, id_: str, found: Identified) -> str:
        if id(found.node) in self._items:
            quoted = self.quote(found.node)
            return f"{id_}: {shorten(quoted, SHORT)}" if quoted else id_
        name = self.call(found.node) or id_
        if found.node is not found.owner and name == found.node.get("label"):
            return f"{self.call(found.owner)}: {name}"
        return name

    def _name_reserved(self, id_: str) -> str:
        """Return the name of what always means something (spec 3.2): the body that met, or the word itself."""
        meeting = self.view.data.get("meeting", {})
        if id_ == "meeting" and "body" in meeting:
            return self.call(meeting["body"])
        return id_ if id_ == UNSTATED else str(get_list(id_).schema["title"]).lower()

    def _describe(self, node: Node) -> str:
        """Return what stands for something without a name: a post, a day, those of whom it is made."""
        if node.get("posts"):  # none are left where all are faulty
            post = node["posts"][0]
            return str(post.get("title") or self.call(post.get("organization", {})))
        if "held" in node and "body" not in node:
            side = node["held"].get("start") or node["held"].get("end") or {}
            return str(side.get("asPrinted") or side.get("value", ""))
        inner: Node = node.get("body") or next(iter(node.get("of", ())), {})
        return self.call(inner) if inner else str(node.get("id", ""))

    def _list_matters(self, item: Node) -> str:
        """Return what an item without words in the text is about."""
        nodes = [node for key in ("topics", "concerns", "links", "documents", "about") for node in item.get(key, ())]
        return ", ".join(filter(None, map(self.call, nodes)))
